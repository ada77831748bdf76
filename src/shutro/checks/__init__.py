"""What an editor would want to be told. One module a rule; precision above all. See README.md of this room.

Checks read the layers, not the record, so that the record can carry what they find.
"""

from collections.abc import Callable, Iterable, Iterator

from shutro.checks import (
    ages,
    characters,
    digits,
    doubled,
    marks,
    misspelt,
    numbers,
    quotes,
    repeated,
    residue,
    roles,
    runin,
    shares,
    sourcing,
    spelling,
    style,
    sums,
    weekdays,
)
from shutro.checks.entry import Check, Fix
from shutro.checks.layers import Layers
from shutro.checks.rules import Rule, rules
from shutro.checks.settings import Settings, Style

__all__ = ["Check", "Fix", "Layers", "Rule", "Settings", "Style", "find", "find_in_given", "numbered", "read", "rules"]

Finder = Callable[[Layers], Iterator[Check]]

# Who finds what: each function with the codes that its findings may have.
_FINDERS: tuple[tuple[Finder, tuple[str, ...]], ...] = (
    (numbers.find, ("malformed_number",)),
    (spelling.find, ("inconsistent_spelling",)),
    (quotes.find, ("unbalanced_quote",)),
    (doubled.find, ("doubled_word",)),
    (misspelt.find, ("misspelt_word",)),
    (residue.find, ("page_residue", "foreign_word")),
    (runin.find, ("run_in_line",)),
    (roles.find, ("role_conflict",)),
    (repeated.find, ("figure_conflict",)),
    (sums.find, ("sum_mismatch",)),
    (weekdays.find, ("weekday_mismatch",)),
    (marks.find, ("mixed_quotes",)),
    (digits.find, ("mixed_digits",)),
    (shares.find, ("impossible_percent",)),
    (ages.find, ("age_mismatch",)),
    (sourcing.find_figures, ("unsourced_figure",)),
    (sourcing.find_quotes, ("unsourced_quote",)),
    (sourcing.find_headline, ("headline_claim",)),
)
_GIVEN_FINDERS: tuple[Callable[[str], Iterator[Check]], ...] = (characters.find,)


def read(layers: Layers) -> list[Check]:
    """What a record tells: the findings of the guide's seven checks (section 6), under the guide's names."""
    table = rules()
    told = {code for code, rule in table.items() if rule.guide and rule.on}
    found = _once(_run(layers, told))
    for check in found:
        check.rule = table[check.rule].guide
    return numbered(found)


def find(layers: Layers, settings: Settings) -> list[Check]:
    """What an editor is told: the findings of every rule that runs, under the rules' own codes."""
    running = _running(settings)
    styled = style.find(layers, settings.style) if "house_style" in running else ()
    return numbered(_once([*_run(layers, running), *styled]))


def find_in_given(given: str, settings: Settings) -> list[Check]:
    """The findings about the characters themselves, which a page no longer shows; spans count ``given``."""
    running = _running(settings)
    return numbered(check for finder in _GIVEN_FINDERS for check in finder(given) if check.rule in running)


# Where two rules tell the same characters, the second is enough.
_ENOUGH = (
    ("misspelt_word", "inconsistent_spelling"),
    ("unbalanced_quote", "mixed_quotes"),
    ("house_style", "mixed_digits"),
    ("house_style", "inconsistent_spelling"),
)


def _once(found: Iterable[Check]) -> list[Check]:
    """Without what another rule tells of the same characters."""
    kept = list(found)
    for rule, other in _ENOUGH:
        told = {place for c in kept if c.rule == other for place in range(c.span.start, c.span.end)}
        kept = [c for c in kept if c.rule != rule or told.isdisjoint(range(c.span.start, c.span.end))]
    return kept


def numbered(found: Iterable[Check]) -> list[Check]:
    """The findings in the order of their places, numbered ``c1``, ``c2`` …."""
    ordered = sorted(found, key=lambda c: (c.span.start, c.span.end, c.rule))
    for number, check in enumerate(ordered, 1):
        check.id = f"c{number}"
    return ordered


def _running(settings: Settings) -> set[str]:
    return {code for code, rule in rules().items() if settings.runs(rule)}


def _run(layers: Layers, codes: set[str]) -> Iterator[Check]:
    for finder, theirs in _FINDERS:
        if not codes.isdisjoint(theirs):
            yield from (check for check in finder(layers) if check.rule in codes)
