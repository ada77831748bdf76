"""``shutro read``: reports in, records out."""

import argparse

TYPE_CHECKING = False  # not from typing: importing that takes a tenth of the time that --help may take
if TYPE_CHECKING:
    from shutro.cli.inputs import Input
    from shutro.cli.output import Telling
    from shutro.record import Record

FORMATS = ("screen", "json", "jsonl", "html", "md")
LAYERS = ("statements", "figures", "times", "names", "moves", "checks")

_EXAMPLE = """\
examples:
  shutro read report.txt --published 2024-02-01
  shutro read https://example.org/report --format html -o report.html
  shutro read reports/ --format jsonl -o records.jsonl
  shutro read reports/ --format html -o pages/
  cat report.txt | shutro read - --layers figures,times

One input gives one JSON object; several give a JSON array with json, one object a line with jsonl, and with html
one page each in the folder -o. A report that cannot be read is told on the error output, the others go on, and the
exit code is 1. Text is UTF-8 or UTF-16; mojibake and legacy Bijoy text are found and brought to Unicode."""


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", help_class: type[argparse.HelpFormatter]
) -> None:
    """Add the command to the command line."""
    about = "read reports: files, folders, web addresses, - for standard input"
    command = commands.add_parser("read", help=about, description=about, epilog=_EXAMPLE, formatter_class=help_class)
    command.add_argument(
        "inputs", nargs="+", metavar="FILE|URL|-", help="text, .html or .docx; a folder gives every such file in it"
    )
    add_reading_options(command)
    add_writing_options(command)
    command.add_argument("--layers", type=layers, metavar="A,B", help=f"only these of {', '.join(LAYERS)}")
    command.set_defaults(run=run)


def add_reading_options(command: argparse.ArgumentParser) -> None:
    """Add the options that say how a report is to be read."""
    command.add_argument(
        "--published",
        metavar="DATE",
        help="2024-02-01 or 2024-02-01T18:00: what 'yesterday' is read against "
        "(default: the page's own, if any; '' for unknown)",
    )
    command.add_argument(
        "--timeout", type=float, default=30.0, metavar="SECONDS", help="for a web address (default: 30)"
    )
    command.add_argument("--outlet", metavar="NAME", help="who published it")
    command.add_argument("--title", metavar="TEXT", help="its headline")
    command.add_argument("--lang", choices=("bn", "en"), default="bn", help="the language of labels (default: bn)")


def add_writing_options(command: argparse.ArgumentParser) -> None:
    """Add the options that say what is printed, and where it goes."""
    command.add_argument("--format", choices=FORMATS, help="what to print (default: as -o is called, else screen)")
    command.add_argument(
        "-o", "--output", metavar="PLACE", help="write to this file, or one file a report into this folder"
    )


def layers(text: str) -> tuple[str, ...]:
    """The layers named in an option."""
    wanted = tuple(name.strip() for name in text.split(",") if name.strip())
    unknown = [name for name in wanted if name not in LAYERS]
    if unknown or not wanted:
        raise argparse.ArgumentTypeError(f"no layer {', '.join(unknown) or 'named'}: there are {', '.join(LAYERS)}")
    return wanted


def run(options: argparse.Namespace) -> int:
    """Read every input and write its record. Returns 1 where one was refused.

    Raises:
        UsageError: a date that is none, a place that cannot hold what was asked for.
        OSError: the place cannot be written.
    """
    from shutro.cli.output import Telling

    return tell_all(options, Telling(options.lang, options.layers))


def tell_all(options: argparse.Namespace, telling: "Telling") -> int:
    """Read every input and tell it so. Returns 1 where one was refused; raises as `run` does."""
    from shutro.cli import inputs, output
    from shutro.cli.batch import say, tell_of_reader, with_progress
    from shutro.errors import InputError, ModelError, UsageError, fault
    from shutro.record.dates import as_date

    as_date(options.published)
    given = list(inputs.expand(options.inputs))
    if options.title and len(given) > 1:
        raise UsageError(f"--title names one report, and {len(given)} are given: leave it out, or read one")
    form = options.format or output.form_of(options.output) or "screen"
    refused = 0
    tell_of_reader()
    with output.open_place(options.output, form, len(given), telling) as place:
        for one in with_progress(given):
            try:
                place.write(one, record_of(one, options))
            except InputError as error:
                refused += 1
                say(str(error))
            except (OSError, UsageError, ModelError):
                raise
            except Exception as error:  # a fault of ours must not take the other reports with it
                refused += 1
                say(f"{one.name} could not be read: {fault(error)}")
    return 1 if refused else 0


def record_of(one: "Input", options: argparse.Namespace) -> "Record":
    """Open and read one input.

    Raises:
        InputError: it cannot be read.
        UsageError: the date of publication is none.
    """
    from shutro.cli.batch import say
    from shutro.record.sources import read_source

    if one.refused:
        raise one.refused
    source = one.open(options.timeout)
    for note in source.notes:
        say(note)
    return read_source(source, id=one.id, published=options.published, title=options.title, outlet=options.outlet)
