"""One file a page; `ALL` of them are served."""

from shutro.desk.pages import figures, home, look, report, search

ALL = (*home.HANDLERS, *figures.HANDLERS, *search.HANDLERS, *report.HANDLERS, *look.HANDLERS)
