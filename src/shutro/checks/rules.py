"""The table of the rules: ``rules.toml``, and the one way to make a finding of it."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec

from shutro import lexicon
from shutro.checks.entry import Check, Fix
from shutro.span import Span

_BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")


class Rule(msgspec.Struct, frozen=True):
    """A rule as editors know it.

    - ``code``: its name in configuration, in "ignore this" and in SARIF.
    - ``bn``, ``en``: its label; ``reason_bn``, ``reason_en``: why it is told, one line each.
    - ``guide``: the check of the annotation guide (section 6) that a record tells it as; "" where it is told by
      ``shutro check`` alone.
    - ``on``: whether it runs unless the configuration says otherwise.
    - ``fix``: whether the first of a finding's ``fixes`` is certain enough to be written without asking.
    - ``notes``: what may be said at a place, by kind: ``{"bn": ..., "en": ..., "why": ...}`` with fields in braces.
    """

    code: str
    bn: str
    en: str
    reason_bn: str
    reason_en: str
    guide: str
    on: bool
    fix: bool
    notes: dict[str, dict[str, str]]


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its code, in the file's order.

    >>> rules()["doubled_word"].guide
    'wrong_word'
    """
    made: dict[str, Any] = lexicon.settings("checks", "rules.toml")
    return {code: msgspec.convert({"code": code, **told}, Rule) for code, told in made.items()}


def finding(code: str, kind: str, span: Span, fixes: Sequence[Fix] = (), **said: object) -> Check:
    """A finding of the rule ``code``, told with its note ``kind``, whose fields are ``said``.

    Each field ``x`` is there a second time as ``x_bn``, its digits Bengali.
    """
    note = rules()[code].notes[kind]
    said |= {f"{name}_bn": str(value).translate(_BENGALI) for name, value in said.items()}
    bn, en = note["bn"].format(**said), note["en"].format(**said)
    return Check("", code, span, en, note["why"], bn, list(fixes))
