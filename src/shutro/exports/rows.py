"""Rows of an answer as other programs want them: CSV, JSON Lines, JSON, Parquet; every row with its place.

A list stands in one cell of a CSV with ``; `` between; in the others it is a list. Parquet needs pyarrow
(``pip install 'shutro[parquet]'``).
"""

import csv
import io
from collections.abc import Sequence
from typing import Any

import msgspec

from shutro.errors import UsageError

FORMS = ("csv", "json", "jsonl", "parquet")


def written(rows: Sequence[msgspec.Struct], of: type[msgspec.Struct], form: str) -> bytes:
    """The rows, all of type ``of``, in one of `FORMS`; the columns are the same where there are no rows.

    Raises:
        UsageError: Parquet is asked for, and pyarrow is not installed.
    """
    if form == "csv":
        return _csv(rows, of)
    if form == "parquet":
        return _parquet(rows, of)
    if form == "json":
        return msgspec.json.encode(list(rows)) + b"\n"
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)


def _csv(rows: Sequence[msgspec.Struct], of: type[msgspec.Struct]) -> bytes:
    file = io.StringIO()
    names = of.__struct_fields__
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(getattr(row, name)) for name in names])
    return file.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return "" if value is None else value


def _parquet(rows: Sequence[msgspec.Struct], of: type[msgspec.Struct]) -> bytes:
    try:
        import pyarrow  # type: ignore[import-untyped]
        import pyarrow.parquet  # type: ignore[import-untyped]
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow: pip install 'shutro[parquet]', or name a .csv or .jsonl") from error
    schema = pyarrow.schema([(f.name, _arrow(pyarrow, f.type)) for f in msgspec.structs.fields(of)])
    data = [msgspec.to_builtins(row) for row in rows]
    file = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(data, schema=schema), file)
    return file.getvalue()


def _arrow(pyarrow: Any, told: Any) -> Any:
    """The Arrow type of a field's type, which may be empty."""
    if told == list[str]:
        return pyarrow.list_(pyarrow.string())
    kinds = {int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
    parts = getattr(told, "__args__", (told,))
    return next((kinds[part] for part in parts if part in kinds), pyarrow.string())
