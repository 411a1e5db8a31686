"""Documents made by hand: a DOCX is a zip of a few XML files, a PDF is numbered objects and where they stand."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org"
RELATIONS = (
    f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
TYPES = (
    f'<Types xmlns="{OFFICE}/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
HEADING = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
STYLES = f"<w:styles {WORD}>{HEADING}</w:styles>"
NUMBERING = (
    f'<w:numbering {WORD}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def paragraph(words: str, style: str = "", item: bool = False) -> str:
    """A paragraph of a Word document."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if item else ""
    return f"<w:p><w:pPr>{styled}{listed}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def docx(body: str, **parts: str | bytes) -> bytes:
    """A Word document with this body, and other parts by their names."""
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, words in (files | parts).items():
            archive.writestr(name, words)
    return packed.getvalue()


def pdf(
    *pages: list[str], trailer: str = "", packed: bytes | None = None, cut: int = 0, font: tuple[bytes, ...] = (FONT,)
) -> bytes:
    """A PDF of these pages, given as lines; or each page's drawing is `packed`, compressed, `cut` bytes short.

    `font` is the font and the objects it needs; with one page the first of those is object 6.
    """
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        font[0],
    ]
    for n, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        drawing, how = f"BT /F1 12 Tf 72 720 Td 14 TL {shown} ET".encode(), ""
        if packed is not None:
            whole = zlib.compress(packed)
            drawing, how = whole[: len(whole) - cut], "/Filter /FlateDecode"
        box = "/MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {5 + 2 * n} 0 R >>".encode())
        objects.append(f"<< /Length {len(drawing)} {how} >>\nstream\n".encode() + drawing + b"\nendstream")
    objects += font[1:]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} /Root 1 0 R {trailer} >>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()
