"""When two spellings are of one name: what stays of a word when what Bengali confuses is made one.

Source: the letters that fell together in speech (ি/ী, ু/ূ, ন/ণ, শ/ষ/স, জ/য, ৎ/ত, ঙ/ং): S. K. Chatterji, *The Origin and
Development of the Bengali Language*, phonology.
"""

from shutro.text.form import one_form

_CONFUSED = str.maketrans(one_form("ীূণষসযৎঙ"), "িুনশশজতং")
_DROPPED = str.maketrans("", "", "্ঁ়ঃ")
_VOWELS = "ািীুূৃেৈোৌ"
_NO_VOWELS = str.maketrans("", "", _VOWELS)
_IY, _Y, _Y_AFTER_JOT = one_form("ইয়"), one_form("য়"), one_form("জ়")


def key(word: str) -> str:
    """What stays of a word when the letters that Bengali confuses are made one.

    >>> key("রাজীব") == key("রাজিব"), key("আব্দুল") == key("আবদুল"), key("রাজীব") == key("সজীব")
    (True, True, False)
    """
    folded = word.replace(_IY, _Y).replace(_Y, "ই")
    return folded.translate(_CONFUSED).replace(_Y_AFTER_JOT, "ই").translate(_DROPPED)


def skeleton(word: str) -> str:
    """The consonants of a word's `key`.

    >>> skeleton("রাশিয়া") == skeleton("রশিয়া")
    True
    """
    return key(word).translate(_NO_VOWELS)


def one_vowel_apart(one: str, other: str) -> bool:
    """Whether two words differ in one vowel sign before their last letter, and in nothing else.

    A last vowel tells men from women (অমিত, অমিতা) and is never looked at.

    >>> one_vowel_apart("রশিয়া", "রাশিয়া"), one_vowel_apart("অমিত", "অমিতা"), one_vowel_apart("করিম", "কেরামত")
    (True, False, False)
    """
    if one == other or one[:1] != other[:1] or skeleton(one) != skeleton(other):
        return False
    first, second = _syllables(key(one)), _syllables(key(other))
    if len(first) != len(second) or first[-1:] != second[-1:]:
        return False
    return sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _syllables(word: str) -> list[str]:
    """Each consonant or vowel letter with its sign: রাশিই -> রা শি ই."""
    found: list[str] = []
    for letter in word:
        if letter in _VOWELS and found:
            found[-1] += letter
        else:
            found.append(letter)
    return found
