"""Plain data, `frozen` or a `record` that changes: what `@dataclass(slots=True)` gives, made in a tenth of the time.

A command defines some 150 such classes before it does anything, and `dataclasses` compiles six functions for each: over
half a millisecond a class, 100 ms a command (measured). Here classes share their methods, and those with equally many
fields share the code of `__init__` under other names.

That a value never changes is held by the type checker and not once more at run time, so values are made in a third of
the time. The functions of `dataclasses`, `match`, `copy` and `pickle` work as with dataclasses; `replace` is here too,
because the first `dataclasses.replace` of each class makes a real dataclass of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, TypeVar, cast, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import Field
    from dataclasses import replace as replace

T = TypeVar("T")


def fresh(*, factory: Callable[[], T]) -> T:
    """The default of a field, made anew for each."""
    made: Any = _Fresh(factory)
    return cast("T", made)


@dataclass_transform(frozen_default=True, field_specifiers=(fresh,))
def frozen(cls: type[T]) -> type[T]:
    """The class with slots, `__init__`, `__eq__`, `__hash__` and `__repr__` over its annotated fields.

    Fields are the class's own, it inherits none; a default is a value that never changes or `fresh`, never `field(…)`.
    """
    return _made(cls, _compared)


@dataclass_transform(eq_default=False, frozen_default=True, field_specifiers=(fresh,))
def unique(cls: type[T]) -> type[T]:
    """The same for what is equal to nothing but itself."""
    return _made(cls, lambda _: {})


@dataclass_transform(field_specifiers=(fresh,))
def record(cls: type[T]) -> type[T]:
    """The same for data that changes, which is equal by its fields and has no hash."""
    return _made(cls, lambda names: {"__eq__": _compared(names)["__eq__"], "__hash__": None})


class _Fresh:
    def __init__(self, factory: Callable[[], Any]) -> None:
        self.make = factory


def _made(cls: type[T], compared: Callable[[tuple[str, ...]], Mapping[str, Any]]) -> type[T]:
    own = {name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    types: dict[str, Any] = own.get("__annotations__", {})
    names = tuple(types)
    defaults = {name: own.pop(name) for name in names if name in own}
    made_anew = frozenset(name for name, value in defaults.items() if isinstance(value, _Fresh))
    code = _making(names, made_anew) if made_anew else _assigning(names)
    init = FunctionType(code, {"Fresh": _Fresh}, "__init__", tuple(defaults.values()))
    init.__annotations__ = {**types, "return": None}
    kind: Any = type(cls)
    made: type[T] = kind(
        cls.__name__,
        cls.__bases__,
        {
            "__repr__": _spelt,
            **own,
            "__slots__": names,
            "__match_args__": names,
            "__init__": init,
            **compared(names),
            "__dataclass_fields__": _Fields(types, defaults),
        },
    )
    made.__qualname__ = cls.__qualname__
    return made


if not TYPE_CHECKING:  # checkers know the fields of what `dataclasses.replace` takes, and no way to say so of another

    def replace(value: T, /, **changes: Any) -> T:
        """The same value with other fields; of dataclasses too, if `__init__` takes all of theirs."""
        kind = value.__class__
        fields, places = _layout(kind)
        values = [*fields(value)]
        for name, other in changes.items():
            if name not in places:
                raise TypeError(f"{kind.__qualname__} has no field '{name}'")
            values[places[name]] = other
        return kind(*values)


@cache
def _layout(kind: Any) -> tuple[Callable[[Any], tuple[Any, ...]], Mapping[str, int]]:
    """What reads all fields of a value, and the place of each."""
    names: tuple[str, ...] = kind.__match_args__
    fields = attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)
    return fields, {name: place for place, name in enumerate(names)}


def by_name(value: Any) -> dict[str, Any]:
    """The fields of a value as they are; what they hold is not taken apart."""
    return {name: getattr(value, name) for name in value.__match_args__}


def _assigning(names: tuple[str, ...]) -> CodeType:
    """The code of a function that keeps its arguments under these names."""
    return _assigning_some(len(names)).replace(co_varnames=("self", *names), co_names=names)


def _making(names: tuple[str, ...], made_anew: frozenset[str]) -> CodeType:
    """The same, where some defaults are made for each value."""
    lines = (
        f" self.{name} = {name}.make() if {name}.__class__ is Fresh else {name}"
        if name in made_anew
        else f" self.{name} = {name}"
        for name in names
    )
    return _defined(names, "\n".join(lines))


@cache
def _assigning_some(count: int) -> CodeType:
    names = tuple(f"_{at}" for at in range(count))
    return _defined(names, "\n".join(f" self.{name} = {name}" for name in names) or " pass")


def _defined(names: tuple[str, ...], lines: str) -> CodeType:
    space: dict[str, Any] = {}
    exec(f"def __init__({', '.join(('self', *names))}):\n{lines}", space)  # noqa: S102  nothing but names
    code: CodeType = space["__init__"].__code__
    return code


def _compared(names: tuple[str, ...]) -> Mapping[str, Callable[..., Any]]:
    """Equality and hash over all fields."""
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def equal(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    return {"__eq__": equal, "__hash__": hashed}


def _spelt(self: Any) -> str:
    inner = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{self.__class__.__qualname__}({inner})"


class _Fields:
    """`__dataclass_fields__`, made when something asks for them first."""

    def __init__(self, types: Mapping[str, Any], defaults: Mapping[str, Any]) -> None:
        self._types, self._defaults = types, defaults

    def __get__(self, value: object, cls: Any) -> dict[str, Field[Any]]:
        from dataclasses import field, make_dataclass

        kinds = [(name, kind) for name, kind in self._types.items() if name not in self._defaults]
        rest = [
            (name, self._types[name], field(default_factory=value.make) if isinstance(value, _Fresh) else value)
            for name, value in self._defaults.items()
        ]
        made: dict[str, Field[Any]] = vars(make_dataclass(cls.__name__, [*kinds, *rest]))["__dataclass_fields__"]
        cls.__dataclass_fields__ = made
        return made
