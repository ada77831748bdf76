"""Write docs/record.md, the fields of the record for people, from src/shutro/record/fields.toml.

usage: python tools/record_page.py
"""

from pathlib import Path

from shutro.record import fields

PAGE = Path(__file__).parents[1] / "docs" / "record.md"
HEAD = """# The record, field by field

What `shutro read --format json` prints: one object a report, format `shutro-record/1`. Every span is
`{"start", "end", "text"}` in code points of the text; where the report does not say, a field is null.
This page is made from `src/shutro/record/fields.toml` by `python tools/record_page.py`.
"""


def page() -> str:
    """The page, as Markdown."""
    parts = [HEAD]
    for layer in fields.layers():
        parts.append(f"## {fields.layer(layer, 'en')} · {fields.layer(layer)}\n\n{fields.meaning(layer)}\n")
        rows = ["| field | বাংলা | meaning |", "|---|---|---|"]
        rows += [
            f"| `{name}` | {fields.label(layer, name)} | {_meaning(layer, name)} |" for name in fields.fields(layer)
        ]
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


def _meaning(layer: str, name: str) -> str:
    vocabulary = fields.vocabulary(layer, name)
    if vocabulary is None:
        return fields.meaning(layer, name)
    told = (
        f"`{v}` {fields.value(vocabulary, v, 'en')} · {fields.value(vocabulary, v)}" for v in fields.values(vocabulary)
    )
    return f"{fields.meaning(layer, name)}<br>{'<br>'.join(told)}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
