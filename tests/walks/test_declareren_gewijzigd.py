"""Care that changes while its declaration is ready, on its way or granted."""

from __future__ import annotations

from datetime import date

from tests.walks.declareren import leg_vast, zorg
from tests.walks.declareren_dwars import APRIL, MEI, laat_vervallen, nieuwe_301, praktijk
from tests.walks.praktijk import Praktijk, kort

__all__ = ["praktijk"]  # fixtures


def test_meer_zorg_terwijl_de_declaratie_klaarstaat_of_weg_is(praktijk: Praktijk) -> None:
    praktijk.maak(APRIL)
    leg_vast(praktijk.ws, zorg(date(2026, 4, 14), 60))
    voorstel = praktijk.stel(APRIL)
    assert voorstel.declaraties == ()
    assert [weg.regel for _, weg in voorstel.weggelaten] == ["TR389"]
    (bericht,) = praktijk.dien_in()
    assert [weg.regel for _, weg in praktijk.stel(APRIL).weggelaten] == ["IV085"]
    praktijk.antwoord(bericht)
    opnieuw = praktijk.declareer(APRIL)
    assert kort(opnieuw) == [("C", 2, 12000), ("D", 3, 18000)]


def test_zorg_die_verviel_na_toekenning_wordt_teruggenomen(praktijk: Praktijk) -> None:
    praktijk.declareer(APRIL)
    laat_vervallen(praktijk)
    bericht = praktijk.declareer(APRIL)
    assert kort(bericht) == [("C", 2, 12000)]
    assert praktijk.maak(APRIL).verzendingen == ()


def test_zorg_die_verviel_zonder_antwoord_wordt_na_het_antwoord_teruggenomen(
    praktijk: Praktijk,
) -> None:
    praktijk.maak(APRIL)
    (bericht,) = praktijk.dien_in()
    laat_vervallen(praktijk)
    assert praktijk.maak(APRIL).verzendingen == ()
    praktijk.antwoord(bericht)
    assert kort(praktijk.declareer(APRIL)) == [("C", 2, 12000)]


def test_zorg_van_de_volgende_maand_staat_niet_bij_wat_is_weggelaten(praktijk: Praktijk) -> None:
    """The week after the month is read for IV076 alone."""
    nieuwe_301(praktijk, einddatum=date(2026, 4, 30))
    leg_vast(praktijk.ws, zorg(date(2026, 5, 2), 60))
    assert praktijk.stel(APRIL).weggelaten == ()
    assert [weg.regel for _, weg in praktijk.stel(MEI).weggelaten] == ["TR308"]
