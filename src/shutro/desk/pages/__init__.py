"""One file a page; `ALL` of them are served."""

from shutro.desk.pages import home, look, report, search

ALL = (*home.HANDLERS, *search.HANDLERS, *report.HANDLERS, *look.HANDLERS)
