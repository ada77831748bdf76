"""The description of the addresses for programs (OpenAPI 3.1), at ``/schema/openapi.json``."""

from typing import Any

from litestar import Request
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.plugins import JsonRenderPlugin

from shutro import __version__
from shutro.desk.faults import Fault

_ABOUT = "What a ledger of Bengali news answers, each row with its report, its offsets and its sentence."


def answers(of: Any, why: str, media_type: str | None = None) -> ResponseSpec:
    """What is answered: a type, and in words when; without the made-up examples that the library would add."""
    if media_type is None:
        return ResponseSpec(of, description=why, generate_examples=False)
    return ResponseSpec(of, description=why, generate_examples=False, media_type=media_type)


FAULTS = {
    400: answers(Fault, "the question cannot be answered"),
    429: answers(Fault, "too many requests: wait as long as Retry-After says"),
    503: answers(Fault, "the ledger cannot be read just now"),
}
"""What every question may be answered with instead."""


class _Plain(JsonRenderPlugin):
    """The description, with a number told as one: the library tells ``int | float`` as either of two that overlap."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        return super().render(request, _one_number(openapi_schema))


def _one_number(told: Any) -> Any:
    """The description anew, where a choice between integer and number is a number.

    >>> _one_number({"oneOf": [{"type": "integer"}, {"type": "number"}, {"type": "null"}]})
    {'oneOf': [{'type': 'number'}, {'type': 'null'}]}
    """
    if isinstance(told, list):
        return [_one_number(part) for part in told]
    if not isinstance(told, dict):
        return told
    choice = told.get("oneOf")
    if isinstance(choice, list) and any(_is(part, "number") for part in choice):
        told = {**told, "oneOf": [part for part in choice if not _is(part, "integer")]}
    return {name: _one_number(part) for name, part in told.items()}


def _is(schema: Any, kind: str) -> bool:
    return isinstance(schema, dict) and schema.get("type") == kind


def description() -> OpenAPIConfig:
    """How the desk is described."""
    return OpenAPIConfig(
        title="shutro desk", version=__version__, description=_ABOUT, render_plugins=[_Plain()], path="/schema"
    )
