"""What a word can be in a name: looked up once for each word of the language, then remembered."""

from functools import cache, lru_cache

from shutro import lexicon
from shutro.names.alike import alike
from shutro.names.gazetteer import Gazetteer, Known, gazetteer
from shutro.words import Stem, stems

(
    NAME,
    WITH,
    INSIDE,
    TITLE,
    KIN,
    CLASS,
    BODY,
    MODIFIER,
    LINK,
    ACRONYM,
    COMMON,
    UNKNOWN,
    FIRST,
    SAYS,
    LETTER,
    PLACELIKE,
    OPENS,
    GENERIC,
) = (1 << n for n in range(18))
PERSONAL = NAME | WITH | INSIDE


class Word:
    """One word: its kinds (a set of bits), whether it can stand inside a name (no ending), and what lists know of it.

    ``name``: the stem that is a word of persons' names, else None; ``known``: what the gazetteers know of the word
    alone; ``body``: the class noun that it is (form, type, strength).
    """

    __slots__ = ("bare", "body", "kinds", "known", "name", "stems", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.kinds = 0
        self.bare = True
        self.stems: tuple[str, ...] = (text,)
        self.name: str | None = None
        self.known: Known | None = None
        self.body: tuple[str, str, str] | None = None


class Lists:
    """The word lists of this room, as dictionaries."""

    def __init__(self) -> None:
        def column(name: str) -> frozenset[str]:
            return frozenset([form for (form,) in lexicon.columns("names", name, "form")])

        def pairs(name: str, second: str) -> list[tuple[str, ...]]:
            return lexicon.columns("names", name, "form", second)

        self.names = {form: NAME if use == "alone" else WITH for form, use in pairs("namewords.tsv", "use")}
        self.titles = {form: TITLE if kind == "strong" else KIN for form, kind in pairs("titles.tsv", "kind")}
        self.letters = frozenset([form for form, kind in pairs("acronyms.tsv", "kind") if kind == "letter"])
        self.no_bodies = frozenset([form for form, kind in pairs("acronyms.tsv", "kind") if kind != "letter"])
        self.bodies = {
            form: (form, kind, strength)
            for form, kind, strength in lexicon.columns("names", "designators.tsv", "form", "type", "strength")
        }
        self.inside = column("prefixes.tsv")
        self.classes = column("classnouns.tsv")
        self.modifiers = column("modifiers.tsv")
        self.common = column("common.tsv")
        words = lexicon.settings("names", "grammar.toml")
        self.says = frozenset(words["says"])
        self.links = frozenset(words["links"])
        self.generic = frozenset(words["generic"])
        self.compounds: tuple[str, ...] = tuple(words["compounds"])
        self.opens = frozenset(words["opens"])
        self.common_ends: tuple[str, ...] = tuple(words["common_ends"])
        self.title_ends: tuple[str, ...] = tuple(words["title_ends"])
        self.place_ends: tuple[str, ...] = tuple(words["place_ends"])
        self.name_ends: tuple[str, ...] = tuple(words["name_ends"])
        self.alike = Alike(self)
        self.oblique_ends: tuple[str, ...] = tuple(words["oblique_ends"])


class Alike:
    """Listed words by how they sound: a word on no list may be another spelling of one that is."""

    def __init__(self, here: Lists) -> None:
        self.common = frozenset([alike(form) for form in here.common | here.modifiers if len(form) > _SHORT])
        self.names = {alike(form): form for form in here.names if len(form) > _SHORT}
        self.known = {alike(form): known for form, known in gazetteer().names.items() if len(form) > _SHORT + 2}


_SHORT = 3  # letters: shorter words sound like others too often


@cache
def lists() -> Lists:
    """The word lists, loaded once."""
    return Lists()


@lru_cache(maxsize=32768)
def word(text: str) -> Word:
    """What ``text`` (a token of kind word, in one form) can be in a name."""
    found = Word(text)
    known, here = gazetteer(), lists()
    apart = stems(text)
    ways = found.stems = tuple(s.text for s in apart)
    kinds = (FIRST if text in known.firsts else 0) | _listed(found, apart, here, known)
    if found.known is None and found.name is None:
        found.known = _compound(text, known)
    kinds |= _of_form(text, here)
    found.bare = text in (found.name, found.known.form if found.known else None) or bool(kinds & INSIDE)
    if found.known is None and _is_acronym(ways, here):
        kinds |= ACRONYM
        found.bare = spells(text)
    if not kinds & ~(FIRST | LINK) and found.known is None:
        kinds |= _of_rest(text, ways, here)
        found.bare = not text.endswith(here.oblique_ends)
        if kinds & UNKNOWN:
            kinds = _spelt_otherwise(found, kinds, apart, here)
    found.kinds = kinds
    return found


def _listed(found: Word, apart: tuple[Stem, ...], here: Lists, known: Gazetteer) -> int:
    """The kinds that the stems of a word have by the lists; fills what the lists know of it."""
    text, kinds = found.text, 0
    plain = text in here.common  # a common word is no other name's oblique form: করে is none of কর
    for stem in apart:
        way = stem.text
        plain = plain or (way in here.common and way not in here.names)
        if found.name is None and way in here.names and not (plain and way != text) and _may_be_of_name(text, stem):
            found.name = way
            kinds |= here.names[way]
        if found.known is None and way in known.names and not (plain and _only_a_form(text, known.names[way])):
            found.known = known.names[way]
        if found.body is None and way in here.bodies:
            found.body = here.bodies[way]
            kinds |= BODY
        if way in here.classes:
            kinds |= CLASS
    return kinds


def _only_a_form(text: str, known: Known) -> bool:
    """Whether a common word would be a known name only by its ending, or only as a place."""
    return known.form != text or known.type == "PLACE"


def _may_be_of_name(text: str, stem: Stem) -> bool:
    """Whether a person's name can bear these endings: a final ে or রা is more often its own (মনিরা)."""
    return "locative" not in stem.endings and not ("plural" in stem.endings and text.endswith("রা"))


def _spelt_otherwise(found: Word, kinds: int, apart: tuple[Stem, ...], here: Lists) -> int:
    """The kinds of a word that sounds like a listed one (আপীল, দীঘিনালা), or ends like a person's name (কিফায়াতুল্লাহ)."""
    for stem in apart:
        way, sound = stem.text, alike(stem.text)
        if len(way) <= _SHORT:
            break
        if sound in here.alike.common:
            return kinds & ~UNKNOWN | COMMON
        if _may_be_of_name(found.text, stem) and (sound in here.alike.names or way.endswith(here.name_ends)):
            found.name = way
            found.bare = way == found.text
            return kinds & ~UNKNOWN | here.names.get(here.alike.names.get(sound, ""), NAME)
        if sound in here.alike.known:
            known = here.alike.known[sound]
            found.known = Known(way, known.type, known.key, f"{known.why}, spelt {known.form}")
            found.bare = way == found.text
            return kinds & ~(UNKNOWN | PLACELIKE)
    return kinds


def _compound(text: str, known: Gazetteer) -> Known | None:
    """A name with a word grown onto it: লন্ডনভিত্তিক, সিরিয়াজুড়ে."""
    for end in lists().compounds:
        if text.endswith(end) and (found := known.names.get(text[: -len(end)])) and found.type in ("PLACE", "ORG"):
            return found
    return None


def _of_form(text: str, here: Lists) -> int:
    kinds = here.titles.get(text, 0)
    if text in here.generic:
        kinds |= GENERIC
    if text in here.inside:
        kinds |= INSIDE
    if text in here.letters:
        kinds |= LETTER
    if text in here.modifiers:
        kinds |= MODIFIER
    if text in here.links:
        kinds |= LINK
    if text in here.says:
        kinds |= SAYS
    if text in here.opens:
        kinds |= OPENS
    return kinds


def _of_rest(text: str, ways: tuple[str, ...], here: Lists) -> int:
    """A word on no list of names: common, title by its ending, place by its ending, or unknown."""
    if text.endswith(here.title_ends):
        return TITLE | COMMON
    if any(way in here.titles or way.endswith(here.title_ends) for way in ways):
        return COMMON
    if any(way in here.common for way in ways) or text.endswith(here.common_ends) or len(text) < 2:
        return COMMON
    if any(len(way) > 4 and way.endswith(here.place_ends) for way in ways):
        return UNKNOWN | PLACELIKE
    return UNKNOWN


def _is_acronym(ways: tuple[str, ...], here: Lists) -> bool:
    """Whether a stem is wholly made of names of Latin letters, three or more: বিএনপি, আইএসপিআর."""
    if any(way in here.no_bodies or way in here.common for way in ways):
        return False
    return any(spells(way) for way in ways)


def spells(way: str, least: int = 3) -> bool:
    """Whether a word is wholly made of names of Latin letters, at least so many."""
    letters = lists().letters
    at = {0: 0}  # place -> how many letter names lead there
    for place in range(min(len(way), _LONGEST)):
        if place in at:
            for length in range(1, 7):
                if way[place : place + length] in letters:
                    at[place + length] = max(at.get(place + length, 0), at[place] + 1)
    return at.get(len(way), 0) >= least


_LONGEST = 60  # longer runs of letters are no acronyms
MARK = Word("")
