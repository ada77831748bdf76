"""What an editor shows of findings: diagnostics, quick fixes, and the reason where the pointer rests."""

from collections.abc import Iterator, Sequence

from lsprotocol import types as lsp

from shutro.checks import Check, Fix
from shutro.checks.fixing import apart, certain
from shutro.drafts import told
from shutro.drafts.buffer import Buffer
from shutro.drafts.ignores import BAD_IGNORE
from shutro.drafts.lines import Lines
from shutro.record.fields import Language

FIX_ALL = "source.fixAll.shutro"


def published(uri: str, buffer: Buffer, lang: Language) -> lsp.PublishDiagnosticsParams:
    """The findings of a version of a draft."""
    told_all = [_diagnostic(buffer.lines, check, lang) for check in buffer.found or ()]
    return lsp.PublishDiagnosticsParams(uri, told_all, buffer.version)


def _diagnostic(lines: Lines, check: Check, lang: Language) -> lsp.Diagnostic:
    return lsp.Diagnostic(
        _range(lines, check.span.start, check.span.end),
        told.note(check, lang),
        severity=lsp.DiagnosticSeverity.Warning,
        code=check.rule,
        source="shutro",
    )


def _range(lines: Lines, start: int, end: int) -> lsp.Range:
    return lsp.Range(lsp.Position(*lines.utf16(start)), lsp.Position(*lines.utf16(end)))


def hover(buffer: Buffer, position: lsp.Position, lang: Language) -> lsp.Hover | None:
    """Why something is told at a place, and what to write instead."""
    at = buffer.lines.place(position.line, position.character)
    here = [c for c in buffer.found or () if c.span.start <= at <= c.span.end]
    if not here:
        return None
    parts = [
        f"**{told.label(c, lang)}** `{c.rule}`\n\n{told.note(c, lang)}\n\n{told.reason(c, lang)}\n\n"
        f"{told.correction(buffer.text, c, lang)}"
        for c in here
    ]
    first = min(here, key=lambda c: c.span.end - c.span.start).span
    content = lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n\n---\n\n".join(part.strip() for part in parts))
    return lsp.Hover(content, _range(buffer.lines, first.start, first.end))


def actions(uri: str, buffer: Buffer, params: lsp.CodeActionParams, lang: Language) -> list[lsp.CodeAction]:
    """What can be done about the findings in a range, and about all of the draft."""
    wanted = params.context.only
    made: list[lsp.CodeAction] = []
    if _asked(lsp.CodeActionKind.QuickFix, wanted):
        start, end = (buffer.lines.place(p.line, p.character) for p in (params.range.start, params.range.end))
        for check in buffer.found or ():
            if check.span.start <= end and start <= check.span.end:
                made += _quick(uri, buffer, check, lang)
    if _asked(FIX_ALL, wanted) and (everything := _every_certain(uri, buffer, lang)):
        made.append(everything)
    return made


def _asked(kind: str, wanted: Sequence[lsp.CodeActionKind | str] | None) -> bool:
    """Whether a kind of action is wanted: ``source`` asks for ``source.fixAll.shutro`` too."""
    names = None if wanted is None else [str(getattr(w, "value", w)) for w in wanted]
    kind = str(getattr(kind, "value", kind))
    return names is None or any(kind == name or kind.startswith(f"{name}.") for name in names)


def _quick(uri: str, buffer: Buffer, check: Check, lang: Language) -> Iterator[lsp.CodeAction]:
    diagnostic = _diagnostic(buffer.lines, check, lang)
    for n, fix in enumerate(check.fixes):
        alone = Check("", check.rule, check.span, check.note, check.why, check.note_bn, [fix])
        yield lsp.CodeAction(
            told.correction(buffer.text, alone, lang),
            kind=lsp.CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            is_preferred=n == 0 and certain(check) is not None,
            edit=_edit(uri, buffer, [fix]),
        )
    if check.rule == BAD_IGNORE.code:
        return
    _, stop = buffer.lines.span(buffer.lines.at(check.span.start).line)
    yield lsp.CodeAction(
        told.phrases(lang)["ignore_here"].format(code=check.rule),
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=[diagnostic],
        edit=lsp.WorkspaceEdit(
            {uri: [lsp.TextEdit(_range(buffer.lines, stop, stop), f" <!-- shutro: ignore {check.rule} -->")]}
        ),
    )


def _every_certain(uri: str, buffer: Buffer, lang: Language) -> lsp.CodeAction | None:
    fixes = apart(buffer.text, (fix for check in buffer.found or () if (fix := certain(check))))
    if not fixes:
        return None
    title = told.counted(lang, "fix_all", len(fixes))
    return lsp.CodeAction(title, kind=FIX_ALL, edit=_edit(uri, buffer, fixes))


def _edit(uri: str, buffer: Buffer, fixes: list[Fix]) -> lsp.WorkspaceEdit:
    edits = [lsp.TextEdit(_range(buffer.lines, fix.span.start, fix.span.end), fix.to) for fix in fixes]
    return lsp.WorkspaceEdit({uri: list(edits)})
