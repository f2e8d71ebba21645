"""Answers that are early, odd, or do not fit what was declared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.declaratie import Regelstand
from app.services import declareren
from app.services.ontvangen import Uitkomst
from app.standard.basis import TotaalBedragMetDC
from app.standard.declaratie import DeclaratieAntwoordbericht
from tests.walks.conftest import afkeuring
from tests.walks.declareren import antwoord325, regelpad
from tests.walks.declareren_dwars import APRIL, CLIENT, praktijk, zonder_bevinding
from tests.walks.praktijk import Praktijk, kort, prestaties, referentie

__all__ = ["praktijk"]  # fixtures

DECLARATIE = "/Bericht/Declaratie"
KOP = "/Bericht/Header"


def test_een_antwoord_voordat_de_declaratie_als_ingediend_stond(praktijk: Praktijk) -> None:
    praktijk.maak(APRIL)
    (bericht,) = praktijk.exporteer()
    _, regel = praktijk.antwoord(bericht)
    assert regel.uitkomst is Uitkomst.VERWERKT
    ((rij, (lijn,)),) = praktijk.rijen()
    assert (rij.toegekend, rij.volgens_regels, lijn.stand) == (12000, 12000, Regelstand.TOEGEKEND)


@pytest.mark.parametrize(
    ("regel", "code", "pad"),
    [
        ("CS319", "0001", KOP),
        ("TR056", "9056", KOP),
        ("TR333", "9333", DECLARATIE),
        ("TR304", "8187", CLIENT),
        ("TR321", "9321", regelpad()),
    ],
    ids=["technisch", "kop", "declaratie", "client", "regel"],
)
def test_iv087_op_elk_niveau_afgekeurd_komt_opnieuw(
    praktijk: Praktijk, regel: str, code: str, pad: str
) -> None:
    bevinding = afkeuring(regel, code, pad)
    if code == "0001":
        bevinding = replace(bevinding, niveau=2)
    praktijk.declareer(APRIL, bevinding)
    ((rij, (lijn,)),) = praktijk.rijen()
    assert lijn.stand is Regelstand.AFGEKEURD
    assert code in lijn.codes
    assert (rij.toegekend, rij.volgens_regels, rij.open_regels) == (0, 0, 1)
    opnieuw = praktijk.declareer(APRIL)
    assert kort(opnieuw) == [("D", 2, 12000)]
    zonder_bevinding(praktijk, opnieuw)
    assert [rij.open_regels for rij, _ in praktijk.rijen()] == [0, 0]


Verandering = Callable[[DeclaratieAntwoordbericht], DeclaratieAntwoordbericht]


def _antwoord(**anders: object) -> Verandering:
    def verander(bericht: DeclaratieAntwoordbericht) -> DeclaratieAntwoordbericht:
        assert bericht.declaratie_antwoord is not None
        return replace(
            bericht,
            declaratie_antwoord=replace(bericht.declaratie_antwoord, **anders),  # type: ignore[arg-type]
        )

    return verander


@pytest.mark.parametrize(
    ("verander", "tekst"),
    [
        (lambda b: replace(b, header=replace(b.header, afzender="0200")), "niet met Heenweer"),
        (_antwoord(declaratie_nummer="ANDERS1"), "TR376"),
    ],
    ids=["andere gemeente", "ander nummer"],
)
def test_een_antwoord_dat_niet_past_verandert_niets(
    praktijk: Praktijk, verander: Verandering, tekst: str
) -> None:
    praktijk.maak(APRIL)
    (bericht,) = praktijk.dien_in()
    (regel,) = praktijk.ontvang(verander(antwoord325(bericht)))
    assert regel.uitkomst is Uitkomst.GEWEIGERD
    assert tekst in regel.reden
    ((rij, (lijn,)),) = praktijk.rijen()
    assert (rij.toegekend, lijn.stand) == (None, Regelstand.INGEDIEND)
    _, goed = praktijk.antwoord(bericht)
    assert goed.uitkomst is Uitkomst.VERWERKT


def test_een_tweede_antwoord_verandert_niets(praktijk: Praktijk) -> None:
    bericht = praktijk.declareer(APRIL)
    tweede = antwoord325(bericht, afkeuring("TR321", "9321", regelpad()))
    kop = tweede.header.bericht_identificatie
    tweede = replace(
        tweede,
        header=replace(tweede.header, bericht_identificatie=replace(kop, identificatie="R999999")),
    )
    (regel,) = praktijk.ontvang(tweede)
    assert regel.uitkomst is Uitkomst.GEWEIGERD
    ((rij, (lijn,)),) = praktijk.rijen()
    assert (rij.toegekend, lijn.stand) == (12000, Regelstand.TOEGEKEND)


def test_tr342_een_ander_totaal_wordt_verteld(praktijk: Praktijk) -> None:
    praktijk.maak(APRIL)
    (bericht,) = praktijk.dien_in()
    anders = _antwoord(
        totaal_toegekend_bedrag=TotaalBedragMetDC(totaal_bedrag=11000, debet_credit="D")
    )
    (regel,) = praktijk.ontvang(anders(antwoord325(bericht)))
    assert "10,00 minder" in regel.reden.replace("\xa0", " ")
    ((rij, (lijn,)),) = praktijk.rijen()
    assert (rij.toegekend, rij.klopt, lijn.stand) == (11000, False, Regelstand.TOEGEKEND)


def test_tr342_afgekeurd_in_zijn_geheel_en_toch_een_bedrag_wordt_verteld(
    praktijk: Praktijk,
) -> None:
    praktijk.maak(APRIL)
    (bericht,) = praktijk.dien_in()
    anders = _antwoord(
        totaal_toegekend_bedrag=TotaalBedragMetDC(totaal_bedrag=12000, debet_credit="D")
    )
    (regel,) = praktijk.ontvang(
        anders(antwoord325(bericht, afkeuring("TR333", "9333", DECLARATIE)))
    )
    assert "TR342" in regel.reden
    ((rij, (lijn,)),) = praktijk.rijen()
    assert (rij.toegekend, rij.klopt, lijn.stand) == (12000, False, Regelstand.AFGEKEURD)


def test_tr366_een_regel_die_niet_van_ons_is_wordt_verteld(praktijk: Praktijk) -> None:
    praktijk.maak(APRIL)
    (bericht,) = praktijk.dien_in()
    vol = antwoord325(bericht, afkeuring("TR321", "9321", regelpad()))
    assert vol.declaratie_antwoord is not None
    (client,) = vol.declaratie_antwoord.clienten
    (prestatie,) = client.prestaties
    vreemd = replace(
        prestatie,
        product_referentie=replace(prestatie.product_referentie, referentie_nummer="VREEMD"),
    )
    (regel,) = praktijk.ontvang(_antwoord(clienten=(replace(client, prestaties=(vreemd,)),))(vol))
    assert regel.uitkomst is Uitkomst.VERWERKT
    assert regel.bevindingen
    ((rij, (lijn,)),) = praktijk.rijen()
    assert (rij.toegekend, rij.klopt, lijn.stand) == (0, False, Regelstand.TOEGEKEND)


def test_iv087_een_regel_zonder_code_is_niet_afgekeurd(praktijk: Praktijk) -> None:
    praktijk.maak(APRIL)
    (bericht,) = praktijk.dien_in()
    vol = antwoord325(bericht, afkeuring("TR321", "9321", regelpad()))
    assert vol.declaratie_antwoord is not None
    (client,) = vol.declaratie_antwoord.clienten
    goed = replace(client.prestaties[0], retour_codes=("0200",))
    (regel,) = praktijk.ontvang(_antwoord(clienten=(replace(client, prestaties=(goed,)),))(vol))
    assert "TR342" in regel.reden
    ((rij, (lijn,)),) = praktijk.rijen()
    assert (rij.klopt, lijn.stand) == (False, Regelstand.TOEGEKEND)


def test_iv085_een_afgekeurde_creditregel_wordt_verteld_en_komt_opnieuw(
    praktijk: Praktijk,
) -> None:
    eerste = praktijk.declareer(APRIL)
    declareren.crediteer(praktijk.ws, referentie(eerste))
    (credit,) = praktijk.dien_in()
    _, regel = praktijk.antwoord(credit, afkeuring("TR338", "9338", regelpad()))
    assert "creditregel" in regel.reden
    praktijk.maak(APRIL)
    (bericht,) = praktijk.dien_in()
    assert kort(bericht) == [("C", 2, 12000)]
    zonder_bevinding(praktijk, bericht)


def test_een_afgekeurde_credit_met_een_toegekende_debet_is_dubbel(praktijk: Praktijk) -> None:
    """What took its place was granted: the old line is too many, and goes back again."""
    eerste = praktijk.declareer(APRIL)
    declareren.crediteer(praktijk.ws, referentie(eerste), 1)
    (correctie,) = praktijk.dien_in()
    praktijk.antwoord(correctie, afkeuring("TR338", "9338", regelpad()))
    bericht = praktijk.declareer(APRIL)
    (credit,) = prestaties(bericht)
    assert credit.product_referentie.vorig_referentie_nummer == referentie(eerste)
    assert praktijk.maak(APRIL).verzendingen == ()
