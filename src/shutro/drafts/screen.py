"""Findings in a terminal: where, what, the line with carets under the place, why, and what to write instead."""

from collections import Counter

from rich.console import Console
from rich.text import Text

from shutro.checks import Check
from shutro.checks.fixing import certain
from shutro.drafts import caret, told
from shutro.drafts.draft import Draft
from shutro.drafts.lines import Lines
from shutro.exports.lines import cells, put
from shutro.exports.plain import digits, line, showable
from shutro.record.fields import Language

_CODE, _QUIET, _HERE, _BETTER = "bold red", "dim", "bold red", "green"
_LEAST = 24  # cells of a line that are shown even on the narrowest terminal


class Screen:
    """Shows drafts one by one, then the sum."""

    def __init__(self, console: Console, lang: Language) -> None:
        self.console, self.lang = console, lang
        self.width = caret.on_terminal if console.is_terminal else cells
        self._rules: Counter[str] = Counter()
        self._drafts = self._fixable = self._fixed = 0
        self._explained: set[str] = set()  # rules whose reason was told of this draft

    def add(self, draft: Draft, lines: Lines, found: list[Check], fixed: int = 0) -> None:
        """Show what was found in a draft; ``fixed``: how many places were corrected in it."""
        self._drafts += 1
        self._fixed += fixed
        self._explained = set()
        if found and draft.source.extracted:
            told_once = told.phrases(self.lang)["paragraphs"].format(name=line(draft.name))
            self.console.print(Text(told_once, _QUIET), soft_wrap=True)
        for check in found:
            self._rules[check.rule] += 1
            self._fixable += certain(check) is not None and not draft.kept
            self._show(draft, lines, check)

    def _show(self, draft: Draft, lines: Lines, check: Check) -> None:
        at = lines.at(check.span.start)
        head = Text.assemble((f"{line(draft.name)}:{at.line}:{at.column}: ", "bold"), (check.rule, _CODE), " ")
        if certain(check) and not draft.kept:
            head.append("[*] ", "cyan")
        self.console.print(head.append(told.note(check, self.lang)), soft_wrap=True, highlight=False)
        gutter = len(str(at.line)) + 1
        room = max(self.console.width - gutter - 3, _LEAST)
        framed = caret.frame(lines, check.span, room, self.width)
        bar = (f"{' ' * gutter}│ ", _QUIET)
        mark = Text(bar[0].rstrip(), _QUIET)
        shown = Text.assemble((f"{at.line} │ ", _QUIET), framed.before, (framed.marked, "bold underline"), framed.after)
        self._put(shown)
        better = told.correction(lines.text, check, self.lang)
        self._put(Text.assemble(bar, " " * framed.indent, ("^" * framed.carets, _HERE)))
        if check.rule not in self._explained:
            self._explained.add(check.rule)
            why = told.phrases(self.lang)["why"]
            put(self.console, Text(f"{why}: {told.reason(check, self.lang)}", _QUIET), gutter + 2, mark)
        if better:
            put(self.console, Text(better, _BETTER), gutter + 2, mark)
        self.console.print()

    def _put(self, text: Text) -> None:
        self.console.print(text, soft_wrap=True, highlight=False)

    def close(self) -> None:
        """Show how much was found."""
        drafts = told.drafts(self.lang, self._drafts)
        if self._fixed:
            self._put(Text(told.counted(self.lang, "fixed", self._fixed), _BETTER))
        n = sum(self._rules.values())
        if n == 0:
            self._put(Text(told.phrases(self.lang)["none"].format(drafts=drafts)))
            return
        rules = ", ".join(f"{code} {digits(str(count), self.lang)}" for code, count in self._rules.most_common())
        put(self.console, Text.assemble((told.counted(self.lang, "found", n, drafts=drafts), "bold"), f" {rules}"))
        if self._fixable:
            self._put(Text(told.counted(self.lang, "fixable", self._fixable), "cyan"))


def differences(old: str, new: str, name: str, console: Console) -> None:
    """Show what a correction changes, as a unified diff that ``patch -p0`` and ``git apply -p0`` take."""
    styles = {"-": "red", "+": "green", "@": "cyan"}
    for one in unified(old, new, name):
        if console.color_system is None:
            console.file.write(one)
        else:
            console.print(Text(showable(one), styles.get(one[0], "")), end="", soft_wrap=True, highlight=False)


def unified(old: str, new: str, name: str) -> list[str]:
    r"""The lines of a unified diff; only LF ends a line in one, and a last line without it is told."""
    from difflib import unified_diff

    made = unified_diff(_by_lf(old), _by_lf(new), name, name)
    return [one if one.endswith("\n") else f"{one}\n\\ No newline at end of file\n" for one in made]


def _by_lf(text: str) -> list[str]:
    parts = text.split("\n")
    return [part + "\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
