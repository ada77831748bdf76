"""A run of ``shutro check`` over many drafts: open, review, correct, tell."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from shutro.checks import Check
from shutro.checks.fixing import correct
from shutro.cli import files, inputs
from shutro.cli.batch import long, say, with_progress
from shutro.cli.console import console
from shutro.drafts import config
from shutro.drafts.draft import Draft
from shutro.drafts.lines import Lines
from shutro.drafts.review import review
from shutro.drafts.told import counted
from shutro.errors import EmptyInput, InputError, NotBengali, NotReached, UsageError, fault
from shutro.record.dates import as_date
from shutro.record.fields import Language
from shutro.text import LIMIT, bytes_of, printable
from shutro.text.fetch import is_url


class Result(NamedTuple):
    """A draft, what was found in it, how many places were corrected, and the corrected text."""

    draft: Draft
    found: list[Check]
    fixed: int = 0
    better: str = ""


class Teller(Protocol):
    """Tells findings in one format."""

    def add(self, draft: Draft, lines: Lines, found: list[Check], fixed: int = 0) -> None:
        """Tell of one draft."""

    def close(self) -> None:
        """Tell what stands behind the last draft."""


class Run:
    """One run, as the command line asks for it."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        as_date(options.published)
        self._unread = 0
        self._found = False

    def all(self) -> int:
        """Check every draft. Returns the exit code."""
        given = list(inputs.expand(self.options.inputs))
        results = self._results(given)
        shown = list(results) if long(given) else results  # no line into the progress bar
        if self.options.diff:
            self._show_differences(shown)
        else:
            self._tell(shown)
        return 2 if self._unread else int(self._found)

    def _tell(self, results: Iterable[Result]) -> None:
        teller = self._teller()
        for draft, found, fixed, _ in results:
            self._found = self._found or bool(found)
            teller.add(draft, Lines(draft.source.text), found, fixed)
        teller.close()

    def _show_differences(self, results: Iterable[Result]) -> None:
        from shutro.drafts.screen import differences

        count = 0
        for draft, found, fixed, better in results:
            self._found = self._found or bool(found)
            count += fixed
            if fixed:
                differences(draft.plain, better, draft.name, console(sys.stdout))
        say(counted(self._lang(), "would_fix", count))

    def _results(self, given: list[inputs.Input]) -> Iterator[Result]:
        for one in with_progress(given):
            try:
                yield self._checked(one)
            except (EmptyInput, NotBengali) as error:  # nothing that could be wrong in it
                say(str(error))
            except InputError as error:
                self._unread += 1
                say(str(error))
            except UsageError:
                raise
            except OSError as error:  # a folder that may not be written to, a full disk
                self._unread += 1
                say(f"{error}: {one.name} is left as it was; check its permissions and try again")
            except Exception as error:  # a fault of ours must not take the other drafts with it
                self._unread += 1
                say(f"{one.name} could not be read: {fault(error)}")

    def _checked(self, one: inputs.Input) -> Result:
        draft = self._open(one)
        chosen = self._config(one)
        published = self.options.published
        look = partial(
            review,
            published=draft.source.published if published is None else published,
            settings=chosen.settings(self.options.select, self.options.ignore),
            outlet=draft.source.outlet,
        )
        if not (self.options.fix or self.options.diff):
            return Result(draft, look(draft.source.text))
        if draft.kept:
            say(f"{draft.kept}; nothing in it was changed")
            return Result(draft, look(draft.source.text))
        if self.options.diff:
            better, _, fixed = correct(draft.plain, look)
            return Result(draft, look(draft.plain), fixed, better)
        return self._corrected(one, draft, look)

    def _open(self, one: inputs.Input) -> Draft:
        if one.refused:
            raise one.refused
        if is_url(one.name):
            return Draft.of(b"", one.name, one.open(self.options.timeout))
        data = sys.stdin.buffer.read(LIMIT + 1) if one.name == inputs.STDIN else bytes_of(one.name)
        draft = Draft.of(data, "the standard input" if one.name == inputs.STDIN else one.name)
        for note in draft.source.notes:
            say(note)
        draft.name = one.name
        return draft

    def _config(self, one: inputs.Input) -> config.Config:
        elsewhere = one.name == inputs.STDIN or is_url(one.name)
        return config.for_path(Path.cwd() if elsewhere else Path(one.name))

    def _corrected(self, one: inputs.Input, draft: Draft, look: Callable[[str], list[Check]]) -> Result:
        if one.name == inputs.STDIN:
            raise UsageError("--fix writes into files, and - is none: give the file, or see the changes with --diff")
        better, found, fixed = correct(draft.plain, look)
        if better != draft.plain:
            if bytes_of(one.name) != draft.data:
                raise NotReached(f"{one.name} was changed while it was checked: it is left as it is; check it again")
            files.replace(Path(one.name), draft.bytes_of(better))
        draft.plain, draft.source.text = better, printable(better)
        return Result(draft, found, fixed)

    def _lang(self) -> Language:
        return self.options.lang or config.for_path(Path.cwd()).lang or "bn"

    def _teller(self) -> Teller:
        options, lang = self.options, self._lang()
        if options.format == "screen":
            from shutro.drafts.screen import Screen

            return Screen(console(sys.stdout), lang)
        if options.format == "sarif":
            from shutro.drafts.sarif import Sarif

            return Sarif(sys.stdout, lang)
        from shutro.drafts.machine import GitHub, Json

        return (GitHub if options.format == "github" else Json)(sys.stdout, lang)
