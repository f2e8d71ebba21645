"""What came of a check, on paper."""

from __future__ import annotations

from app.reports.controlerapport import MEESTE, Bestand, Bevinding, controlerapport
from tests.reports.lezen import paginas

FOUT = Bevinding(
    "Dit burgerservicenummer bestaat niet.", "Vraag het na.", "CS002", "0001",
    "Cliënt > BSN", 19,
)  # fmt: skip


def rapport(*bestanden: Bestand) -> list[str]:
    return paginas(controlerapport(bestanden, "samenvatting", "De Linde", "9 april 2026"))


def test_elk_bestand_met_zijn_oordeel_en_wat_er_mis_is() -> None:
    (blad,) = rapport(
        Bestand("goed.xml", "JW301", "In orde", "", "", ()),
        Bestand("fout.xml", "WMO305", "1 fout", "", "Vraag de gemeente.", (FOUT,)),
        Bestand(
            "raar.xml", "", "Niet te lezen", "Dit bestand is geen XML. Kies een ander.", "", ()
        ),
    )
    assert "goed.xml JW301 In orde" in blad
    assert "fout.xml WMO305: 1 fout Vraag de gemeente." in blad
    assert "1 Dit burgerservicenummer bestaat niet. Vraag het na." in blad
    assert "Cliënt > BSN (regel 19)" in blad
    assert "CS002 0001" in blad
    assert "raar.xml Niet te lezen Dit bestand is geen XML. Kies een ander." in blad
    assert blad.count("goed.xml") == 1  # nothing more to say of it
    assert "kunnen meer weten" in blad


def test_van_duizenden_fouten_staan_de_eerste_op_papier() -> None:
    bladen = rapport(Bestand("a.xml", "JW323", "5.000 fouten", "", "", (FOUT,) * 5_000))
    samen = " ".join(bladen)
    assert samen.count("CS002") == MEESTE
    assert "En nog 4800 meer. Verbeter eerst deze 200." in samen
