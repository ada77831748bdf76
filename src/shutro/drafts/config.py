"""What a newsroom chooses: ``shutro.toml``, or ``[tool.shutro]`` in ``pyproject.toml``, found upward from a draft.

::

    lang = "en"                                # of the notes: bn (default) or en

    [rules]                                    # on or off, against the table of `shutro check --rules`
    unsourced_figure = true
    mixed_digits = false

    [style]                                    # house style; what is not chosen is not told
    prefer = ["ইসরায়েল", "বন্দি"]                # the spelling wanted of words that have several
    spellings = { "জাতিসংঘ" = ["জাতিসঙ্ঘ"] }      # others, each with the spellings that are not wanted
    digits = "bengali"                         # or latin
    quotes = "single"                          # ‘ ’, or double: “ ”

In ``pyproject.toml`` the tables are ``[tool.shutro]``, ``[tool.shutro.rules]``, ``[tool.shutro.style]``.
"""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from shutro.checks import Settings, Style
from shutro.drafts.ignores import nearest
from shutro.drafts.review import every_rule
from shutro.errors import UsageError
from shutro.text import one_form

OWN, SHARED = "shutro.toml", "pyproject.toml"
_CHOICES = {"digits": ("bengali", "latin"), "quotes": ("single", "double")}


class Config(msgspec.Struct, frozen=True):
    """``lang``: the language of the notes; ``rules`` and ``style``: as `shutro.checks.Settings`."""

    lang: Literal["bn", "en"] | None = None
    rules: dict[str, bool] = {}
    style: Style = Style()

    def settings(self, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Settings:
        """The settings of a run: only the rules of ``select`` where any is named, none of ``ignore``."""
        chosen = dict(self.rules)
        if wanted := set(select):
            chosen = {code: code in wanted for code in every_rule()}
        return Settings({**chosen, **dict.fromkeys(ignore, False)}, self.style)


def for_path(path: Path) -> Config:
    """The configuration of a file or folder: the nearest upward that has one.

    Raises:
        UsageError: it is damaged, or has a key or a value that there is not.
    """
    try:
        path = path.resolve()
        folder = path if path.is_dir() else path.parent
    except (OSError, ValueError):  # a name that no file can have
        return Config()
    return _of_folder(folder)


@lru_cache(maxsize=1024)
def _of_folder(folder: Path) -> Config:
    for name in (OWN, SHARED):
        place = folder / name
        if place.is_file():
            found = read(place)
            if found is not None:
                return found
    return Config() if folder.parent == folder else _of_folder(folder.parent)


def forget() -> None:
    """Read the files anew when next asked: an editor may have changed them."""
    _of_folder.cache_clear()


def read(place: Path) -> Config | None:
    """The configuration in a file; None where a ``pyproject.toml`` says nothing of shutro.

    Raises:
        UsageError: it cannot be read, is no TOML, or has a key or a value that there is not.
    """
    try:
        told: Any = tomllib.loads(place.read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{place} cannot be read: {error}; mend it, or take it away") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{place} is no TOML: {error}; mend that place") from None
    if place.name == SHARED:
        tools = told.get("tool")
        told = tools.get("shutro") if isinstance(tools, dict) else None
        if told is None:
            return None
    return _checked(told, place)


def _checked(told: Any, place: Path) -> Config:
    top = "tool.shutro" if place.name == SHARED else ""
    if not isinstance(told, dict):
        raise UsageError(f"{place}: [{top}] is a table, not {told!r}")
    _keys(told, Config.__struct_fields__, place, top)
    for name, known, what in (("rules", every_rule(), "rule"), ("style", Style.__struct_fields__, "key")):
        table = told.get(name, {})
        if not isinstance(table, dict):
            raise UsageError(f"{place}: {name} is a table ([{f'{top}.{name}'.lstrip('.')}]), not {table!r}")
        _keys(table, known, place, f"{top}.{name}".lstrip("."), what)
    _values(told, place)
    try:
        return msgspec.convert(_in_one_form(told), Config)
    except msgspec.ValidationError as error:
        raise UsageError(f"{place}: {str(error).replace('$.', '')}") from None


def _values(told: dict[str, Any], place: Path) -> None:
    for code, on in told.get("rules", {}).items():
        if not isinstance(on, bool):
            raise UsageError(f"{place}: rules.{code} is true or false, not {on!r}")
    for key, allowed in _CHOICES.items():
        value = told.get("style", {}).get(key, allowed[0])
        if value not in allowed:
            raise UsageError(f"{place}: style.{key} is {' or '.join(map(repr, allowed))}, not {value!r}")


def _keys(table: dict[str, Any], known: Iterable[str], place: Path, where: str, what: str = "key") -> None:
    known = list(known)
    for key in table:
        if key not in known:
            near = nearest(key, known)
            there_are = f"do you mean {near}?" if near else f"there are {', '.join(known)}"
            raise UsageError(f"{place}: there is no {what} {key!r}{f' in [{where}]' if where else ''}; {there_are}")


def _in_one_form(told: Any) -> Any:
    if isinstance(told, str):
        return one_form(told)
    if isinstance(told, list):
        return [_in_one_form(part) for part in told]
    if isinstance(told, dict):
        return {one_form(key): _in_one_form(value) for key, value in told.items()}
    return told
