"""What closes a number: classifier, case, emphatic, and what is fused to it (-াধিক, -খানেক)."""

import msgspec

from shutro import lexicon
from shutro.numbers.piece import ADD, HALF, SCALE, WORD, Piece
from shutro.text.form import one_form

_SETTINGS = lexicon.settings("numbers", "settings.toml")
_PREFIX = lexicon.forms("numbers", "cardinals.tsv", use="prefix")


class Tail(msgspec.Struct, frozen=True):
    """What closes a number: classifier, case, emphatic."""

    classifier: str = ""
    case: str = ""
    emphatic: bool = False
    fused: str = ""
    many: bool = False


_VOWELS = frozenset("ািীুূৃেৈোৌঅআইঈউঊঋএঐওঔ")
_CASES = {
    "c": {"": "", "ের": "genitive", "কে": "dative", "ে": "locative", "সহ": "comitative"},
    "v": {
        "": "",
        "র": "genitive",
        "য়ের": "genitive",
        "কে": "dative",
        "তে": "locative",
        "য়": "locative",
        "য়ে": "locative",
        "সহ": "comitative",
    },
    "d": {"র": "genitive", "ের": "genitive", "এর": "genitive", "কে": "dative", "ে": "locative", "এ": "locative"}
    | {"তে": "locative", "য়": "locative", "য়ে": "locative", "সহ": "comitative", "": ""},
}


def _shape(word: str) -> str:
    return "v" if word[-1] in _VOWELS or word == "শ" else "c"  # শ is said শো


def _endings(shape: str) -> dict[str, Tail]:
    found = {}
    for ending, case in _CASES[shape].items():
        found[one_form(ending)] = Tail(case=case)
        for emphatic in ("ই", "ও") if shape != "d" else ("ও",):
            found[one_form(ending + emphatic)] = Tail(case=case, emphatic=True)
    return found


def _classified() -> dict[str, Tail]:
    found = {}
    for form in lexicon.forms("numbers", "classifiers.tsv"):
        for ending, tail in _endings(_shape(form)).items():
            found[form + ending] = Tail(form, tail.case, tail.emphatic)
    return found


CLASSIFIED = _classified()
BARE = {shape: _endings(shape) for shape in _CASES}
_FUSED = {one_form(k): v for k, v in _SETTINGS["fused"].items()}


def tail(form: str, stem: Piece, rest: str) -> Tail | None:
    """The letters ``rest`` behind ``form`` as the end of a number; None where they are none."""
    if not rest:
        return Tail()
    shape = _shape(form)
    found = BARE[shape].get(rest) or CLASSIFIED.get(rest)
    if found:
        if stem.kind == SCALE and rest == "ো":
            return Tail(many=True)
        return found if not (stem.kind == ADD or (form in _PREFIX and not found.classifier)) else None
    if stem.kind == SCALE and rest == "ো":
        return Tail(many=True)
    for fused, bound in _FUSED.items():
        if rest.startswith(fused) and stem.kind in (WORD, SCALE, HALF) and not stem.article:
            closing = BARE["c"].get(rest[len(fused) :]) or CLASSIFIED.get(rest[len(fused) :])
            if closing:
                return Tail(closing.classifier, closing.case, closing.emphatic, bound)
    return None
