"""Findings as SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format), for code scanning and viewers."""

from pathlib import Path
from typing import Any, TextIO
from urllib.parse import quote

import msgspec

from shutro import __version__
from shutro.checks import Check, Fix, Rule
from shutro.checks.fixing import apart
from shutro.drafts import told
from shutro.drafts.draft import Draft
from shutro.drafts.lines import Lines
from shutro.drafts.review import every_rule
from shutro.record.fields import Language

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_STDIN = "stdin"


class Sarif:
    """One run over all drafts; lines and columns count from 1, in code points."""

    def __init__(self, to: TextIO, lang: Language) -> None:
        self.to, self.lang = to, lang
        self._rules = every_rule()
        self._index = {code: n for n, code in enumerate(self._rules)}
        self._results: list[dict[str, Any]] = []

    def add(self, draft: Draft, lines: Lines, found: list[Check], fixed: int = 0) -> None:  # noqa: ARG002 - the screen's
        """Take the findings of a draft."""
        self._results += (self._result(draft, lines, check) for check in found)

    def _result(self, draft: Draft, lines: Lines, check: Check) -> dict[str, Any]:
        place = {"uri": uri(draft.name)}
        result: dict[str, Any] = {
            "ruleId": check.rule,
            "ruleIndex": self._index[check.rule],
            "level": "warning",
            "message": {"text": told.note(check, self.lang)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": place,
                        "region": region(lines, check.span.start, check.span.end)
                        | {"snippet": {"text": check.span.text}},
                    }
                }
            ],
        }
        if check.fixes and not draft.kept:
            result["fixes"] = [self._fix(place, lines, check, fix) for fix in check.fixes if apart(lines.text, [fix])]
        return result

    def _fix(self, place: dict[str, str], lines: Lines, check: Check, fix: Fix) -> dict[str, Any]:
        alone = Check("", check.rule, check.span, check.note, check.why, check.note_bn, [fix])
        replaced: dict[str, Any] = {"deletedRegion": region(lines, fix.span.start, fix.span.end)}
        if fix.to:
            replaced["insertedContent"] = {"text": fix.to}
        return {
            "description": {"text": told.correction(lines.text, alone, self.lang)},
            "artifactChanges": [{"artifactLocation": place, "replacements": [replaced]}],
        }

    def _rule(self, rule: Rule) -> dict[str, Any]:
        bn = self.lang == "bn"
        return {
            "id": rule.code,
            "shortDescription": {"text": rule.bn if bn else rule.en},
            "fullDescription": {"text": rule.reason_bn if bn else rule.reason_en},
            "defaultConfiguration": {"enabled": rule.on, "level": "warning"},
        }

    def close(self) -> None:
        """Write the log."""
        driver = {
            "name": "shutro",
            "version": __version__,
            "semanticVersion": __version__,
            "rules": [self._rule(rule) for rule in self._rules.values()],
        }
        run = {
            "tool": {"driver": driver},
            "language": self.lang,
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "results": self._results,
        }
        whole = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
        self.to.write(msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n")


def region(lines: Lines, start: int, end: int) -> dict[str, Any]:
    """A part of a text as SARIF names it: the end column is that of the character behind it."""
    first, last = lines.at(start), lines.at(end)
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
        "charOffset": start,
        "charLength": end - start,
    }


def uri(name: str) -> str:
    """A draft's name as a URI: relative where the name is.

    >>> uri("খসড়া/১.txt")
    '%E0%A6%96%E0%A6%B8%E0%A7%9C%E0%A6%BE/%E0%A7%A7.txt'
    """
    if name == "-":
        return _STDIN
    if "://" in name:
        return quote(name, safe=":/?#[]@!$&'()*+,;=%")
    path = Path(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
