"""One file a page; `ALL` of them are served."""

from shutro.desk.pages import (
    board,
    claims,
    draft,
    figures,
    home,
    look,
    programs,
    report,
    said,
    search,
    sources,
    stories,
)

ALL = (
    *home.HANDLERS,
    *stories.HANDLERS,
    *board.HANDLERS,
    *figures.HANDLERS,
    *said.HANDLERS,
    *claims.HANDLERS,
    *sources.HANDLERS,
    *search.HANDLERS,
    *report.HANDLERS,
    *draft.HANDLERS,
    *programs.HANDLERS,
    *look.HANDLERS,
)
