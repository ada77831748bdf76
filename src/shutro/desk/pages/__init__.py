"""One file a page; `ALL` of them are served."""

from shutro.desk.pages import board, figures, home, look, report, search

ALL = (*home.HANDLERS, *board.HANDLERS, *figures.HANDLERS, *search.HANDLERS, *report.HANDLERS, *look.HANDLERS)
