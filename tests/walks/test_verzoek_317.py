"""The routes of a verzoek om wijziging (317), from the form to the last answer (OP344, OP346)."""

from __future__ import annotations

import pytest

from app.standard.verzoek import VerzoekWijzigingbericht
from tests.bouw import NIJMEGEN
from tests.walks.conftest import Kantoor
from tests.walks.verzoeken import (
    APELDOORN,
    antwoord_319,
    beantwoord,
    gevraagd,
    kent_wijziging_toe,
    loopt,
    maak,
    open_besluiten,
    stand,
    vraag,
    wijziging,
)


@pytest.fixture
def apeldoorn(kantoor: Kantoor) -> Kantoor:
    loopt(kantoor)
    return kantoor


def test_direct_toegewezen(apeldoorn: Kantoor) -> None:
    pad = vraag(apeldoorn, "317", wijziging())
    verzoek = gevraagd(pad)
    assert isinstance(verzoek, VerzoekWijzigingbericht)
    assert verzoek.client
    (blijft,) = verzoek.client.verzoek.ongewijzigde_producten
    assert blijft.toewijzing_nummer == 700002  # what is not named stays as it is
    (besluit,) = open_besluiten(apeldoorn)
    assert besluit["soort"] == "besluit-317"
    apeldoorn.importeer(kent_wijziging_toe(pad, dag=apeldoorn.vandaag))
    assert (stand(apeldoorn), open_besluiten(apeldoorn)) == (["toegewezen"], [])
    (rij,) = apeldoorn.heenweer("verzoeken")
    assert [(u["toewijzingnummer"], u["verschillen"]) for u in rij["uitkomsten"]] == [
        (700002, []), (700003, []),
    ]  # fmt: skip


def test_anders_toegewezen_dan_gevraagd(apeldoorn: Kantoor) -> None:
    pad = vraag(apeldoorn, "317", wijziging())
    apeldoorn.importeer(kent_wijziging_toe(pad, dag=apeldoorn.vandaag, aantal=4))
    (rij,) = apeldoorn.heenweer("verzoeken")
    assert rij["uitkomsten"][1]["verschillen"] == [
        {"wat": "Omvang", "gevraagd": "5 uur per week", "toegewezen": "4 uur per week"}
    ]


def test_toegewezen_na_onderzoek(apeldoorn: Kantoor) -> None:
    pad = vraag(apeldoorn, "317", wijziging())
    apeldoorn.importeer(antwoord_319(pad, "2", dag=apeldoorn.vandaag))
    (besluit,) = open_besluiten(apeldoorn)
    assert (besluit["soort"], besluit["vervaldatum"]) == ("onderzoek-317", "2026-06-05")
    assert beantwoord(apeldoorn, "320")[0]["bericht"] == "JW320"
    apeldoorn.importeer(kent_wijziging_toe(pad, dag=apeldoorn.vandaag))
    assert (stand(apeldoorn), open_besluiten(apeldoorn)) == (["toegewezen"], [])


def test_afgewezen(apeldoorn: Kantoor) -> None:
    pad = vraag(apeldoorn, "317", wijziging())
    apeldoorn.importeer(antwoord_319(pad, "1", "1", dag=apeldoorn.vandaag))
    (rij,) = apeldoorn.heenweer("verzoeken")
    assert (rij["status"], rij["reden"]) == ("afgewezen", "Geen wijziging, maar nieuwe aanvraag")


def test_afgewezen_na_onderzoek(apeldoorn: Kantoor) -> None:
    pad = vraag(apeldoorn, "317", wijziging())
    apeldoorn.importeer(antwoord_319(pad, "2", dag=apeldoorn.vandaag))
    apeldoorn.morgen(20)
    apeldoorn.importeer(antwoord_319(pad, "1", "7", dag=apeldoorn.vandaag))
    assert (stand(apeldoorn), open_besluiten(apeldoorn)) == (["afgewezen"], [])


def test_een_andere_gemeente_is_verantwoordelijk(apeldoorn: Kantoor) -> None:
    pad = vraag(apeldoorn, "317", wijziging())
    nee = antwoord_319(pad, "1", "8", dag=apeldoorn.vandaag, andere="0296")
    apeldoorn.importeer(nee)
    (rij,) = apeldoorn.heenweer("verzoeken")
    assert (rij["status"], rij["andere_gemeente"]) == ("afgewezen", "0296")


def test_tr374_geen_317_zolang_een_verzoek_loopt(apeldoorn: Kantoor) -> None:
    vraag(apeldoorn, "317", wijziging())
    dubbel = maak(apeldoorn, "317", wijziging())
    assert [b["regel"] for b in dubbel["bevindingen"]] == ["TR374"]


def test_tr351_een_toewijzing_die_er_niet_is(apeldoorn: Kantoor) -> None:
    fout = maak(apeldoorn, "317", wijziging(wijzigen=[{"toewijzingnummer": 999}]))
    assert [b["regel"] for b in fout["bevindingen"]] == ["TR351"]


def test_tr353_wie_niets_verandert_vraagt_niets(apeldoorn: Kantoor) -> None:
    leeg = maak(apeldoorn, "317", wijziging(wijzigen=[]))
    assert [b["regel"] for b in leeg["bevindingen"]] == ["TR353"]


def test_een_nieuw_product_erbij(apeldoorn: Kantoor) -> None:
    nieuw = {
        "categorie": "54", "code": "54001", "gewenste_ingangsdatum": "2026-07-01",
        "einddatum": "2026-12-31", "volume": 10, "eenheid": "04", "frequentie": "6",
    }  # fmt: skip
    pad = vraag(apeldoorn, "317", wijziging(wijzigen=[], nieuw=[nieuw]))
    verzoek = gevraagd(pad)
    assert isinstance(verzoek, VerzoekWijzigingbericht)
    assert verzoek.client
    inhoud = verzoek.client.verzoek
    assert [p.toewijzing_nummer for p in inhoud.ongewijzigde_producten] == [700001, 700002]
    assert len(inhoud.nieuwe_producten) == 1


def test_rijk_van_nijmegen_1_17_1_4_2_neemt_geen_317_aan(kantoor: Kantoor) -> None:
    loopt(kantoor, NIJMEGEN)
    nee = maak(kantoor, "317", wijziging(gemeente=NIJMEGEN))
    assert kantoor.code == 1
    assert "Rijk van Nijmegen 1.17.1" in nee["bevindingen"][0]["regel"]


def test_zonder_dossier_valt_er_niets_te_wijzigen_op306(kantoor: Kantoor) -> None:
    maak(kantoor, "317", wijziging(gemeente=APELDOORN))
    assert kantoor.code == 1
    assert "OP306" in kantoor.gezegd
