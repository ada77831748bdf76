"""What a page found, told at three addresses: ``/figures`` for people, ``/figures.json`` and ``.csv`` for programs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from litestar import Controller, MediaType, Request, Response, get
from litestar.di import NamedDependency, Provide

from shutro.desk.description import FAULTS, answers
from shutro.desk.engine import fill
from shutro.desk.given import TheLook
from shutro.exports import rows

_CSV = "text/csv; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found. ``rows``: as they stand in the CSV; ``whole``: the JSON, where it is not just the rows;
    ``more``: what else the page's template is filled with.
    """

    rows: Sequence[msgspec.Struct]
    more: dict[str, Any] = field(default_factory=dict)
    whole: Any = None


Found = NamedDependency[Answer]


def page(path: str, asked: Callable[..., Answer], of: type[msgspec.Struct], *, whole: Any = None) -> type[Controller]:
    """The three addresses of one question.

    ``asked``: answers it; its parameters are the query's. ``of``: the type of the rows; ``whole``: that of the JSON
    where it is another. The template is ``PATH.html.j2``.
    """
    name = path.strip("/").replace("/", "-")
    json_of = whole if whole is not None else list[of]  # type: ignore[valid-type]

    class Page(Controller):
        dependencies = {"found": Provide(asked, sync_to_thread=True)}  # noqa: RUF012 - as Litestar wants it

        @get(path, include_in_schema=False, sync_to_thread=True, media_type=MediaType.HTML)
        def as_page(self, request: Request[Any, Any, Any], look: TheLook, found: Found) -> str:
            return fill(f"{name}.html.j2", request, look, {"rows": found.rows, **found.more})

        @get(
            f"{path}.json", operation_id=name, summary=(asked.__doc__ or name).splitlines()[0], tags=[name],
            responses={200: answers(json_of, "what was found"), **FAULTS}, sync_to_thread=True,
        )  # fmt: skip
        def as_json(self, found: Found) -> Response[bytes]:
            told = list(found.rows) if whole is None else found.whole
            return Response(msgspec.json.encode(told), media_type=MediaType.JSON)

        @get(
            f"{path}.csv", operation_id=f"{name}-csv", summary=f"The same as {path}.json, as CSV", tags=[name],
            responses={200: answers(str, "the rows", "text/csv"), **FAULTS}, sync_to_thread=True,
        )  # fmt: skip
        def as_csv(self, found: Found) -> Response[bytes]:
            told = rows.written(found.rows, of, "csv")
            return Response(
                told, media_type=_CSV, headers={"Content-Disposition": f'attachment; filename="{name}.csv"'}
            )

    Page.__name__ = f"{name.title()}Page"
    return Page
