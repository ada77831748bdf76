"""The rules told to people: the list with on and off, and one rule explained."""

import re

from rich.console import Console
from rich.text import Text

from shutro.checks import Rule, Settings
from shutro.drafts import told
from shutro.drafts.review import every_rule, rule
from shutro.exports.lines import put
from shutro.record.fields import Language

_QUIET, _ON, _CODE = "dim", "green", "bold"
_MARK = "●"
_FIELD = re.compile(r"\{\w+\}")  # what a note fills in at a place


def show(settings: Settings, console: Console, lang: Language) -> None:
    """List every rule: on or off, its code, whether ``--fix`` writes it, and why it is told."""
    words = told.phrases(lang)
    wide = max(len(code) for code in every_rule())
    for one in every_rule().values():
        runs = settings.runs(one)
        lead = Text.assemble(
            (f"{_MARK if runs else '○'} ", _ON if runs else _QUIET),
            (f"{one.code:{wide}}", _CODE if runs else _QUIET),
            (" [*]" if one.fix else "    ", "cyan"),
        )
        put(console, Text(_reason(one, lang)), wide + 7, lead)
    console.print()
    put(console, Text(f"{_MARK} {words['on']} · ○ {words['off']} · [*] {words['fix']}", _QUIET))


def explain(code: str, settings: Settings, console: Console, lang: Language) -> None:
    """Tell what a rule is about, what it says, and how it is silenced."""
    words, one = told.phrases(lang), rule(code)
    put(console, Text.assemble((one.code, _CODE), "  ", one.bn if lang == "bn" else one.en))
    put(console, Text(_reason(one, lang)))
    console.print()
    put(console, Text(f"{words['says']}:", _QUIET), 2)
    for kind in one.notes.values():
        put(console, Text(_FIELD.sub("…", kind[lang])), 4, Text("  -", _QUIET))
        if lang == "en":
            put(console, Text(f"{words['why']}: {kind['why']}", _QUIET), 4)
    console.print()
    state = words["default"].format(state=words["on" if one.on else "off"])
    put(console, Text(" · ".join([state, words["fix"]] if one.fix else [state])), 2)
    put(console, Text(words["silence" if settings.runs(one) else "wake"].format(code=one.code)), 2)


def _reason(one: Rule, lang: Language) -> str:
    return one.reason_bn if lang == "bn" else one.reason_en
