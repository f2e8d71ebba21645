"""A declaration beside its clients, Toewijzingen and months: TR304 to TR308, TR338 to TR388."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from app.domain.dossier import Dossier
from app.rules.finding import Finding
from app.rules.regel import Controle
from app.standard.basis import GeslotenPeriode, Omvang, Product
from app.standard.berichtsoort import Berichtsoort
from app.standard.declaratie import Declaratiebericht, DeclaratieClient
from app.standard.release import Wet
from tests.bouw import AGB, ANDER_BSN, BSN, PRODUCTEN, toegewezen
from tests.rules.bouw import bron_bij, geldig, met, nummers, van_regel, vind
from tests.rules.bron import DERDE, TWEEDE, Proefbron, neem_op
from tests.rules.declareren import (
    APRIL,
    JUNI,
    MEI,
    administratie,
    credit,
    declaratie,
    gedeclareerd,
    gevonden,
    maand,
    paden,
    regel,
)

NODIG_TOEWIJZING = (
    "TR307", "TR308", "TR321", "TR322", "TR339", "TR340", "TR341", "TR369", "TR384", "TR387",
    "TR388",
)  # fmt: skip


def periode(begin: date, eind: date) -> GeslotenPeriode:
    return GeslotenPeriode(begindatum=begin, einddatum=eind)


def alle(bericht: Declaratiebericht, bron: Any) -> list[str]:
    return [n for nummer in NODIG_TOEWIJZING for n in nummers(vind(nummer, bericht, bron=bron))]


@dataclass
class Telbron(Proefbron):
    """A Bron that remembers whose Dossier was asked for."""

    gevraagd: list[str] = field(default_factory=list)

    def dossier(self, bsn: str) -> Dossier:
        self.gevraagd.append(bsn)
        return super().dossier(bsn)


# TR338


def test_tr338_een_toewijzing_van_een_andere_client_wordt_geweigerd() -> None:
    (fout,) = gevonden("TR338", bron_bij(Berichtsoort.DECLARATIE, Wet.JW), regel(nummer=DERDE))
    assert fout.waarde == str(DERDE)
    assert "deze cliënt" in fout.melding


def test_tr338_een_toewijzing_van_een_andere_gemeente_wordt_geweigerd() -> None:
    bron = administratie()
    bron.dossiers = {BSN: Dossier()}
    neem_op(bron.dossiers[BSN], toegewezen(), gemeente="0296")
    assert nummers(gevonden("TR338", bron, regel())) == ["TR338"]


def test_tr338_een_toewijzing_van_de_andere_wet_wordt_geweigerd() -> None:
    assert nummers(gevonden("TR338", administratie(wet=Wet.WMO), regel())) == ["TR338"]


def test_tr338_een_toewijzing_aan_een_andere_agb_code_zegt_welke() -> None:
    bron = administratie()
    bron.dossiers = {BSN: Dossier()}
    neem_op(bron.dossiers[BSN], toegewezen(), agb="42420002")
    (fout,) = gevonden("TR338", bron, regel())
    assert "42420002" in fout.melding
    assert AGB in fout.melding


def test_zonder_toewijzing_spreekt_alleen_tr338() -> None:
    vreemd = regel(nummer=7, volume=900, eenheid="16", product_periode=maand(2020, 1))
    assert nummers(gevonden("TR338", administratie(), vreemd)) == ["TR338"]
    assert alle(declaratie(vreemd), administratie()) == []


def test_op_een_verwijderde_toewijzing_spreekt_alleen_tr384() -> None:
    bron = administratie(einddatum=date(2026, 4, 1), reden_wijziging="13")
    bericht = declaratie(regel(volume=900))
    assert vind("TR338", bericht, bron=bron) == []
    assert alle(bericht, bron) == ["TR384"]


def test_tr384_wat_op_een_verwijderde_toewijzing_staat_mag_worden_gecrediteerd() -> None:
    bron = administratie(*gedeclareerd(regel("E1")), reden_wijziging="13")
    assert alle(declaratie(credit(regel("E1"))), bron) == []


def test_iv085_een_creditregel_wordt_niet_aan_de_toewijzing_van_nu_getoetst() -> None:
    """The Toewijzing was shortened and changed after the line was granted."""
    toen = regel("E1", 8, product_periode=MEI)
    bron = administratie(
        *gedeclareerd(toen),
        einddatum=date(2026, 4, 20),
        product=Product(categorie="43", code="43A01"),
        omvang=Omvang(volume=1, eenheid="16", frequentie="4"),
    )
    assert alle(declaratie(credit(toen)), bron) == []
    assert len(alle(declaratie(toen), bron)) > 3


# TR304


def test_tr304_noemt_alleen_de_onbekende_client_en_geen_bsn() -> None:
    bron = bron_bij(Berichtsoort.DECLARATIE, Wet.JW)
    del bron.dossiers[ANDER_BSN]
    (fout,) = vind("TR304", geldig(Berichtsoort.DECLARATIE, Wet.JW), bron=bron)
    assert fout.pad == "/Bericht/Declaratie/Clienten/Client[2]/Bsn"
    assert fout.waarde == ""


def test_tr304_wie_in_onze_declaratie_stond_kent_het_antwoord_ook() -> None:
    bron = bron_bij(Berichtsoort.DECLARATIE_ANTWOORD, Wet.JW)
    bron.dossiers = {}
    assert vind("TR304", geldig(Berichtsoort.DECLARATIE_ANTWOORD, Wet.JW), bron=bron) == []


# TR307, TR308, TR387, TR388: the ProductPeriode


@pytest.mark.parametrize(
    "van_tot",
    [
        (date(2026, 4, 8), date(2026, 4, 30)),
        (date(2026, 5, 1), date(2026, 5, 31)),
        (date(2026, 6, 1), date(2026, 6, 17)),
    ],
)
def test_iv089_voorbeeld_de_drie_productperioden(van_tot: tuple[date, date]) -> None:
    bron = administratie(ingangsdatum=date(2026, 4, 8), einddatum=date(2026, 6, 17))
    bericht = declaratie(regel(volume=6, product_periode=periode(*van_tot)))
    assert alle(bericht, bron) == []


@pytest.mark.parametrize(
    ("begin", "eind", "fouten"),
    [
        ((4, 1), (4, 30), ["TR307", "TR387"]),  # the month begins before the Toewijzing
        ((4, 9), (4, 30), ["TR387"]),  # the care began later
        ((6, 1), (6, 30), ["TR308", "TR388"]),
        ((6, 1), (6, 16), ["TR388"]),
        ((5, 2), (5, 30), ["TR387", "TR388"]),
        ((3, 1), (3, 31), ["TR307"]),
        ((7, 1), (7, 31), ["TR308"]),
    ],
)
def test_iv089_andere_productperioden(
    begin: tuple[int, int], eind: tuple[int, int], fouten: list[str]
) -> None:
    bron = administratie(ingangsdatum=date(2026, 4, 8), einddatum=date(2026, 6, 17))
    een = regel(volume=1, product_periode=periode(date(2026, *begin), date(2026, *eind)))
    assert alle(declaratie(een), bron) == fouten


def test_tr308_zonder_einddatum_loopt_een_toewijzing_door() -> None:
    een = regel(product_periode=maand(2030, 12))
    assert alle(declaratie(een), administratie(einddatum=None)) == []


def test_iv084_twee_toewijzingen_in_een_maand_hebben_elk_hun_periode() -> None:
    bron = administratie(ingangsdatum=date(2026, 3, 1), einddatum=date(2026, 3, 9))
    tweede = toegewezen(TWEEDE, ingangsdatum=date(2026, 3, 23), einddatum=date(2026, 3, 31))
    neem_op(bron.dossiers[BSN], tweede)
    bericht = declaratie(
        regel("P1", 2, product_periode=periode(date(2026, 3, 1), date(2026, 3, 9))),
        regel(
            "P2",
            2,
            nummer=TWEEDE,
            product_code=PRODUCTEN[Wet.JW].code,
            product_periode=periode(date(2026, 3, 23), date(2026, 3, 31)),
        ),
    )
    assert alle(bericht, bron) == []


def test_de_nieuwste_versie_van_een_toewijzing_telt() -> None:
    bron = administratie()
    korter = toegewezen(einddatum=date(2026, 4, 20), toewijzingsdatum=date(2026, 4, 15))
    neem_op(bron.dossiers[BSN], korter)
    assert alle(declaratie(regel(volume=6)), bron) == ["TR308", "TR388"]


# TR318, TR319


@pytest.mark.parametrize(
    ("nu", "goed"),
    [((2026, 3), False), ((2026, 4), False), ((2026, 5), True), ((2026, 6), True)],
)
def test_iv090_na_mei_kan_mei_nog_eens_en_juni_maar_april_niet(
    nu: tuple[int, int], goed: bool
) -> None:
    bron = replace(administratie(), laatste_periode=date(2026, 5, 1))
    gevonden_ = gevonden("TR318", bron, regel(), declaratie_periode=maand(*nu))
    assert nummers(gevonden_) == ([] if goed else ["TR318"])


def test_tr318_een_maand_zonder_zorg_mag_ontbreken() -> None:
    """The example of TR318: June, then September."""
    bron = replace(administratie(), laatste_periode=date(2026, 6, 1))
    assert gevonden("TR318", bron, regel(), declaratie_periode=maand(2026, 9)) == []


def test_tr318_de_eerste_declaratie_mag_over_iedere_maand_gaan() -> None:
    assert gevonden("TR318", administratie(), regel(), declaratie_periode=maand(2022, 1)) == []


def test_iv090_achteraf_drie_maanden_in_een_declaratie() -> None:
    bron = administratie(ingangsdatum=date(2026, 2, 15))
    perioden = (periode(date(2026, 2, 15), date(2026, 2, 28)), maand(2026, 3), APRIL)
    regels = [regel(f"P{nr}", 6, product_periode=een) for nr, een in enumerate(perioden)]
    bericht = declaratie(*regels, declaratie_periode=JUNI)
    assert vind("TR319", bericht, bron=bron) == []
    assert alle(bericht, bron) == []


def test_tr319_ook_een_creditregel_gaat_niet_over_later() -> None:
    later = regel("E1", product_periode=MEI)
    bron = administratie(*gedeclareerd(later))
    assert nummers(gevonden("TR319", bron, credit(later))) == ["TR319"]


# TR339, TR340, TR341


def fouten_in(product: Product | None, **van_regel: Any) -> list[Finding]:
    bron = administratie(product=product)
    bericht = declaratie(regel(**van_regel))
    return [f for nr in ("TR339", "TR340", "TR341") for f in vind(nr, bericht, bron=bron)]


def test_tr339_tr340_alleen_wat_de_toewijzing_noemt() -> None:
    anders = {"product_categorie": "43", "product_code": "43B01"}
    assert nummers(fouten_in(PRODUCTEN[Wet.JW], **anders)) == ["TR339", "TR340"]
    assert nummers(fouten_in(Product(categorie="45"), **anders)) == ["TR339"]
    assert fouten_in(Product(categorie="45"), product_code="45B01") == []
    assert fouten_in(None, **anders) == []


@pytest.mark.parametrize(
    ("toegewezen_in", "gedeclareerd_in", "goed"),
    [
        ("04", "04", True),
        ("04", "01", True),
        ("01", "04", False),
        ("01", "01", True),
        ("16", "04", False),
        ("84", "82", False),
        ("83", "83", True),
        ("04", "83", False),
    ],
)
def test_tr341_specifiek(toegewezen_in: str, gedeclareerd_in: str, goed: bool) -> None:
    bron = administratie(omvang=Omvang(volume=9, eenheid=toegewezen_in, frequentie="2"))
    fouten = gevonden("TR341", bron, regel(eenheid=gedeclareerd_in))
    assert paden(fouten) == ([] if goed else ["[1]/Eenheid"])


@pytest.mark.parametrize("product", [Product(categorie="45"), None])
def test_tr341_aspecifiek_of_generiek_geldt_het_contract(product: Product | None) -> None:
    dagdelen = Omvang(volume=9, eenheid="16", frequentie="2")
    bekend = administratie(product=product, omvang=dagdelen)  # a contract in hours
    assert gevonden("TR341", bekend, regel(eenheid="04")) == []
    assert gevonden("TR341", bekend, regel(eenheid="01")) == []
    (fout,) = gevonden("TR341", bekend, regel(eenheid="16"))
    assert "contract" in fout.melding
    onbekend = administratie(product=product, omvang=dagdelen, contract=False)
    assert gevonden("TR341", onbekend, regel(eenheid="82")) == []


def test_tr341_een_budget_zegt_niets_over_de_eenheid() -> None:
    bron = administratie(omvang=None, budget=100000)
    assert gevonden("TR341", bron, regel(eenheid="14")) == []


# Privacy and size


def test_geen_bsn_in_wat_de_regels_zeggen() -> None:
    bericht = declaratie(regel(nummer=DERDE), regel("P2", 900))
    for nummer in ("TR304", "TR338", *NODIG_TOEWIJZING):
        for fout in vind(nummer, bericht, bron=administratie()):
            assert not {BSN, ANDER_BSN} & set(f"{fout.melding} {fout.waarde} {fout.advies}".split())


def test_ieder_dossier_wordt_een_keer_gevraagd() -> None:
    """A declaration may hold thousands of lines: what rules share is made once per message."""
    bericht = declaratie(*(regel(f"P{nr}") for nr in range(50)))
    bericht = met(
        bericht,
        "declaratie/clienten",
        (*bericht.declaratie.clienten, DeclaratieClient(bsn=ANDER_BSN, prestaties=(regel("Q1"),))),
    )
    bron = Telbron(**vars(administratie()))
    controle = Controle(bericht, Dossier(), bron)
    for nummer in NODIG_TOEWIJZING:
        list(van_regel(nummer).controleer(controle))
    assert bron.gevraagd == [BSN, ANDER_BSN]
