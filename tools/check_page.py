"""Write docs/check.md, `shutro check` for people, its table from the rules and its configuration from the code.

usage: python tools/check_page.py
"""

from pathlib import Path

from shutro.drafts.review import every_rule

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "check.md"
TEXT = Path(__file__).with_name("check_page.md")


def page() -> str:
    """The page, as Markdown."""
    rows = ["| code | on | `--fix` | what | কেন |", "|---|---|---|---|---|"]
    rows += [
        f"| `{rule.code}` | {'yes' if rule.on else 'no'} | {'writes it' if rule.fix else ''} "
        f"| {rule.en}. {rule.reason_en} | **{rule.bn}।** {rule.reason_bn} |"
        for rule in every_rule().values()
    ]
    return TEXT.read_text(encoding="utf-8").replace("{rules}", "\n".join(rows))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
