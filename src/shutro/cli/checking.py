"""A run of ``shutro check`` over many drafts: open, review, correct, tell."""

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Protocol

from shutro.checks import Check
from shutro.cli import files, inputs
from shutro.cli.batch import fault, long, say, with_progress
from shutro.cli.console import console
from shutro.drafts import config
from shutro.drafts.draft import Draft
from shutro.drafts.fixing import correct
from shutro.drafts.lines import Lines
from shutro.drafts.review import review
from shutro.drafts.told import counted
from shutro.errors import EmptyInput, InputError, NotBengali, NotReached, UsageError
from shutro.record.dates import as_date
from shutro.record.fields import Language
from shutro.text import LIMIT, bytes_of, printable
from shutro.text.fetch import is_url

Result = tuple[Draft, list[Check], int]  # what was found in a draft, and how many places were corrected


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
        teller = self._teller()
        results = self._results(given)
        for draft, found, fixed in list(results) if long(given) else results:  # no line into the progress bar
            self._found = self._found or bool(found)
            teller.add(draft, Lines(draft.source.text), found, fixed)
        teller.close()
        return 2 if self._unread else int(self._found)

    def _results(self, given: list[inputs.Input]) -> Iterator[Result]:
        for one in with_progress(given):
            try:
                yield self._checked(one)
            except (EmptyInput, NotBengali) as error:  # nothing that could be wrong in it
                say(str(error))
            except InputError as error:
                self._unread += 1
                say(str(error))
            except (OSError, UsageError):
                raise
            except Exception as error:  # a fault of ours must not take the other drafts with it
                self._unread += 1
                say(fault(one.name, error))

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
            return draft, look(draft.source.text), 0
        if draft.kept:
            say(f"{draft.kept}; nothing in it was changed")
            return draft, look(draft.source.text), 0
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
        old = draft.plain
        new, found, count = correct(old, look)
        if self.options.diff:
            from shutro.drafts.screen import differences

            if new != old:
                differences(old, new, draft.name, console(sys.stdout))
        elif one.name == inputs.STDIN:
            raise UsageError("--fix writes into files, and - is none: give the file, or see the changes with --diff")
        elif new != old:
            if bytes_of(one.name) != draft.data:
                raise NotReached(f"{one.name} was changed while it was checked: it is left as it is; check it again")
            files.replace(Path(one.name), draft.bytes_of(new))
        if not self.options.diff:
            draft.plain, draft.source.text = new, printable(new)
        return draft, look(old) if self.options.diff else found, count

    def _teller(self) -> "Teller":
        options = self.options
        lang: Language = options.lang or config.for_path(Path.cwd()).lang or "bn"
        if options.diff:
            return _Sum(lang)
        if options.format == "screen":
            from shutro.drafts.screen import Screen

            return Screen(console(sys.stdout), lang)
        if options.format == "sarif":
            from shutro.drafts.sarif import Sarif

            return Sarif(sys.stdout, lang)
        from shutro.drafts.machine import GitHub, Json

        return (GitHub if options.format == "github" else Json)(sys.stdout, lang)


class _Sum:
    """Tells, beside a diff, how many places it corrects."""

    def __init__(self, lang: Language) -> None:
        self.lang, self._count = lang, 0

    def add(self, draft: Draft, lines: Lines, found: list[Check], fixed: int = 0) -> None:  # noqa: ARG002 - a teller's
        """Count one draft's corrections."""
        self._count += fixed

    def close(self) -> None:
        """Tell the sum."""
        say(counted(self.lang, "would_fix", self._count))
