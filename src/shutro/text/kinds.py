"""What bytes are: known by how they begin, for names lie."""

import re

_ZIP = b"PK\x03\x04"
_COPY = "copy its text into a plain text file (UTF-8), or save it as .docx"
_PICTURE = "type or recognise its text first (for example with Tesseract, language ben)"
_SOUND = "write down what is said in it first"
_UNPACK = "unpack it and give the files inside"
_NONE = "give text, HTML or .docx"

# how it begins -> what it is, what to do
_BEGINNINGS: dict[bytes, tuple[str, str]] = {
    b"%PDF-": ("a PDF file", _COPY),
    b"{\\rtf": ("a rich-text (RTF) file", "save it as .docx or as plain text (UTF-8)"),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": ("an old Office file (.doc, .xls)", "open it and save it as .docx"),
    b"\x89PNG\r\n": ("a picture (PNG)", _PICTURE),
    b"\xff\xd8\xff": ("a picture (JPEG)", _PICTURE),
    b"GIF8": ("a picture (GIF)", _PICTURE),
    b"II*\x00": ("a picture (TIFF)", _PICTURE),
    b"MM\x00*": ("a picture (TIFF)", _PICTURE),
    b"\x1f\x8b": ("a gzip archive", _UNPACK),
    b"BZh": ("a bzip2 archive", _UNPACK),
    b"\xfd7zXZ\x00": ("an xz archive", _UNPACK),
    b"7z\xbc\xaf\x27\x1c": ("a 7-Zip archive", _UNPACK),
    b"Rar!\x1a\x07": ("a RAR archive", _UNPACK),
    b"ID3": ("a sound file (MP3)", _SOUND),
    b"OggS": ("a sound file (Ogg)", _SOUND),
    b"\x1aE\xdf\xa3": ("a film (Matroska, WebM)", _SOUND),
    b"SQLite format 3\x00": ("an SQLite database", _NONE),
    b"PAR1": ("a Parquet table", _NONE),
    b"\x7fELF": ("a program", _NONE),
    b"MZ\x90\x00": ("a program", _NONE),
}
_IN_ZIP = {
    b"xl/": ("an Excel workbook", _COPY),
    b"ppt/": ("a PowerPoint file", _COPY),
    b"mimetypeapplication/vnd.oasis": ("an OpenDocument file", "open it and save it as .docx"),
    b"mimetypeapplication/epub": ("an e-book (EPUB)", _COPY),
}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)[\s>]", re.I | re.S
)
_HEAD = 2048


def is_docx(data: bytes) -> bool:
    """Whether this is a Word document (.docx)."""
    return data.startswith(_ZIP) and b"word/" in data


def is_html(data: bytes, name: str = "", content_type: str | None = None) -> bool:
    """Whether this is a web page: its address's answer or its own first tag says so, or it has a tag and is called
    .html.
    """
    if "html" in (content_type or ""):
        return True
    head = data[:_HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    called = name.lower().endswith((".html", ".htm", ".xhtml"))
    return bool(_HTML.match(head)) or (called and b"<" in head)


def binary(data: bytes) -> tuple[str, str] | None:
    """What kind of file this is that holds no text, and what to do; None where it may be text.

    >>> binary(b"%PDF-1.7 ...")[0]
    'a PDF file'
    """
    for beginning, answer in _BEGINNINGS.items():
        if data.startswith(beginning):
            return answer
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return ("a picture (WebP)", _PICTURE) if data[8:12] == b"WEBP" else ("a sound or film file", _SOUND)
    if data[4:8] == b"ftyp":
        return ("a film, sound or picture (MP4, HEIC)", _SOUND)
    if data.startswith(_ZIP):
        return next((answer for inside, answer in _IN_ZIP.items() if inside in data), ("a ZIP archive", _UNPACK))
    return None
