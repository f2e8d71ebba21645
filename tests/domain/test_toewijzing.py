"""The history of a Toewijzing: what leads, what changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from app.domain.dossier import Dossier
from app.domain.toewijzing import Stand, Wijzigingsoort, omvang_tekst
from app.standard.basis import Omvang
from app.standard.release import Wet
from tests.bouw import NIJMEGEN, bericht301, toegewezen

NU = datetime(2026, 4, 1, 9, tzinfo=UTC)


def dossier_met(*versies: object) -> Dossier:
    dossier = Dossier()
    for nummer, versie in enumerate(versies):
        dossier.neem_op(bericht301(versie, identificatie=f"G{nummer}"), nummer, NU)  # type: ignore[arg-type]  # built by toegewezen()
    return dossier


def test_op033x1_de_nieuwste_toewijzingsdatum_leidt_ook_als_zij_eerder_binnenkomt() -> None:
    oud = toegewezen(toewijzingsdatum=date(2026, 3, 1))
    nieuw = toegewezen(toewijzingsdatum=date(2026, 3, 2), einddatum=date(2026, 12, 31))
    toewijzing = dossier_met(nieuw, oud).toewijzing(Wet.JW, NIJMEGEN, 300201)
    assert toewijzing is not None
    assert toewijzing.actueel == nieuw
    assert len(toewijzing.versies) == 2


def test_iv013_op_dezelfde_dag_beslist_de_tijd() -> None:
    ochtend = toegewezen(toewijzingstijd=time(9))
    middag = toegewezen(toewijzingstijd=time(15), einddatum=date(2026, 5, 1))
    toewijzing = dossier_met(middag, ochtend).toewijzing(Wet.JW, NIJMEGEN, 300201)
    assert toewijzing is not None
    assert toewijzing.actueel == middag


def test_iv013_opnieuw_sturen_verandert_niets() -> None:
    toewijzing = dossier_met(toegewezen(), toegewezen()).toewijzing(Wet.JW, NIJMEGEN, 300201)
    assert toewijzing is not None
    assert len(toewijzing.versies) == 1
    assert toewijzing.wijzigingen == []


@pytest.mark.parametrize(
    ("anders", "soort"),
    [
        ({"einddatum": date(2026, 5, 1)}, Wijzigingsoort.VERKORT),
        ({"einddatum": date(2026, 12, 31)}, Wijzigingsoort.VERLENGD),
        ({"einddatum": None}, Wijzigingsoort.VERLENGD),
        ({"omvang": Omvang(volume=4, eenheid="04", frequentie="2")}, Wijzigingsoort.OMVANG),
        ({"budget": 1_000_00, "omvang": None}, Wijzigingsoort.OMVANG),
        ({"reden_wijziging": "13", "einddatum": date(2026, 4, 1)}, Wijzigingsoort.VERWIJDERD),
    ],
)
def test_wijzigingen_zijn_zichtbaar(anders: dict[str, Any], soort: Wijzigingsoort) -> None:
    later = toegewezen(toewijzingsdatum=date(2026, 4, 2), **anders)
    toewijzing = dossier_met(toegewezen(), later).toewijzing(Wet.JW, NIJMEGEN, 300201)
    assert toewijzing is not None
    assert [wijziging.soort for wijziging in toewijzing.wijzigingen] == [soort]


def test_op033x1_reden_wijziging_13_verwijdert() -> None:
    weg = toegewezen(
        toewijzingsdatum=date(2026, 4, 2), reden_wijziging="13", einddatum=date(2026, 4, 1)
    )
    toewijzing = dossier_met(toegewezen(), weg).toewijzing(Wet.JW, NIJMEGEN, 300201)
    assert toewijzing is not None
    assert toewijzing.verwijderd
    assert toewijzing.stand(date(2026, 4, 10)) is Stand.VERWIJDERD


def test_een_nummer_is_van_een_gemeente_en_een_wet_op275() -> None:
    dossier = Dossier()
    dossier.neem_op(bericht301(), 1, NU)
    dossier.neem_op(bericht301(gemeente="0296"), 2, NU)
    dossier.neem_op(bericht301(wet=Wet.WMO), 3, NU)
    assert len(dossier.toewijzingen) == 3


def test_stand_voor_en_na_de_ingangsdatum() -> None:
    toewijzing = dossier_met(toegewezen()).toewijzing(Wet.JW, NIJMEGEN, 300201)
    assert toewijzing is not None
    assert toewijzing.stand(date(2026, 3, 31)) is Stand.TOEKOMSTIG
    assert toewijzing.stand(date(2026, 4, 1)) is Stand.NIEUW


@pytest.mark.parametrize(
    ("omvang", "budget", "tekst"),
    [
        (Omvang(volume=2, eenheid="04", frequentie="2"), None, "2 uur per week"),
        (Omvang(volume=90, eenheid="01", frequentie="4"), None, "90 minuten per maand"),
        (Omvang(volume=1, eenheid="14", frequentie="1"), None, "1 etmaal per dag"),
        (Omvang(volume=3, eenheid="16", frequentie="2"), None, "3 dagdelen per week"),
        (Omvang(volume=10, eenheid="82", frequentie="6"), None, "10 stuks in totaal"),
        (Omvang(volume=250_00, eenheid="83", frequentie="4"), None, "€ 250,00 per maand"),
        (None, 1_234_56, "budget € 1.234,56"),
        (None, None, ""),
        (Omvang(volume=12600, eenheid="01", frequentie="6"), None, "12.600 minuten in totaal"),
    ],
)
def test_omvang_in_woorden(omvang: Omvang | None, budget: int | None, tekst: str) -> None:
    assert omvang_tekst(omvang, budget) == tekst
