"""What points back to something said before, right before its cue: এ কথা, বিষয়টি, এই আশঙ্কার কথা."""

from shutro.speech.bits import ADVERB, BACKWARD, GENITIVE, PRONOUN
from shutro.speech.cues import Cue
from shutro.speech.lines import WORD, Line

_POINTED = frozenset(
    {
        "কথা",
        "কথাও",
        "কথাই",
        "হিসাব",
        "পরিসংখ্যান",
        "তথ্য",
        "খবর",
        "মন্তব্য",
        "দাবি",
        "সত্যতা",
        "কথাগুলো",
        "বক্তব্য",
        "আহ্বান",
        "অভিযোগ",
        "বিষয়",
        "হুঁশিয়ারি",
        "নির্দেশনা",
        "আশ্বাস",
        "ঘোষণা",
    }
)
_THIS = frozenset({"এ", "এই", "এমন", "এসব"})
_POINTS_ALONE = frozenset(
    {"এমনটা", "এমনটি", "এমনটাই", "এমনটিই", "এমনই", "বিষয়টি", "বিষয়টা", "তথ্যটি", "খবরটি", "এটি", "এসব", "সত্যতা"}
)


def _pointable(cue: Cue) -> bool:
    """Whether এ and the noun of the cue point back: এ ঘোষণা দেন, এ অভিযোগ করেন; not এ প্রতিক্রিয়া জানান."""
    return cue.form == "noun" or (
        bool(cue.entry.words) and (cue.entry.act != "state" or cue.entry.words[0] in _POINTED)
    )


def points_back(line: Line, cue: Cue, low: int) -> int | None:
    """The first item of what points back, right before the cue: ``এ কথা`` বলেন, ``বিষয়টি`` নিশ্চিত করেন; else None."""
    k = cue.first - 1
    while k > low and line.kind[k] == WORD and line.has(k, ADVERB) and not line.has(k, BACKWARD):
        k -= 1
    if k < low or line.kind[k] != WORD:
        return None
    if (
        line.text[k] in _POINTS_ALONE
        and k > low
        and line.has(k - 1, GENITIVE)
        and not line.has(k - 1, PRONOUN | BACKWARD)
    ):
        return None
    if line.has(k, BACKWARD) and (_pointable(cue) or cue.form == "noun" or line.text[k] in _POINTS_ALONE):
        return k
    if line.text[k] in _POINTED and k - 1 >= low and (line.has(k - 1, BACKWARD) or line.text[k] == "সত্যতা"):
        return k - 1
    if (
        line.text[k] == "কথা"
        and k - 2 >= low
        and line.has(k - 1, GENITIVE)
        and line.text[k - 2] in ("এ", "এই", "এমন", "এসব")
    ):
        return k - 2  # এই আশঙ্কার কথা জানান
    if (
        line.text[k] in _POINTED
        and k - 2 >= low
        and line.text[k - 2] in ("এ", "এই")
        and line.text[k - 1] in ("সব", "ধরনের")
    ):
        return k - 2
    return None
