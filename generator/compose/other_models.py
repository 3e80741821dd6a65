"""Model answers of a question with parameters: a key of a few versions shows that of each."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.blocks import MOST_COLUMNS, Block, Item, Lines, Paragraph, Placed
from generator.document.inlines import Strong, Text
from generator.frozen import replace
from generator.plan import ItemPlan, Plan
from generator.values.instances import instance_of
from generator.words import Words


def with_other_models(here: Placed, item: Item, planned: ItemPlan, plan: Plan, words: Words) -> Placed:
    """`here` is the item as the first version with it has it; behind its model answer come those of the others."""
    response = here.item.response
    if not item.parameters or not isinstance(response, Lines) or not response.model:
        return here
    if len(plan.versions) > MOST_COLUMNS:
        return here
    others = tuple(_others(item, planned, plan, words))
    return replace(here, item=replace(here.item, response=replace(response, model=(*response.model, *others))))


def _others(item: Item, planned: ItemPlan, plan: Plan, words: Words) -> Iterator[Block]:
    for version in plan.versions:
        for other in version.items:
            if other.id == item.id and other.values != planned.values:
                response = instance_of(item, other.values).response
                assert isinstance(response, Lines)
                head = f"{words.fixed['version']} {version.code}"
                yield Paragraph((Strong((Text(head),)),), ("keep",))
                yield from response.model
