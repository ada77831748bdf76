"""What each field of the record is called, and what it means: the labels of ``fields.toml``."""

from typing import Any, Literal

from shutro.errors import UsageError
from shutro.lexicon import settings

Language = Literal["bn", "en"]
LANGUAGES: tuple[Language, ...] = ("bn", "en")


def layer(name: str, lang: Language = "bn") -> str:
    """The label of a layer.

    >>> layer("figures"), layer("figures", "en")
    ('সংখ্যা', 'figures')
    """
    return str(_file()["layers"][name][lang])


def label(layer: str, field: str, lang: Language = "bn") -> str:
    """The label of a field.

    >>> label("figures", "role", "en")
    'role'
    """
    return str(_field(layer, field)[lang])


def meaning(layer: str, field: str | None = None) -> str:
    """What a field means, or a layer where no field is named: one English sentence."""
    return str((_file()["layers"][layer] if field is None else _field(layer, field))["meaning"])


def vocabulary(layer: str, field: str) -> str | None:
    """The closed vocabulary that a field is written in, None where it is written freely."""
    name = _field(layer, field).get("values")
    return None if name is None else str(name)


def values(vocabulary: str) -> tuple[str, ...]:
    """The words of a closed vocabulary, in the file's order."""
    return tuple(_file()["values"][vocabulary])


def value(vocabulary: str, word: str | None, lang: Language = "bn") -> str:
    """The label of a value; "" for none, and the word itself where the vocabulary does not have it.

    >>> value("bound", "at_least", "en")
    'at least'
    """
    if word is None:
        return ""
    found = _file()["values"][vocabulary].get(word)
    return word if found is None else str(found[lang])


def fields(layer: str) -> tuple[str, ...]:
    """The fields of a layer, in the file's order."""
    return tuple(_file()["layers"][layer]["fields"])


def layers() -> tuple[str, ...]:
    """The layers, and the parts that layers are made of."""
    return tuple(_file()["layers"])


def language(name: str) -> Language:
    """The language of labels, from what the caller gave.

    Raises:
        UsageError: labels are in ``bn`` and ``en`` only.
    """
    for known in LANGUAGES:
        if name == known:
            return known
    raise UsageError(f"There are no labels in {name!r}. Choose one of: {', '.join(LANGUAGES)}.")


def _file() -> dict[str, Any]:
    return settings("record", "fields.toml")


def _field(layer: str, field: str) -> dict[str, str]:
    found: dict[str, str] = _file()["layers"][layer]["fields"][field]
    return found
