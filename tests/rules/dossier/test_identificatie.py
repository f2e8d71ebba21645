"""TR056 and TR332 against the messages before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.toewijzing import Toewijzingsleutel
from app.standard.basis import Omvang, Product
from app.standard.bericht import Bericht
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, BSN, NIJMEGEN, bericht301, toegewezen
from tests.rules.bouw import alles, bericht305, nummers, vind
from tests.rules.bron import NUMMER, Proefbron, dossier, neem_op

pytestmark = pytest.mark.parametrize("wet", Wet)


def nieuw(wet: Wet, **anders: Any) -> Bericht:
    """A later 301 for the same Toewijzing."""
    product = toegewezen(wet=wet, toewijzingsdatum=date(2026, 5, 1), **anders)
    return bericht301(product, wet=wet, identificatie="G0002")


def test_tr056_noemt_het_bericht_en_vraagt_of_zegt_wat_te_doen(wet: Wet) -> None:
    bron = Proefbron(identificaties=frozenset({"B0001", "G0002"}))
    (binnen,) = vind("TR056", nieuw(wet), bron=bron)
    (buiten,) = vind("TR056", bericht305(wet), bron=bron)
    assert f"{wet.upper()}301" in binnen.melding
    assert binnen.waarde == "G0002"
    assert binnen.advies.startswith("Vraag de gemeente")
    assert buiten.advies.startswith("Maak het bericht opnieuw.")


def test_tr332_een_eerste_toewijzing_en_een_nieuwe_versie_mogen(wet: Wet) -> None:
    assert alles(nieuw(wet)) == ()
    assert alles(nieuw(wet), dossier(wet)) == ()


@pytest.mark.parametrize(
    "wijziging",
    [
        {"einddatum": date(2026, 12, 31)},
        {"einddatum": date(2026, 4, 1), "reden_wijziging": "13"},
        {"omvang": Omvang(volume=9, eenheid="04", frequentie="6")},
        {"omvang": None, "budget": 100_000},
    ],
    ids=["einddatum", "verwijderd", "omvang", "budget"],
)
def test_tr332_wat_mag_veranderen_iv066(wet: Wet, wijziging: dict[str, object]) -> None:
    assert vind("TR332", nieuw(wet, **wijziging), dossier(wet)) == []


@pytest.mark.parametrize(
    ("wijziging", "eerder"),
    [
        ({"ingangsdatum": date(2026, 4, 2)}, "die vanaf 1 april 2026"),
        ({"product": Product(categorie="03", code="03A01")}, "die voor "),
        ({"product": None}, "die voor "),
    ],
    ids=["ingangsdatum", "ander product", "zonder product"],
)
def test_tr332_wat_nooit_verandert_iv066(
    wet: Wet, wijziging: dict[str, object], eerder: str
) -> None:
    (finding,) = vind("TR332", nieuw(wet, **wijziging), dossier(wet))
    assert eerder in finding.melding
    assert finding.retourcode == "9332"
    assert finding.veld == "toewijzing_nummer"


ANDERS = [{"ingangsdatum": date(2026, 4, 2)}, {"product": None}]


@pytest.mark.parametrize("wijziging", ANDERS, ids=["ingangsdatum", "product"])
def test_tr332_met_een_reden_is_het_dezelfde_toewijzing_iv099(
    wet: Wet, wijziging: dict[str, Any]
) -> None:
    gecorrigeerd = nieuw(wet, reden_wijziging="01", **wijziging)
    assert vind("TR332", gecorrigeerd, dossier(wet)) == []
    daarna = dossier(wet)
    neem_op(daarna, toegewezen(wet=wet, reden_wijziging="01", **wijziging), wet=wet)
    for herhaald in (nieuw(wet, **wijziging), nieuw(wet)):
        assert vind("TR332", herhaald, daarna) == []


def test_tr332_nummer_van_een_andere_client_zonder_diens_bsn(wet: Wet) -> None:
    sleutel = Toewijzingsleutel(wet, NIJMEGEN, NUMMER)
    (finding,) = vind("TR332", nieuw(wet), bron=Proefbron(clienten={sleutel: ANDER_BSN}))
    assert "een andere cliënt" in finding.melding
    assert ANDER_BSN not in finding.melding + finding.advies
    assert vind("TR332", nieuw(wet), bron=Proefbron(clienten={sleutel: BSN})) == []


def test_tr332_een_andere_gemeente_of_wet_telt_apart(wet: Wet) -> None:
    ander = Wet.WMO if wet is Wet.JW else Wet.JW
    bron = Proefbron(
        clienten={
            Toewijzingsleutel(ander, NIJMEGEN, NUMMER): ANDER_BSN,
            Toewijzingsleutel(wet, "0363", NUMMER): ANDER_BSN,
        }
    )
    assert vind("TR332", nieuw(wet), bron=bron) == []


def test_tr332_nummer_van_een_toewijzing_aan_een_andere_agb_code(wet: Wet) -> None:
    bericht = nieuw(wet)
    naar_ander = replace(bericht, header=replace(bericht.header, ontvanger="42420002"))
    (finding,) = vind("TR332", naar_ander, dossier(wet))
    assert "AGB-code 42420001" in finding.melding


def test_tr332_twee_keer_in_een_bericht_is_voor_tr101(wet: Wet) -> None:
    later = toegewezen(NUMMER, wet, ingangsdatum=date(2026, 8, 1), einddatum=date(2026, 9, 1))
    bericht = bericht301(toegewezen(NUMMER, wet), later, wet=wet)
    assert nummers(alles(bericht)) == ["TR101"]
