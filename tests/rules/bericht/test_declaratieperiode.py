"""CS100, CS337, CS340, TR335 at their edges."""

from __future__ import annotations

from datetime import date

import pytest

from app.standard.basis import GeslotenPeriode
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from tests.rules.bouw import geldig, met, vind

PRODUCT = "declaratie/clienten/0/prestaties/0/product_periode"
PLEK = "/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[1]/ProductPeriode"
PERIODE = "/Bericht/Declaratie/DeclaratiePeriode"


def met_periode(begin: date, eind: date, pad: str = PRODUCT) -> Bericht:
    """A 323 with another period at a path."""
    periode = GeslotenPeriode(begindatum=begin, einddatum=eind)
    bericht: Bericht = met(geldig(Berichtsoort.DECLARATIE, Wet.WMO), pad, periode)
    return bericht


def paden(nummer: str, bericht: Bericht) -> list[str]:
    return [finding.pad for finding in vind(nummer, bericht)]


@pytest.mark.parametrize(
    ("begin", "eind", "fout"),
    [
        (date(2021, 1, 1), date(2021, 1, 31), []),
        (date(2020, 12, 31), date(2021, 1, 31), ["Begindatum"]),
        (date(2020, 12, 1), date(2020, 12, 31), ["Begindatum", "Einddatum"]),
    ],
)
@pytest.mark.parametrize(
    ("pad", "plek"), [(PRODUCT, PLEK), ("declaratie/declaratie_periode", PERIODE)]
)
def test_cs100_niets_van_voor_2021(
    begin: date, eind: date, fout: list[str], pad: str, plek: str
) -> None:
    assert paden("CS100", met_periode(begin, eind, pad)) == [f"{plek}/{naam}" for naam in fout]


@pytest.mark.parametrize(
    ("begin", "eind", "goed"),
    [
        # The examples of IV084, IV089 and IV090.
        (date(2026, 4, 8), date(2026, 4, 30), True),
        (date(2026, 6, 1), date(2026, 6, 17), True),
        (date(2026, 3, 23), date(2026, 3, 31), True),
        (date(2026, 2, 15), date(2026, 2, 28), True),
        (date(2026, 4, 30), date(2026, 4, 30), True),
        (date(2026, 4, 30), date(2026, 5, 1), False),
        (date(2026, 4, 1), date(2027, 4, 30), False),
        (date(2026, 4, 1), date(2026, 3, 31), False),
    ],
)
def test_cs337_productperiode_binnen_een_maand(begin: date, eind: date, goed: bool) -> None:
    assert paden("CS337", met_periode(begin, eind)) == ([] if goed else [f"{PLEK}/Einddatum"])


@pytest.mark.parametrize(
    ("begin", "eind", "fout"),
    [
        (date(2026, 4, 1), date(2026, 4, 30), []),
        (date(2026, 2, 1), date(2026, 2, 28), []),
        (date(2028, 2, 1), date(2028, 2, 29), []),
        (date(2028, 2, 1), date(2028, 2, 28), ["Einddatum"]),
        (date(2026, 4, 2), date(2026, 4, 30), ["Begindatum"]),
        (date(2026, 4, 1), date(2026, 4, 29), ["Einddatum"]),
        (date(2026, 4, 1), date(2026, 5, 31), ["Einddatum"]),
        (date(2026, 4, 15), date(2026, 5, 14), ["Begindatum", "Einddatum"]),
        (date(9999, 12, 1), date(9999, 12, 31), []),
        (date(9999, 12, 1), date(1, 1, 1), ["Einddatum"]),
    ],
)
def test_cs340_declaratieperiode_is_een_hele_maand(
    begin: date, eind: date, fout: list[str]
) -> None:
    bericht = met_periode(begin, eind, "declaratie/declaratie_periode")
    assert paden("CS340", bericht) == [f"{PERIODE}/{naam}" for naam in fout]


def test_cs340_zegt_welke_dag_het_moet_zijn() -> None:
    bericht = met_periode(date(2028, 2, 1), date(2028, 2, 28), "declaratie/declaratie_periode")
    (finding,) = vind("CS340", bericht)
    assert finding.advies == "Kies als einddatum 29 februari 2028."


@pytest.mark.parametrize(
    ("eind", "dagtekening", "goed"),
    [
        (date(2021, 5, 20), date(2026, 5, 20), True),
        (date(2021, 5, 19), date(2026, 5, 20), False),
        (date(2021, 5, 31), date(2026, 5, 20), True),
        # Five years before 29 February is 28 February.
        (date(2023, 2, 28), date(2028, 2, 29), True),
        (date(2023, 2, 27), date(2028, 2, 29), False),
        # And five years after it, 28 February still does.
        (date(2024, 2, 29), date(2029, 2, 28), True),
        (date(2024, 2, 29), date(2029, 3, 1), False),
        (date(1, 1, 1), date(3, 1, 1), True),
        (date(1, 1, 1), date(9999, 12, 31), False),
    ],
)
@pytest.mark.parametrize("wet", Wet)
def test_tr335_hooguit_vijf_jaar_voor_de_dagtekening_van_de_declaratie(
    eind: date, dagtekening: date, goed: bool, wet: Wet
) -> None:
    bericht = geldig(Berichtsoort.DECLARATIE, wet)
    # The other lines end on the same day, so that only this one is judged.
    for client, regel in ((0, 0), (0, 1), (1, 0)):
        pad = f"declaratie/clienten/{client}/prestaties/{regel}/product_periode"
        einde = eind if (client, regel) == (0, 0) else dagtekening
        bericht = met(bericht, pad, GeslotenPeriode(begindatum=eind, einddatum=einde))
    bericht = met(bericht, "declaratie/declaratie_dagtekening", dagtekening)
    assert paden("TR335", bericht) == ([] if goed else [f"{PLEK}/Einddatum"])


def test_tr335_rekent_vanaf_de_declaratie_en_niet_vanaf_het_bericht() -> None:
    bericht = met_periode(date(2021, 5, 1), date(2021, 5, 19))
    eerder = met(bericht, "declaratie/declaratie_dagtekening", date(2026, 5, 19))
    assert paden("TR335", bericht) == [f"{PLEK}/Einddatum"]
    assert paden("TR335", eerder) == []
