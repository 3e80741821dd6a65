"""Language tags as PowerPoint writes them: it proofs and reads aloud by a language with its region."""

from __future__ import annotations

_REGIONS = {
    "ar": "SA",
    "de": "DE",
    "en": "US",
    "es": "ES",
    "fa": "IR",
    "fr": "FR",
    "he": "IL",
    "hi": "IN",
    "id": "ID",
    "it": "IT",
    "ja": "JP",
    "jv": "Latn-ID",
    "ko": "KR",
    "ms": "MY",
    "nl": "NL",
    "pt": "PT",
    "ru": "RU",
    "su": "Latn-ID",
    "ta": "IN",
    "th": "TH",
    "tr": "TR",
    "ur": "PK",
    "vi": "VN",
    "zh": "CN",
}


def language_tag(language: str) -> str:
    """`id` → `id-ID`; a tag that names its region stays, an unknown language is left without one."""
    base, _, rest = language.partition("-")
    if rest:
        return language
    region = _REGIONS.get(base.lower())
    return f"{base.lower()}-{region}" if region else base
