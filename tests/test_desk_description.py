"""What the desk's description promises to programs, asked in every way that it allows (schemathesis)."""

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import checks

from desks import served
from shutro.desk import Settings
from shutro.desk.samples import items
from shutro.ledger import Ledger, add

EXAMPLES = 8  # requests for one address and kind of test


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger(tmp_path_factory.mktemp("desk") / "ledger.db") as made:
        add(made, list(items())[:6], processes=1)
        yield made


CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
HOW = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None
)


def test_nothing_that_may_be_asked_breaks_the_desk_or_its_promise(ledger: Ledger) -> None:
    asked = set()
    with served(ledger, Settings(rate=1_000_000, drafts=1_000_000, token="for-this-test")) as address:  # noqa: S106
        described = schemathesis.openapi.from_url(f"{address}/schema/openapi.json")
        for operation in (found.ok() for found in described.get_all_operations()):

            @HOW
            @given(case=operation.as_strategy())
            def keeps_its_promise(case: schemathesis.Case) -> None:
                case.call_and_validate(checks=CHECKS)

            keeps_its_promise()
            asked.add(operation.path)
    assert {"/search.json", "/reports/{name}", "/draft.json", "/reports.json"} <= asked
