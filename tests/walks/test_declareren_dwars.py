"""Declaring in an odd order: withdrawn, refused and granted after all, changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from app.domain.contract import Contractproduct
from app.domain.declaratie import Regelstand
from app.domain.dossier import Dossier
from app.domain.verzending import Status
from app.errors import UserError
from app.rules.check import check
from app.services import declaraties, declareren, exporteren, verzenden
from app.services.bron import bron_voor
from app.services.ontvangen import Uitkomst
from app.services.workspace import Workspace
from app.standard.basis import Product, TotaalBedragMetDC
from app.standard.codec import valideer
from app.standard.declaratie import DeclaratieAntwoordbericht, Declaratiebericht
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.walks.conftest import afkeuring
from tests.walks.declareren import afspraak, antwoord325, leg_vast, regelpad, zorg
from tests.walks.praktijk import Praktijk, kort, prestaties, referentie

APRIL, MEI, JUNI = (date(2026, maand, 1) for maand in (4, 5, 6))
DECLARATIE = "/Bericht/Declaratie"
KOP = "/Bericht/Header"
CLIENT = "/Bericht/Declaratie/Clienten/Client[1]"


@pytest.fixture
def praktijk(workspace: Workspace, tmp_path: Path) -> Praktijk:
    """Two hours a week, 60 euro an hour; two hours of care in April."""
    gemaakt = Praktijk(workspace, tmp_path, date(2026, 6, 8))
    gemaakt.ontvang(bericht301())
    leg_vast(gemaakt.ws, zorg(date(2026, 4, 7), 120), contract=[afspraak()])
    return gemaakt


def zorg_ids(praktijk: Praktijk) -> list[int]:
    with praktijk.ws.lezen() as uow:
        return [een.id for een in uow.zorg.tussen(date(2021, 1, 1), date(2031, 1, 1)) if een.id]


def laat_vervallen(praktijk: Praktijk) -> None:
    """Let all care lapse."""
    with praktijk.ws.schrijven() as uow:
        for id_ in zorg_ids(praktijk):
            uow.zorg.vervang(id_, None, praktijk.ws.nu())
        uow.commit()


def wijzig_contract(praktijk: Praktijk, *producten: Contractproduct) -> None:
    with praktijk.ws.schrijven() as uow:
        uow.contracten.verwijder([een.id for een in uow.contracten.alle() if een.id])
        uow.contracten.voeg_toe(producten)
        uow.commit()


def nieuwe_301(praktijk: Praktijk, **anders: object) -> Uitkomst:
    product = toegewezen(
        **{"toewijzingsdatum": praktijk.dag, "toewijzingstijd": time(9)} | anders  # type: ignore[arg-type]
    )
    (regel,) = praktijk.ontvang(
        bericht301(product, identificatie="G0002", dagtekening=praktijk.dag)
    )
    return regel.uitkomst


def zonder_bevinding(praktijk: Praktijk, bericht: Declaratiebericht) -> None:
    """Hold a 323 that left to schema and rules."""
    (verzending,) = [
        een for een in praktijk.verzendingen() if een.identificatie == bericht.identificatie
    ]
    assert not valideer(bericht)
    with praktijk.ws.lezen() as uow:
        bron = bron_voor(uow, [bericht], praktijk.dag, [verzending.bewaard_id])
        bron.gebruikt.clear()
        assert check(bericht, Dossier(), bron) == ()


# Making, withdrawing, exporting


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


# Refused by VECOZO, and granted after all


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


# Answers


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


# Crediting


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


# Care that changes


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


# Giving up


def test_opgeven_en_weer_oppakken(praktijk: Praktijk) -> None:
    praktijk.declareer(APRIL, afkeuring("TR321", "9321", regelpad()))
    (rij,) = declaraties.afgekeurd(praktijk.ws)
    assert rij.regel.id is not None
    declaraties.geef_op(praktijk.ws, rij.regel.id, "te laat")
    assert declaraties.afgekeurd(praktijk.ws) == []
    assert praktijk.maak(APRIL).verzendingen == ()
    declaraties.pak_op(praktijk.ws, rij.regel.id)
    assert len(declaraties.afgekeurd(praktijk.ws)) == 1
    assert kort(praktijk.declareer(APRIL)) == [("D", 2, 12000)]


def test_een_correctie_opgeven_laat_staan_wat_is_toegekend(praktijk: Praktijk) -> None:
    """Else the granted line would be taken back, and nothing be paid at all."""
    praktijk.declareer(APRIL)
    leg_vast(praktijk.ws, zorg(date(2026, 4, 14), 60))
    correctie = praktijk.declareer(APRIL, afkeuring("TR304", "8187", CLIENT))
    assert kort(correctie) == [("C", 2, 12000), ("D", 3, 18000)]
    _, debet = declaraties.afgekeurd(praktijk.ws)
    assert debet.regel.id is not None
    declaraties.geef_op(praktijk.ws, debet.regel.id, "te veel")
    assert declaraties.afgekeurd(praktijk.ws) == []
    assert praktijk.maak(APRIL).verzendingen == ()
    declaraties.pak_op(praktijk.ws, debet.regel.id)
    assert kort(praktijk.declareer(APRIL)) == [("C", 2, 12000), ("D", 3, 18000)]


def test_iv085_wat_opnieuw_is_toegekend_kan_niet_worden_opgegeven(praktijk: Praktijk) -> None:
    """Giving it up would take the granted line back."""
    praktijk.declareer(APRIL, afkeuring("TR321", "9321", regelpad()))
    (rij,) = declaraties.afgekeurd(praktijk.ws)
    assert rij.regel.id is not None
    praktijk.declareer(APRIL)
    with pytest.raises(UserError, match="opnieuw"):
        declaraties.geef_op(praktijk.ws, rij.regel.id, "te laat")
    assert praktijk.maak(APRIL).verzendingen == ()


def test_oppakken_laat_een_later_besluit_staan(praktijk: Praktijk) -> None:
    praktijk.declareer(APRIL, afkeuring("TR321", "9321", regelpad()))
    (rij,) = declaraties.afgekeurd(praktijk.ws)
    assert rij.regel.id is not None
    declaraties.geef_op(praktijk.ws, rij.regel.id, "te laat")
    leg_vast(praktijk.ws, zorg(date(2026, 4, 14), 60))
    bericht = praktijk.declareer(APRIL)
    declareren.crediteer(praktijk.ws, referentie(bericht), 1)
    (correctie,) = praktijk.dien_in()
    praktijk.antwoord(correctie)
    declaraties.pak_op(praktijk.ws, rij.regel.id)
    assert praktijk.maak(APRIL).verzendingen == ()


def test_twee_keer_afgekeurd_wordt_in_een_keer_opgegeven(praktijk: Praktijk) -> None:
    for _ in range(2):
        praktijk.declareer(APRIL, afkeuring("TR321", "9321", regelpad()))
    rijen = declaraties.afgekeurd(praktijk.ws)
    assert rijen[-1].regel.id is not None
    declaraties.geef_op(praktijk.ws, rijen[-1].regel.id, "te laat")
    assert declaraties.afgekeurd(praktijk.ws) == []
    assert praktijk.maak(APRIL).verzendingen == ()
    declaraties.pak_op(praktijk.ws, rijen[-1].regel.id)
    assert kort(praktijk.declareer(APRIL)) == [("D", 2, 12000)]


# More than one gemeente


def test_een_client_in_twee_gemeenten(praktijk: Praktijk) -> None:
    praktijk.ontvang(bericht301(gemeente="0200", identificatie="A0001"))
    with praktijk.ws.lezen() as uow:
        per_gemeente = {
            t.sleutel.gemeente: t.id
            for t in uow.dossiers.laad(["999900006"])["999900006"].toewijzingen.values()
        }
    leg_vast(
        praktijk.ws,
        zorg(date(2026, 4, 8), 95, toewijzing_id=per_gemeente["0200"]),
        contract=[afspraak(gemeente="0200", tarief=8730)],
    )
    # Both gemeenten gave number 300201: the care of before names it without saying whose.
    assert [weg.regel for _, weg in praktijk.stel(APRIL).weggelaten] == ["TR338"]
    praktijk.maak(APRIL)
    (bericht,) = praktijk.dien_in()
    assert bericht.gemeente == "0200"
    assert kort(bericht) == [("D", 95, 13823)]  # TR341: minutes, by the protocol
    zonder_bevinding(praktijk, bericht)


def test_ander_bsn_heeft_een_eigen_client(praktijk: Praktijk) -> None:
    praktijk.ontvang(bericht301(toegewezen(300301), bsn=ANDER_BSN, identificatie="G0009"))
    leg_vast(praktijk.ws, zorg(date(2026, 4, 8), 60, 300301, bsn=ANDER_BSN))
    praktijk.maak(APRIL)
    (bericht,) = praktijk.dien_in()
    assert {client.bsn for client in bericht.declaratie.clienten} == {"999900006", ANDER_BSN}
    zonder_bevinding(praktijk, bericht)
