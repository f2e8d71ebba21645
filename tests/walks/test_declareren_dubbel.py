"""Refused by VECOZO or withdrawn, and answered after all."""

from __future__ import annotations

import pytest

from app.domain.verzending import Status
from app.errors import UserError
from app.services import declareren, verzenden
from app.services.ontvangen import Uitkomst
from app.standard.declaratie import Declaratiebericht
from tests.walks.declareren_dwars import APRIL, praktijk, zonder_bevinding
from tests.walks.praktijk import Praktijk, kort, prestaties, referentie

__all__ = ["praktijk"]  # fixtures


def dubbel(praktijk: Praktijk) -> tuple[Declaratiebericht, Declaratiebericht]:
    """VECOZO refuses a 323 that the gemeente grants after it was made again and granted."""
    praktijk.maak(APRIL)
    (eerste,) = praktijk.dien_in()
    verzenden.meld_afgekeurd(praktijk.ws, eerste.identificatie, "123")
    tweede = praktijk.declareer(APRIL)
    _, regel = praktijk.antwoord(eerste)
    assert regel.uitkomst is Uitkomst.VERWERKT
    assert "dubbel" in regel.reden
    return eerste, tweede


def test_door_vecozo_afgekeurd_komt_opnieuw(praktijk: Praktijk) -> None:
    praktijk.maak(APRIL)
    (eerste,) = praktijk.exporteer()
    verzenden.meld_afgekeurd(praktijk.ws, eerste.identificatie, "123")
    praktijk.maak(APRIL)
    (bericht,) = praktijk.dien_in()
    assert kort(bericht) == [("D", 2, 12000)]
    zonder_bevinding(praktijk, bericht)


def test_tr389_wat_dubbel_is_toegekend_wordt_eenmaal_teruggenomen(praktijk: Praktijk) -> None:
    eerste, _ = dubbel(praktijk)
    bericht = praktijk.declareer(APRIL)
    assert kort(bericht) == [("C", 2, 12000)]
    (credit,) = prestaties(bericht)
    assert credit.product_referentie.vorig_referentie_nummer == referentie(eerste)
    zonder_bevinding(praktijk, bericht)
    assert praktijk.maak(APRIL).verzendingen == ()


@pytest.mark.parametrize("welke", [0, 1])
def test_crediteer_neemt_van_twee_dubbele_de_genoemde_terug(praktijk: Praktijk, welke: int) -> None:
    gekozen = dubbel(praktijk)[welke]
    declareren.crediteer(praktijk.ws, referentie(gekozen))
    (bericht,) = praktijk.dien_in()
    (credit,) = prestaties(bericht)
    assert credit.product_referentie.vorig_referentie_nummer == referentie(gekozen)
    praktijk.antwoord(bericht)
    assert praktijk.maak(APRIL).verzendingen == ()  # the other one stays


def test_crediteer_met_een_volume_kan_niet_zolang_er_twee_staan(praktijk: Praktijk) -> None:
    eerste, _ = dubbel(praktijk)
    with pytest.raises(UserError, match="twee keer"):
        declareren.crediteer(praktijk.ws, referentie(eerste), 1)


def test_teruggetrokken_en_toch_beantwoord_wordt_gezegd(praktijk: Praktijk) -> None:
    (gemaakt,) = praktijk.maak(APRIL).verzendingen
    (bericht,) = praktijk.exporteer()
    with pytest.raises(UserError):
        verzenden.trek_terug(praktijk.ws, gemaakt.bewaard_id)
    with praktijk.ws.schrijven() as uow:
        uow.berichten.zet_status([gemaakt.bewaard_id], Status.VERVALLEN)
        uow.commit()
    _, regel = praktijk.antwoord(bericht)
    assert "teruggetrokken" in regel.reden
