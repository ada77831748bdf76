"""Corrections written into a draft: the certain ones, never two that overlap, everything else left as it is."""

from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

from shutro.checks.entry import Check, Fix
from shutro.checks.rules import rules
from shutro.text import Clean

_LONGEST = 4000  # characters that a correction may span: to compare longer ones takes long
_ROUNDS = 20  # a correction may make room for another; after so many it is left for the next run


def certain(check: Check) -> Fix | None:
    """The correction of a finding that may be written without asking."""
    rule = rules().get(check.rule)
    return check.fixes[0] if check.fixes and rule is not None and rule.fix else None


def exact(fix: Fix) -> Fix:
    r"""The correction with what it does not change spelt as the draft spells it: its joiners, its two forms of য়.

    >>> exact(Fix(Span(0, 7, "‘হ\u09dfনি\u200c’"), "“হ\u09af\u09bcনি”")).to
    '“হ\u09dfনি\u200c”'
    """
    given, wanted = Clean.of(fix.span.text), Clean.of(fix.to)
    if given.text == wanted.text or (given.text == given.given and wanted.text == wanted.given):
        return fix  # the first: it is the form itself that is corrected
    parts = [given.given[: given.place(0)]]
    for kind, a, b, c, d in SequenceMatcher(None, given.text, wanted.text, autojunk=False).get_opcodes():
        kept = kind == "equal"
        parts.append(given.given_span(a, b).text if kept else wanted.given_span(c, d).text)
    return Fix(fix.span, "".join(parts))


def as_spelt(found: Iterable[Check]) -> list[Check]:
    """The findings with their corrections as `exact` has them, and without those that are too long for it."""
    kept = list(found)
    for check in kept:
        check.fixes = [exact(fix) for fix in check.fixes if len(fix.span.text) <= _LONGEST]
    return kept


def apart(text: str, fixes: Iterable[Fix]) -> list[Fix]:
    """The corrections that can be written into the text together, in order.

    From the left, without those that overlap an earlier one, begin where it begins, change nothing, or were made for
    other words than stand there.
    """
    kept: list[Fix] = []
    for fix in sorted(fixes, key=lambda f: (f.span.start, f.span.end)):
        free = not kept or (fix.span.start >= kept[-1].span.end and fix.span.start > kept[-1].span.start)
        if free and fix.to != fix.span.text and text[fix.span.start : fix.span.end] == fix.span.text:
            kept.append(fix)
    return kept


def write(text: str, fixes: Iterable[Fix]) -> str:
    """The text with the corrections of `apart`."""
    parts: list[str] = []
    done = 0
    for fix in fixes:
        parts += (text[done : fix.span.start], fix.to)
        done = fix.span.end
    return "".join([*parts, text[done:]])


def correct(text: str, review: Callable[[str], list[Check]]) -> tuple[str, list[Check], int]:
    """Write the certain corrections until none is left: the text, what is still found in it, and how many were
    written. Correcting twice changes nothing more.
    """
    way, count = [text], 0
    found = review(text)
    for _ in range(_ROUNDS):
        fixes = apart(text, (fix for check in found if (fix := certain(check))))
        if not fixes:
            break
        text, count = write(text, fixes), count + len(fixes)
        if text in way:  # two rules that want each other's opposite: always the same one of their texts
            text = min(way[way.index(text) :])
            return text, review(text), count
        way.append(text)
        found = review(text)
    return text, found, count
