"""Bring the desk's Bengali catalogue up to what its templates say: ``python tools/desk_words.py``.

New words are added without a translation, those that no template says any more are left out. ``--check`` changes
nothing and fails where something is new, left over or not translated; tests/test_desk.py does the same.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

DESK = Path(__file__).resolve().parents[1] / "src" / "shutro" / "desk"
PLACE = DESK / "locale" / "bn" / "LC_MESSAGES" / "desk.po"
_LEFT_OUT = (b'"POT-', b'"PO-Rev', b'"Gen', b'"Report-', b'"Last-', b'"Language-Team')
_HEADER = "# The desk in Bengali; CONTRIBUTING says how it grows."
_HOW = {"jinja2": {"trimmed": "true", "newstyle_gettext": "true"}}


def wanted() -> Catalog:
    """Every message of the templates and of the pages' Python, in their order."""
    found = Catalog(locale="bn")
    kinds = [("templates/**.j2", "jinja2"), ("**.py", "python")]
    for file, _, message, comments, context in extract_from_dir(str(DESK), kinds, {"templates/**.j2": _HOW["jinja2"]}):
        found.add(message, locations=[(Path(file).as_posix(), 1)], auto_comments=comments, context=context)
    return found


def brought_up() -> tuple[bytes, list[str]]:
    """The catalogue as its file should be, and the messages that have no Bengali yet."""
    known = read_po(io.BytesIO(PLACE.read_bytes()), locale="bn")
    made = Catalog(locale="bn", project="shutro", charset="utf-8", fuzzy=False, header_comment=_HEADER)
    for message in sorted(wanted(), key=lambda m: str(m.id)):
        if message.id:
            said = known.get(message.id if isinstance(message.id, str) else message.id[0])
            files = sorted({(name, 1) for name, _ in message.locations})
            made.add(message.id, said.string if said else None, locations=files)
    file = io.BytesIO()
    write_po(file, made, omit_header=False, width=120, include_lineno=False, sort_output=False)
    lines = [line for line in file.getvalue().split(b"\n") if not line.startswith(_LEFT_OUT)]
    return b"\n".join(lines), [_name(m.id) for m in made if m.id and not _is_told(m.string)]


def _name(message: str | tuple[str, ...]) -> str:
    return message if isinstance(message, str) else message[0]


def _is_told(string: str | tuple[str, ...] | None) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


def main(arguments: list[str]) -> int:
    """Write the catalogue, or with ``--check`` say what is wrong with it. Returns 1 where something is missing."""
    text, missing = brought_up()
    stale = text != PLACE.read_bytes()
    if "--check" not in arguments:
        PLACE.write_bytes(text)
    elif stale:
        print("the catalogue is behind the templates: python tools/desk_words.py")
    for message in missing:
        print(f"no Bengali yet: {message}")
    return int(bool(missing) or ("--check" in arguments and stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
