"""What stands around a page of paper: the heading above it, its number below it, the letters."""

from __future__ import annotations

from functools import cache

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from app import paths

GEWOON = "Heenweer"
VET = "Heenweer-Vet"
_BESTANDEN = {GEWOON: "DejaVuSansCondensed.ttf", VET: "DejaVuSansCondensed-Bold.ttf"}
ZWART = HexColor("#000000")
GRIJS = HexColor("#4A4A4A")  # still easy to read when printed without colour
RAND = 18 * mm
BREED = A4[0] - 2 * RAND  # points between the margins
_HOOG = A4[1]
_TUSSEN = 6 * mm  # between what stands left and right


@cache
def laad_lettertypen() -> None:
    """Make our letters known to reportlab, once; every computer then prints the same."""
    for naam, bestand in _BESTANDEN.items():
        pdfmetrics.registerFont(TTFont(naam, str(paths.resources() / "lettertypen" / bestand)))


class Hoofdcanvas(Canvas):
    """Writes the heading and *pagina x van y* at the end.

    How many pages there are is known only then: until that time each page is kept. ``zijkop`` is
    what the page is about, where that is more than its title.
    """

    def __init__(
        self, *args: object, titel: str, aanbieder: str, datum: str, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as reportlab gives them
        self.zijkop = ""
        self._titel, self._aanbieder, self._datum = titel, aanbieder, datum
        self._paginas: list[dict[str, object]] = []

    def showPage(self) -> None:  # noqa: N802  # reportlab names it
        """Keep the page."""
        self._paginas.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]  # its stub lacks it

    def save(self) -> None:
        """Write all pages."""
        for pagina in self._paginas:
            self.__dict__.update(pagina)
            naast = _breedte(self.zijkop, VET, 9) + _TUSSEN if self.zijkop else 0
            _teken_hoofd(self, self._titel, self._datum, self.zijkop)
            _teken_aanbieder(self, self._aanbieder, BREED - naast)
            _teken_voet(self, len(self._paginas))
            super().showPage()
        super().save()


class Zijkop(Flowable):
    """Takes no room, and tells the page on which it stands what it is about."""

    def __init__(self, tekst: str) -> None:
        super().__init__()
        self._tekst = tekst

    def wrap(self, _breed: float, _hoog: float) -> tuple[float, float]:
        """Give its size."""
        return 0, 0

    def draw(self) -> None:
        """Tell the page, which is written at the end."""
        assert isinstance(self.canv, Hoofdcanvas)  # no other is made here
        self.canv.zijkop = self._tekst


def _teken_hoofd(canvas: Canvas, titel: str, datum: str, zijkop: str) -> None:
    rechts = RAND + BREED
    canvas.setFillColor(ZWART)
    canvas.setFont(VET, 14)
    canvas.drawString(RAND, _HOOG - 17 * mm, titel)
    canvas.setFont(GEWOON, 9)
    canvas.drawRightString(rechts, _HOOG - 17 * mm, datum)
    canvas.setFont(VET, 9)
    canvas.drawRightString(rechts, _HOOG - 22.5 * mm, zijkop)
    canvas.setStrokeColor(ZWART)
    canvas.setLineWidth(0.8)
    canvas.line(RAND, _HOOG - 26 * mm, rechts, _HOOG - 26 * mm)


def _teken_aanbieder(canvas: Canvas, aanbieder: str, ruimte: float) -> None:
    """Write whose it is; what does not fit on one line comes smaller, on two."""
    canvas.setFillColor(GRIJS)
    grootte, boven, regels = 9.0, _HOOG - 22.5 * mm, [aanbieder]
    if _breedte(aanbieder, GEWOON, grootte) > ruimte:
        grootte, boven = 7.5, boven + 1
        while len(regels := simpleSplit(aanbieder, GEWOON, grootte, ruimte)) > 2 or any(
            _breedte(regel, GEWOON, grootte) > ruimte for regel in regels
        ):
            grootte *= 0.95
    canvas.setFont(GEWOON, grootte)
    for nummer, regel in enumerate(regels):
        canvas.drawString(RAND, boven - nummer * (grootte + 1), regel)


def _teken_voet(canvas: Canvas, totaal: int) -> None:
    canvas.setFillColor(GRIJS)
    canvas.setFont(GEWOON, 8.5)
    canvas.drawString(RAND, 12 * mm, "Gemaakt met Heenweer")
    canvas.drawRightString(RAND + BREED, 12 * mm, f"pagina {canvas.getPageNumber()} van {totaal}")


def _breedte(tekst: str, lettertype: str, grootte: float) -> float:
    return float(pdfmetrics.stringWidth(tekst, lettertype, grootte))
