"""Paper: A4 as PDF, with a heading on every page, page numbers and tables that go on.

A report gives what it says as blocks of plain text; how that looks is decided here, once for all
reports. Black, white and greys only: whatever has a meaning is said in words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, partial
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from app.reports.paginakop import (
    BREED,
    GEWOON,
    GRIJS,
    RAND,
    VET,
    ZWART,
    Hoofdcanvas,
    Zijkop,
    laad_lettertypen,
)

_LIJN = HexColor("#8C8C8C")
_TINT = HexColor("#EDEDED")
_LICHT = HexColor("#F6F6F6")
_BIJEEN = 30 * mm  # a heading with less beneath it goes to the next page
_IN = 4  # points at both sides of a cell
# Of a row that stays with the heading above it: one as high as a page would fit nowhere.
_SAMEN_HOOGSTENS = A4[1] / 2
_RIJEN = 400  # of a table, laid out at once
_BOVEN = 32 * mm
_ONDER = 20 * mm
_HOOG = A4[1] - _BOVEN - _ONDER  # of what stands on a page


class Rol(Enum):
    """How a text stands on paper."""

    GEWOON = "gewoon"
    STERK = "sterk"
    KLEIN = "klein"
    SLOT = "slot"  # small, and apart from what stands above it


@dataclass(frozen=True, slots=True)
class Briefhoofd:
    """What stands above every page: what it is, whose it is, and when it was made.

    ``aanbieder`` is empty when it is not known; ``datum`` is in words.
    """

    titel: str
    aanbieder: str
    datum: str


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading, which stays with what follows it."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Blad:
    """Begins a new page, with what it is about above it and above the pages that go on from it."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph."""

    tekst: str
    rol: Rol = Rol.GEWOON


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column; ``breed`` is its share of the width of the paper."""

    kop: str
    breed: float
    rechts: bool = False


@dataclass(frozen=True, slots=True)
class Cel:
    """A cell of several texts beneath one another."""

    regels: tuple[Alinea, ...]


@dataclass(frozen=True, slots=True)
class Tussenkop:
    """A row that names the rows beneath it, with their sum in the column with this number.

    It stays on one page with the first of them.
    """

    tekst: str
    som: str
    kolom: int


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table; its heads are repeated on every page.

    With ``slotsom`` the last row is a sum, which stands out.
    """

    kolommen: tuple[Kolom, ...]
    rijen: Sequence[Sequence[str | Cel] | Tussenkop]
    slotsom: bool = False


@dataclass(frozen=True, slots=True)
class Feiten:
    """What is known of a thing: labels with their values, in two columns."""

    rijen: tuple[tuple[str, str], ...]


Blok = Kop | Blad | Alinea | Tabel | Feiten


def maak_pdf(
    hoofd: Briefhoofd,
    blokken: Sequence[Blok],
    stap: Callable[[int, int], None] = lambda _gedaan, _totaal: None,
) -> bytes:
    """Give the blocks as a PDF of A4 pages.

    ``stap`` hears now and then how much of it is laid out, and may raise to stop.
    """
    laad_lettertypen()
    inhoud: list[Flowable] = []
    for blok in blokken:
        stap(0, len(blokken))
        if inhoud and isinstance(blok, Blad):
            _zonder_wit(inhoud)
            inhoud.append(PageBreak())
        inhoud.extend(_vorm(blok))
    _zonder_wit(inhoud)
    bestand = BytesIO()
    document = BaseDocTemplate(
        bestand,
        pagesize=A4,
        leftMargin=RAND,
        rightMargin=RAND,
        topMargin=_BOVEN,
        bottomMargin=_ONDER,
        title=hoofd.titel,
        author=hoofd.aanbieder or "Heenweer",
        creator="Heenweer",
        lang="nl-NL",
    )
    vlak = Frame(
        RAND, _ONDER, BREED, _HOOG,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    document.addPageTemplates([PageTemplate("pagina", [vlak])])
    delen = len(inhoud)
    # A part that goes on on a next page is counted again.
    document.setProgressCallBack(
        lambda wat, hoever: stap(max(hoever, 0), delen) if wat == "PROGRESS" else None
    )
    canvas = partial(Hoofdcanvas, titel=hoofd.titel, aanbieder=hoofd.aanbieder, datum=hoofd.datum)
    document.build(inhoud or [Spacer(1, 1)], canvasmaker=canvas)
    return bestand.getvalue()


def _zonder_wit(inhoud: list[Flowable]) -> None:
    """Take away the white at the end: what does not fit of it would make an empty page."""
    if inhoud and isinstance(inhoud[-1], Spacer):
        inhoud.pop()


def _vorm(blok: Blok) -> list[Flowable]:
    match blok:
        case Kop(tekst):
            return [CondPageBreak(_BIJEEN), Paragraph(escape(tekst), _stijl("kop"))]
        case Blad(tekst):
            return [Zijkop(tekst)]
        case Alinea(tekst, rol):
            return [Paragraph(escape(tekst), _stijl(rol.value))]
        case Tabel():
            return [*_tabellen(blok), Spacer(1, 4 * mm)]
        case Feiten():
            return [_feiten(blok), Spacer(1, 4 * mm)]


def _feiten(feiten: Feiten) -> Table:
    """Two facts beside each other, read down the left column first."""
    helft = (len(feiten.rijen) + 1) // 2
    cellen = [
        (Paragraph(escape(label), _stijl("feitlabel")), Paragraph(escape(feit), _stijl("feit")))
        for label, feit in feiten.rijen
    ]
    leeg = ("", "")
    rijen = [
        [*cellen[at], *(cellen[at + helft] if at + helft < len(cellen) else leeg)]
        for at in range(helft)
    ]
    delen = (0.16, 0.36, 0.2, 0.28)
    return Table(
        rijen,
        colWidths=[BREED * deel for deel in delen],
        hAlign="LEFT",
        style=TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ]
        ),
    )


def _tabellen(tabel: Tabel) -> list[Flowable]:
    """Give a table in parts: laying one out takes the square of its rows."""
    delen: list[Flowable] = []
    begin = 0
    while begin < len(tabel.rijen) or not delen:
        eind = min(begin + _RIJEN, len(tabel.rijen))
        while eind < len(tabel.rijen) and isinstance(tabel.rijen[eind - 1], Tussenkop):
            eind -= 1
        deel = Tabel(
            tabel.kolommen,
            tabel.rijen[begin:eind],
            tabel.slotsom and eind == len(tabel.rijen),
        )
        delen.append(_tabel(deel))
        begin = eind
    return delen


class _Tabelvorm(Table):
    """A table that cuts a row in two only on an empty page, where it is too high for any."""

    def split(self, breed: float, hoog: float) -> Any:
        """Give the part that fits and the rest; nothing when none fits here."""
        self.splitInRow = int(hoog > _HOOG - 1)
        return super().split(breed, hoog)


def _tabel(tabel: Tabel) -> Table:
    heel = sum(kolom.breed for kolom in tabel.kolommen)
    koppen = [Paragraph(escape(k.kop), _stijl("tabelkop", k.rechts)) for k in tabel.kolommen]
    rijen: list[list[Any]] = []
    extra: list[tuple[Any, ...]] = []
    tussenkoppen: list[int] = []
    breedten = [BREED * kolom.breed / heel for kolom in tabel.kolommen]
    for nummer, rij in enumerate(tabel.rijen, 1):
        if isinstance(rij, Tussenkop):
            rijen.append(_tussenkop(rij, len(tabel.kolommen)))
            extra += [
                ("SPAN", (0, nummer), (rij.kolom - 1, nummer)),
                ("BACKGROUND", (0, nummer), (-1, nummer), _LICHT),
            ]
            tussenkoppen.append(nummer)
        else:
            rijen.append([_cel(cel, k) for cel, k in zip(rij, tabel.kolommen, strict=True)])
    extra += [
        ("NOSPLIT", (0, nummer), (-1, nummer + 1))
        for nummer in tussenkoppen
        if nummer < len(rijen) and _hoog(rijen[nummer], breedten) < _SAMEN_HOOGSTENS
    ]
    if tabel.slotsom:
        extra += [("LINEABOVE", (0, -1), (-1, -1), 0.8, ZWART)]
    return _Tabelvorm(
        [koppen, *rijen],
        colWidths=breedten,
        repeatRows=1,
        hAlign="LEFT",
        style=TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BACKGROUND", (0, 0), (-1, 0), _TINT),
                ("LINEBELOW", (0, 0), (-1, 0), 0.8, ZWART),
                ("LINEBELOW", (0, 1), (-1, -1), 0.4, _LIJN),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
                ("LEFTPADDING", (0, 0), (-1, -1), _IN),
                ("RIGHTPADDING", (0, 0), (-1, -1), _IN),
                *extra,
            ]
        ),
    )


def _hoog(rij: Sequence[Any], breedten: Sequence[float]) -> float:
    """Give the height of a row of cells; a row that only names others has none."""
    hoogten = [
        float(sum(deel.wrap(breed - 2 * _IN, A4[1])[1] for deel in cel))
        for cel, breed in zip(rij, breedten, strict=True)
        if isinstance(cel, list)
    ]
    return max(hoogten, default=0)


def _tussenkop(kop: Tussenkop, kolommen: int) -> list[Any]:
    rij: list[Any] = [""] * kolommen
    rij[0] = Paragraph(escape(kop.tekst), _stijl("cel-sterk"))
    rij[kop.kolom] = Paragraph(escape(kop.som), _stijl("cel-sterk", True))
    return rij


def _cel(cel: str | Cel, kolom: Kolom) -> list[Paragraph]:
    regels = cel.regels if isinstance(cel, Cel) else (Alinea(cel),)
    return [
        Paragraph(escape(regel.tekst), _stijl(f"cel-{regel.rol.value}", kolom.rechts))
        for regel in regels
    ]


@cache
def _stijl(naam: str, rechts: bool = False) -> ParagraphStyle:
    maten = {
        "kop": (VET, 12, 16, 10, 4, ZWART),
        "gewoon": (GEWOON, 10, 14, 0, 4, ZWART),
        "sterk": (VET, 10, 14, 0, 4, ZWART),
        "klein": (GEWOON, 8.5, 12, 0, 4, GRIJS),
        "slot": (GEWOON, 8.5, 12, 18, 4, GRIJS),
        "tabelkop": (VET, 8.5, 12, 0, 0, ZWART),
        "feitlabel": (GEWOON, 9, 12.5, 0, 0, GRIJS),
        "feit": (GEWOON, 9, 12.5, 0, 0, ZWART),
        "cel-gewoon": (GEWOON, 9, 12.5, 0, 0, ZWART),
        "cel-sterk": (VET, 9, 12.5, 0, 0, ZWART),
        "cel-klein": (GEWOON, 8, 11, 1, 0, GRIJS),
    }
    lettertype, grootte, regel, voor, na, kleur = maten[naam]
    stijl = ParagraphStyle(
        naam,
        fontName=lettertype,
        fontSize=grootte,
        leading=regel,
        spaceBefore=voor,
        spaceAfter=na,
        textColor=kleur,
        splitLongWords=True,
    )
    if rechts:
        stijl.alignment = TA_RIGHT
    return stijl
