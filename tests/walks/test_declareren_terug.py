"""Declarations that are made twice, withdrawn, or kept at home when they would leave."""

from __future__ import annotations

from datetime import date

from app.domain.verzending import Status
from app.services import exporteren, verzenden
from app.services.ontvangen import Uitkomst
from tests.walks.declareren import leg_vast, zorg
from tests.walks.declareren_dwars import (
    APRIL,
    MEI,
    laat_vervallen,
    nieuwe_301,
    praktijk,
    zonder_bevinding,
)
from tests.walks.praktijk import Praktijk, kort, prestaties

__all__ = ["praktijk"]  # fixtures


def test_twee_keer_maken_verdubbelt_niets(praktijk: Praktijk) -> None:
    assert len(praktijk.maak(APRIL).verzendingen) == 1
    assert praktijk.maak(APRIL).verzendingen == ()
    assert praktijk.maak(MEI).verzendingen == ()
    assert len(praktijk.rijen()) == 1


def test_teruggetrokken_en_opnieuw_gemaakt(praktijk: Praktijk) -> None:
    (eerste,) = praktijk.maak(APRIL).verzendingen
    verzenden.trek_terug(praktijk.ws, eerste.bewaard_id)
    assert praktijk.rijen() == []
    (tweede,) = praktijk.maak(APRIL).verzendingen
    assert tweede.identificatie != eerste.identificatie
    (bericht,) = praktijk.dien_in()
    assert kort(bericht) == [("D", 2, 12000)]
    zonder_bevinding(praktijk, bericht)
    assert len(praktijk.rijen()) == 1


def test_twee_keer_exporteren_is_hetzelfde_bestand(praktijk: Praktijk) -> None:
    (gemaakt,) = praktijk.maak(APRIL).verzendingen
    eerste = praktijk.exporteer()
    assert praktijk.exporteer() == []  # nothing is ready any more
    assert praktijk.exporteer([gemaakt.bewaard_id]) == eerste
    assert praktijk.maak(APRIL).verzendingen == ()


def test_wat_teruggetrokken_is_gaat_niet_meer_weg(praktijk: Praktijk) -> None:
    (gemaakt,) = praktijk.maak(APRIL).verzendingen
    verzenden.trek_terug(praktijk.ws, gemaakt.bewaard_id)
    assert praktijk.exporteer([gemaakt.bewaard_id]) == []


def test_tr384_een_toewijzing_die_verdween_houdt_de_declaratie_thuis(praktijk: Praktijk) -> None:
    praktijk.maak(APRIL)
    assert nieuwe_301(praktijk, einddatum=APRIL, reden_wijziging="13") is Uitkomst.VERWERKT
    uit = exporteren.exporteer(praktijk.ws, praktijk.map / "uit")
    assert uit.paden == []
    (blijft,) = uit.achtergebleven
    assert blijft.bevinding.regel == "TR384"
    assert praktijk.verzendingen(Status.KLAAR)


def test_tr308_een_toewijzing_die_korter_werd_houdt_de_declaratie_thuis(
    praktijk: Praktijk,
) -> None:
    praktijk.maak(APRIL)
    nieuwe_301(praktijk, einddatum=date(2026, 4, 20))
    uit = exporteren.exporteer(praktijk.ws, praktijk.map / "uit")
    assert [een.bevinding.regel for een in uit.achtergebleven] == ["TR308"]
    (klaar,) = praktijk.verzendingen(Status.KLAAR)
    verzenden.trek_terug(praktijk.ws, klaar.bewaard_id)
    praktijk.maak(APRIL)
    (bericht,) = praktijk.dien_in()
    assert prestaties(bericht)[0].product_periode.einddatum == date(2026, 4, 20)
    zonder_bevinding(praktijk, bericht)


def test_iv086_zorg_die_verviel_houdt_de_declaratie_thuis(praktijk: Praktijk) -> None:
    praktijk.maak(APRIL)
    laat_vervallen(praktijk)
    uit = exporteren.exporteer(praktijk.ws, praktijk.map / "uit")
    assert [een.bevinding.regel for een in uit.achtergebleven] == ["IV086"]
    assert uit.paden == []


def test_tr318_een_latere_maand_die_eerder_weg_is_houdt_de_vorige_thuis(
    praktijk: Praktijk,
) -> None:
    praktijk.maak(APRIL)
    leg_vast(praktijk.ws, zorg(date(2026, 5, 5), 60))
    (mei,) = praktijk.maak(MEI).verzendingen
    assert len(praktijk.exporteer([mei.bewaard_id])) == 1
    uit = exporteren.exporteer(praktijk.ws, praktijk.map / "uit")
    assert [een.bevinding.regel for een in uit.achtergebleven] == ["TR318"]


def test_twee_maanden_die_klaarstaan_gaan_samen_weg(praktijk: Praktijk) -> None:
    praktijk.maak(APRIL)
    leg_vast(praktijk.ws, zorg(date(2026, 5, 5), 60))
    praktijk.maak(MEI)
    berichten = praktijk.dien_in()
    assert [een.declaratie.declaratie_periode.begindatum for een in berichten] == [APRIL, MEI]
