"""What texts of a deck tell that no phrase accounts for."""

from __future__ import annotations

from collections.abc import Sequence

from generator.audit.guard import Guard
from generator.audit.phrases import Phrases, Secret

# Inside a file short words have many meanings.
LEAST_CARRIED = 4
# In a sentence only long stretches of a secret tell anything, and single words that are known may stand.
_LEAST_IN_SENTENCES, _WORDS_OF_A_SENTENCE = 18, 3


def find_secret(words: Sequence[str], allowed: Phrases, guard: Guard, least: int = 1) -> Secret | None:
    """Short secrets among the words that nothing accounts for; long ones in what no sentence accounts for."""
    left = guard.secret(allowed.left_over(words), least)
    return left or guard.secret(allowed.left_over(words, _WORDS_OF_A_SENTENCE), _LEAST_IN_SENTENCES)
