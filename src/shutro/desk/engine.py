"""Templates, filled: everything that comes from a report or a reader is escaped, whatever it is.

What a template may use besides what a page gives it: ``look``; ``lang``; ``_()`` and ``{% trans %}``; ``words`` (the
phrases of the answers); ``token`` (the mark of our forms); and the filters

- ``bn``: text of a report, marked as Bengali where the page is English; ``exact``: the same to the last character;
- ``number``, ``day``: in the reader's digits and calendar; ``label(vocabulary)``: a word of a vocabulary;
- ``bangla``: a day in the Bangla calendar, "" where the reader has not asked for both;
- ``told``: a figure in words; ``place``: the address of a row's sentence in its report.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode, urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from litestar import Request
from litestar.template.base import csrf_token
from markupsafe import Markup, escape

from shutro.desk.catalogues import catalogue
from shutro.desk.look import Look
from shutro.exports import answers, html, values
from shutro.exports.items import Item
from shutro.exports.plain import digits, short
from shutro.exports.values import phrases
from shutro.record import fields

_BANGLA_SINCE = date(1987, 4, 14)  # before, Bangladesh counted otherwise, and almanacs differ
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T|$)")
_OF_EXPORTS = ("record.html.j2",)  # how a report is shown, also on the page that stands alone
_TO_LATIN = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")


def fill(template: str, request: "Request[Any, Any, Any]", look: Look, context: Mapping[str, Any]) -> str:
    """A template of ``templates/`` filled for one reader."""
    return (
        engine()
        .get_template(template)
        .render(
            **context,
            look=look,
            lang=look.lang,
            words=answers.words(look.lang),
            phrases=phrases(look.lang),
            path=request.url.path,
            here=f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path,
            query=request.query_params,
            token=csrf_token({"request": request}),
            writes=request.app.state.settings.token is not None,
            assets=request.app.state.assets,
        )
    )


@cache
def engine() -> Environment:
    """The one engine; its words are looked up in the language of the reader of the page."""
    made = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
    )
    made.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.filters |= {
        "bn": html.bn, "exact": html.exact, "short": short, "number": _number, "day": _day, "label": _label,
        "date": _date, "bangla": _bangla, "told": _told, "place": place, "chosen": _digits, "head": _head,
        "host": lambda url: urlsplit(url).hostname or "",
    }  # fmt: skip
    made.globals["address"] = address
    return made


def _template(name: str) -> str:
    room = ("exports",) if name in _OF_EXPORTS else ("desk", "templates")
    return files("shutro").joinpath(*room, name).read_text(encoding="utf-8")


@pass_context
def _gettext(context: Context, message: str) -> str:
    return catalogue(context["look"].lang).gettext(message)


@pass_context
def _ngettext(context: Context, one: str, many: str, n: int) -> str:
    return catalogue(context["look"].lang).ngettext(one, many, n)


# ---------------------------------------------------------------- filters


@pass_context
def _digits(context: Context, text: str) -> str:
    """Our own words and numbers, in the digits that the reader chose."""
    look: Look = context["look"]
    if look.digits == "own":
        return text
    return digits(text, "bn") if look.digits == "bengali" else text.translate(_TO_LATIN)


@pass_context
def _number(context: Context, value: float | None) -> str:
    return "" if value is None else _digits(context, values.number(value, context["look"].lang))


@pass_context
def _day(context: Context, value: str | None) -> str:
    """A date as the reader writes it; in both calendars where that was asked for: ``১ ফেব্রুয়ারি ২০২৪ (১৮ মাঘ ১৪৩০)``."""
    if not value:
        return str(answers.words(context["look"].lang)["no_date"])
    day, clock = value[:10], value[11:16]
    told, also = values.time(day, context["look"].lang), _bangla(context, day)
    return _digits(
        context, told + (f" ({also})" if also else "") + (f", {digits(clock, context['look'].lang)}" if clock else "")
    )


@pass_context
def _date(context: Context, value: str) -> str:
    """A day in the common calendar alone, where the other stands elsewhere."""
    return _digits(context, values.time(value[:10], context["look"].lang))


@pass_context
def _bangla(context: Context, value: str | None) -> str:
    """A day in the Bangla calendar where the reader wants both; "" where not, and before today's calendar began."""
    look: Look = context["look"]
    if look.calendar != "both" or not value:
        return ""
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return ""
    return _digits(context, values.bangla_day(day, look.lang)) if day >= _BANGLA_SINCE else ""


@pass_context
def _label(context: Context, word: str | None, vocabulary: str) -> str:
    return "" if word is None else fields.value(vocabulary, word, context["look"].lang)


@pass_context
def _told(context: Context, one: Any) -> str:
    return _digits(context, answers.value(one, context["look"].lang))


@pass_context
def _head(context: Context, item: Item) -> str:
    """What tells an entry: numbers and days as the reader wants them, the words of the report as they are."""
    if item.layer == "times":
        value = item.told("value")
        also = _bangla(context, value) if _DAY.match(value) else ""
        return _digits(context, item.head) + (f" ({also})" if also else "")
    return _digits(context, item.head) if item.layer == "figures" else html.bn(context, item.head)


def place(row: Any) -> str:
    """The address of the place in its report where a row was read."""
    return f"/reports/{row.report}#at-{row.entry}"


def address(path: str, **query: object) -> Markup:
    """An address with its query; parts that are None are left out.

    >>> address("/said", by="ক খ", about=None)
    Markup('/said?by=%E0%A6%95+%E0%A6%96')
    """
    told = urlencode({name: value for name, value in query.items() if value is not None})
    return Markup(escape(f"{path}?{told}" if told else path))  # noqa: S704 - escaped here
