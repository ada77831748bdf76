"""One file a page; `ALL` of them are served."""

from shutro.desk.pages import board, figures, home, look, report, search, stories

ALL = (
    *home.HANDLERS,
    *stories.HANDLERS,
    *board.HANDLERS,
    *figures.HANDLERS,
    *search.HANDLERS,
    *report.HANDLERS,
    *look.HANDLERS,
)
