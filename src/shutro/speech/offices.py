"""Who holds which office: the report says so wherever it names the holder with it."""

from bisect import bisect_left

from shutro.names import Name
from shutro.speech.bits import PERSON
from shutro.speech.forms import word
from shutro.speech.lexicons import settings
from shutro.words import Page, bare

ONE_OF = frozenset({"এক", "একজন", "একটি", "আরেক", "আরেকজন", "কয়েকজন", "দুই", "দুজন", "কয়েকটি", "একাধিক", "সাবেক"})
FORMER = frozenset({"সাবেক", "প্রাক্তন", "তৎকালীন"})
_LONGEST = 5  # words of an office
_OF = "বিষয়ক"


def plural(text: str) -> bool:
    """Whether a word stands for several people."""
    return text.endswith(("রা", "দের", "গণ", "রাও", "বৃন্দ"))


def is_office(text: str) -> bool:
    """Whether a word is an office or a calling by its last part: সেতুমন্ত্রী."""
    return text.endswith(tuple(settings()["offices"]["tails"]))


class Offices:
    """Office, as it stands before a name -> who holds it, by place: the one named last holds it."""

    def __init__(self, page: Page, names: list[Name]) -> None:
        self._page = page
        self._held: dict[str, list[tuple[int, str]]] = {}
        for name in names:
            if name.type == "PERSON":
                self._add(name)

    def _add(self, name: Name) -> None:
        """Every form of the office before a name: whole, its last word alone, without what follows it."""
        tokens = self._page.tokens
        i = self._page.token_at(name.span.start) - 1
        words: list[str] = []
        if i > 2 and tokens[i].text == ")" and tokens[i - 2].text == "(":  # মহাপরিদর্শক (আইজিপি)
            self._hold(tokens[i - 1].text, name)
            i -= 3
        if any(t.text in FORMER for t in tokens[max(0, i - _LONGEST) : i + 1]):
            return
        while i >= 0 and len(words) < _LONGEST and tokens[i].kind == "word":
            text = tokens[i].text
            if "\n" in self._page.text[tokens[i].end : tokens[i + 1].start]:
                break  # the headline's last word
            if not words and not text.endswith(".") and not word(text).bits & PERSON:
                break
            if not text.endswith("."):
                words.insert(0, text.removesuffix(_OF))
                self._keep(words, name)
            i -= 1

    def _keep(self, words: list[str], name: Name) -> None:
        for end in range(1, len(words) + 1):  # আইন উপদেষ্টা অধ্যাপক …: the office without what follows it, too
            if word(words[end - 1]).bits & PERSON:
                self._hold(" ".join(words[:end]), name)
        for tail in settings()["offices"]["tails"] if len(words) == 1 else ():
            if words[0].endswith(tail):  # সেতুমন্ত্রী …: মন্ত্রী
                self._hold(tail, name)

    def _hold(self, office: str, name: Name) -> None:
        self._held.setdefault(office, []).append((name.span.start, name.entity))

    def holder(self, words: list[str], place: int) -> str | None:
        """Who holds an office at a character, by its longest form that the report gives with a name."""
        if any(w in ONE_OF for w in words):
            return None
        words = [w.removesuffix(_OF) for w in words]
        plain = [*words[:-1], bare(words[-1])] if words else []
        for n in range(len(plain)):
            for tail in (" ".join(words[n:]), " ".join(plain[n:])):
                if tail in self._held:
                    held = self._held[tail]
                    return held[max(0, bisect_left(held, (place, "")) - 1)][1]
        return None
