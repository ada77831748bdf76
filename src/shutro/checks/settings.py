"""What an editor's desk may choose: which rules run, and the house style."""

import msgspec

from shutro.checks.rules import Rule, rules


class Style(msgspec.Struct, frozen=True):
    """House style; nothing chosen tells nothing.

    - ``prefer``: the one spelling wanted of words that have several: ``["ইসরায়েল", "বন্দি"]``. A word of
      ``spelling-pairs.tsv`` stands for its whole group; ``spellings`` names others: ``{"wanted": ["unwanted", ...]}``.
    - ``digits``: ``bengali`` or ``latin``.
    - ``quotes``: the outer quotation marks, ``single`` (‘ ’) or ``double`` (“ ”).
    """

    prefer: list[str] = []
    spellings: dict[str, list[str]] = {}
    digits: str | None = None
    quotes: str | None = None


class Settings(msgspec.Struct, frozen=True):
    """``rules``: code -> on or off, against the table; ``style``: the house style."""

    rules: dict[str, bool] = {}
    style: Style = Style()

    def runs(self, rule: Rule) -> bool:
        """Whether a rule runs."""
        return self.rules.get(rule.code, rule.on)

    def unknown(self) -> list[str]:
        """Codes chosen that no rule has."""
        return [code for code in self.rules if code not in rules()]
