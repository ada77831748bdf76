"""What is found in a draft: the rules that run, less what its comments silence."""

from datetime import date, datetime

from shutro import record
from shutro.checks import Check, Rule, Settings, numbered, rules
from shutro.checks.fixing import as_spelt
from shutro.drafts.ignores import BAD_IGNORE, Ignores
from shutro.drafts.lines import Lines


def review(
    text: str,
    published: date | datetime | str | None = None,
    settings: Settings | None = None,
    outlet: str | None = None,
    lines: Lines | None = None,
) -> list[Check]:
    """The findings of a draft in the order of the text; their spans count its code points.

    Raises:
        UsageError: ``published`` is no date.
    """
    settings = settings or Settings()
    ignores = Ignores(text, lines)
    found = record.check(ignores.text, published, settings=settings, outlet=outlet)
    found = as_spelt(check for check in found if not ignores.silences(check))
    if settings.runs(BAD_IGNORE):
        found += ignores.mistaken
    return numbered(found)


def rule(code: str) -> Rule:
    """The rule with this code, that about comments among them.

    Raises:
        KeyError: there is none.
    """
    return BAD_IGNORE if code == BAD_IGNORE.code else rules()[code]


def every_rule() -> dict[str, Rule]:
    """Every rule that a finding may be of."""
    return {**rules(), BAD_IGNORE.code: BAD_IGNORE}
