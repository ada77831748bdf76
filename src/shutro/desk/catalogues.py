"""The interface in Bengali: a gettext catalogue, read as it stands (``locale/bn/LC_MESSAGES/desk.po``).

The templates are written in English; ``python tools/desk_words.py`` brings the catalogue up to what they say. What the
record's own words are called stands in ``record/fields.toml`` and the phrases of ``exports``, in both languages.
"""

import io
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from shutro.desk.look import Lang


@cache
def catalogue(lang: Lang) -> NullTranslations:
    """What the interface says in a language; English stands in the templates."""
    if lang == "en":
        return NullTranslations()
    text = files("shutro").joinpath("desk", "locale", lang, "LC_MESSAGES", "desk.po").read_bytes()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(text), locale=lang))
    compiled.seek(0)
    return GNUTranslations(compiled)
