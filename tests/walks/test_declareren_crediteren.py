"""Taking granted lines back, also when what they rest on has changed."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.contract import Contractproduct
from app.domain.verzending import Status
from app.errors import UserError
from app.services import declareren
from app.services.ontvangen import Uitkomst
from app.standard.basis import Product, TotaalBedragMetDC
from tests.walks.declareren import afspraak, leg_vast, zorg
from tests.walks.declareren_dwars import (
    APRIL,
    MEI,
    laat_vervallen,
    nieuwe_301,
    praktijk,
    zonder_bevinding,
)
from tests.walks.praktijk import Praktijk, kort, referentie

__all__ = ["praktijk"]  # fixtures


def wijzig_contract(praktijk: Praktijk, *producten: Contractproduct) -> None:
    with praktijk.ws.schrijven() as uow:
        uow.contracten.verwijder([een.id for een in uow.contracten.alle() if een.id])
        uow.contracten.voeg_toe(producten)
        uow.commit()


def test_tr390_twee_keer_crediteren_kan_niet(praktijk: Praktijk) -> None:
    eerste = praktijk.declareer(APRIL)
    declareren.crediteer(praktijk.ws, referentie(eerste))
    with pytest.raises(UserError, match="TR390"):
        declareren.crediteer(praktijk.ws, referentie(eerste))
    assert praktijk.maak(APRIL).verzendingen == ()
    (bericht,) = praktijk.dien_in()
    assert bericht.declaratie.totaal_ingediend_bedrag == TotaalBedragMetDC(
        totaal_bedrag=12000, debet_credit="C"
    )
    zonder_bevinding(praktijk, bericht)


def test_iv085_op_een_creditregel_of_een_onbekend_nummer_kan_het_niet(praktijk: Praktijk) -> None:
    eerste = praktijk.declareer(APRIL)
    declareren.crediteer(praktijk.ws, referentie(eerste))
    (credit,) = praktijk.dien_in()
    for nummer in (referentie(credit), "BESTAATNIET"):
        with pytest.raises(UserError):
            declareren.crediteer(praktijk.ws, nummer)


def test_iv090_crediteren_gaat_met_de_laatst_gedeclareerde_maand(praktijk: Praktijk) -> None:
    eerste = praktijk.declareer(APRIL)
    leg_vast(praktijk.ws, zorg(date(2026, 5, 5), 60))
    praktijk.declareer(MEI)
    declareren.crediteer(praktijk.ws, referentie(eerste), 1)
    (bericht,) = praktijk.dien_in()
    assert bericht.declaratie.declaratie_periode.begindatum == MEI
    assert kort(bericht) == [("C", 2, 12000), ("D", 1, 6000)]
    zonder_bevinding(praktijk, bericht)


def test_iv091_crediteren_kan_ook_als_de_toewijzing_verdween(praktijk: Praktijk) -> None:
    """It was removed while there was no answer: afterwards TR385 forbids that."""
    praktijk.maak(APRIL)
    (bericht,) = praktijk.dien_in()
    assert nieuwe_301(praktijk, einddatum=APRIL, reden_wijziging="13") is Uitkomst.VERWERKT
    praktijk.antwoord(bericht)
    with pytest.raises(UserError):
        declareren.crediteer(praktijk.ws, referentie(bericht), 1)
    declareren.crediteer(praktijk.ws, referentie(bericht))
    (credit,) = praktijk.dien_in()
    assert kort(credit) == [("C", 2, 12000)]
    zonder_bevinding(praktijk, credit)


def test_tr385_na_toekenning_mag_de_gemeente_de_toewijzing_niet_verwijderen(
    praktijk: Praktijk,
) -> None:
    praktijk.declareer(APRIL)
    nieuwe_301(praktijk, einddatum=APRIL, reden_wijziging="13")
    (owed,) = [v for v in praktijk.verzendingen(Status.VOORBEREID) if b"9385" in v.inhoud]
    assert owed.soort.value == "302"
    assert praktijk.maak(APRIL).verzendingen == ()


@pytest.mark.parametrize(
    "contract",
    [[], [afspraak(eenheid="16")], [afspraak(product=Product(categorie="45", code="45A99"))]],
    ids=["weg", "andere eenheid", "ander product"],
)
def test_iv091_crediteren_kan_ook_als_het_contract_veranderde(
    praktijk: Praktijk, contract: list[Contractproduct]
) -> None:
    eerste = praktijk.declareer(APRIL)
    wijzig_contract(praktijk, *contract)
    with pytest.raises(UserError):
        declareren.crediteer(praktijk.ws, referentie(eerste), 1)
    declareren.crediteer(praktijk.ws, referentie(eerste))
    (bericht,) = praktijk.dien_in()
    assert kort(bericht) == [("C", 2, 12000)]
    zonder_bevinding(praktijk, bericht)


def test_crediteren_zonder_zorg(praktijk: Praktijk) -> None:
    eerste = praktijk.declareer(APRIL)
    laat_vervallen(praktijk)
    with pytest.raises(UserError, match="geen zorg"):
        declareren.crediteer(praktijk.ws, referentie(eerste), 1)
    declareren.crediteer(praktijk.ws, referentie(eerste))
    assert praktijk.maak(APRIL).verzendingen == ()
    (bericht,) = praktijk.dien_in()
    assert kort(bericht) == [("C", 2, 12000)]


def test_een_besluit_gevolgd_door_meer_zorg(praktijk: Praktijk) -> None:
    eerste = praktijk.declareer(APRIL)
    declareren.crediteer(praktijk.ws, referentie(eerste), 1)
    (correctie,) = praktijk.dien_in()
    praktijk.antwoord(correctie)
    assert praktijk.maak(APRIL).verzendingen == ()
    leg_vast(praktijk.ws, zorg(date(2026, 4, 14), 60))
    bericht = praktijk.declareer(APRIL)
    assert kort(bericht) == [("C", 1, 6000), ("D", 3, 18000)]
    zonder_bevinding(praktijk, bericht)


@pytest.mark.parametrize("volume", [-1, -100])
def test_een_besluit_kan_niet_negatief_zijn(praktijk: Praktijk, volume: int) -> None:
    (declaratie,) = praktijk.stel(APRIL).declaraties
    (lijn,) = declaratie.lijnen
    with pytest.raises(UserError):
        declareren.besluit(
            praktijk.ws, lijn.regel.sleutel, lijn.regel.geregistreerd, volume, "reden"
        )
