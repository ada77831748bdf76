"""Why a source has no name: the condition that the report states, নাম প্রকাশ না করার শর্তে."""

import re
from bisect import bisect_left

from shutro.span import Span
from shutro.text.form import one_form
from shutro.words import Page

_STATED = re.compile(
    one_form(
        r"(?<!\S)(?:নাম[ -]?পরিচয়|নাম ও পরিচয়|নাম|পরিচয়) (?:"
        r"(?:প্রকাশ|উল্লেখ) না করার (?:শর্তে|অনুরোধ জানিয়ে|অনুরোধ করে)|না প্রকাশের শর্তে|না প্রকাশ করার শর্তে|"
        r"(?:প্রকাশে|প্রকাশ করতে|জানাতে|বলতে) অনিচ্ছুক|প্রকাশ করতে না চাওয়া|গোপন রাখার শর্তে|গোপন রেখে)"
    )
)


class Anonymity:
    """The stated conditions of a page, found once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._found = [match.span() for match in _STATED.finditer(page.text)]

    def of(self, cue: Span) -> Span | None:
        """The condition that is stated in the sentence of a cue."""
        if not self._found:
            return None
        sentence = self._page.sentences[self._page.sentence_at(cue.start)]
        k = bisect_left(self._found, (sentence.start, 0))
        if k == len(self._found) or self._found[k][0] >= sentence.end:
            return None
        return self._page.span(*self._found[k])
