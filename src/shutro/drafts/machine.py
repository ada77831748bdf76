"""Findings for programs: one JSON array, or GitHub's annotations. SARIF stands in ``sarif.py``."""

from typing import Any, TextIO

import msgspec

from shutro.checks import Check
from shutro.checks.fixing import certain
from shutro.drafts import told
from shutro.drafts.draft import Draft
from shutro.drafts.lines import Lines
from shutro.exports.plain import line
from shutro.record.fields import Language


class Json:
    """One array of findings over all drafts. Lines and columns count from 1, ``start`` and ``end`` from 0; all in code
    points.
    """

    def __init__(self, to: TextIO, lang: Language) -> None:
        self.to, self.lang = to, lang
        self._found: list[dict[str, Any]] = []

    def add(self, draft: Draft, lines: Lines, found: list[Check], fixed: int = 0) -> None:  # noqa: ARG002 - the screen's
        """Take the findings of a draft."""
        self._found += (self._told(draft, lines, check) for check in found)

    def _told(self, draft: Draft, lines: Lines, check: Check) -> dict[str, Any]:
        first, last = lines.at(check.span.start), lines.at(check.span.end)
        return {
            "file": draft.name,
            "line": first.line,
            "column": first.column,
            "end_line": last.line,
            "end_column": last.column,
            "start": check.span.start,
            "end": check.span.end,
            "text": check.span.text,
            "code": check.rule,
            "label": told.label(check, self.lang),
            "note": told.note(check, self.lang),
            "reason": told.reason(check, self.lang),
            "certain": certain(check) is not None,
            "fixes": [{"start": f.span.start, "end": f.span.end, "text": f.span.text, "to": f.to} for f in check.fixes],
        }

    def close(self) -> None:
        """Write the array."""
        whole = msgspec.json.format(msgspec.json.encode(self._found), indent=2)
        self.to.write(whole.decode() + "\n")


class GitHub:
    """GitHub's workflow commands: each finding stands as an annotation beside its line in a pull request."""

    def __init__(self, to: TextIO, lang: Language) -> None:
        self.to, self.lang = to, lang

    def add(self, draft: Draft, lines: Lines, found: list[Check], fixed: int = 0) -> None:  # noqa: ARG002 - the screen's
        """Write the findings of a draft."""
        for check in found:
            first, last = lines.at(check.span.start), lines.at(check.span.end)
            where = {
                "file": draft.name,
                "line": first.line,
                "endLine": last.line,
                "title": f"{check.rule}: {told.label(check, self.lang)}",
            }
            if first.line == last.line:  # GitHub takes columns only inside a line
                where |= {"col": first.column, "endColumn": last.column}
            said = (told.note(check, self.lang), told.correction(lines.text, check, self.lang))
            properties = ",".join(f"{key}={_property(str(value))}" for key, value in where.items())
            self.to.write(f"::error {properties}::{_data('; '.join(part for part in said if part))}\n")

    def close(self) -> None:
        """Nothing stands behind the last annotation."""


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(line(text) if "\x1b" in text else text).replace(":", "%3A").replace(",", "%2C")
