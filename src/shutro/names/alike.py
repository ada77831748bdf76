"""Spellings of one word: letters that Bengali says alike (ই and ঈ, ন and ণ, শ, ষ and স) are written one for another."""

_ALIKE = str.maketrans(
    {
        "ী": "ি",
        "ূ": "ু",
        "ঈ": "ই",
        "ঊ": "উ",
        "ণ": "ন",
        "শ": "স",
        "ষ": "স",
        "য": "জ",
        "ৎ": "ত",
        "ঁ": "",
        "্": "",
        "–": "-",
    }
)
_NUKTA = "়"  # য় is a letter of its own


def alike(form: str) -> str:
    """What a form sounds like: the same for রাজীব and রাজিব, for পরিবহন and পরিবহণ."""
    return form.replace("ঙ্", "ং").replace("য" + _NUKTA, "়").translate(_ALIKE)
