"""CD060, CD087, CS325, CS339, TR315, TR316, TR358, TR416 at their edges."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.standard.basis import BedragMetDC, GeslotenPeriode, ProductReferentie, TotaalBedragMetDC
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.declaratie import DeclaratieClient, Prestatie
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, BSN
from tests.rules.bouw import geldig, met, prestatie, vind
from tests.rules.bron import TWEEDE

DECLARATIE = geldig(Berichtsoort.DECLARATIE, Wet.JW)
EERSTE = "declaratie/clienten/0/prestaties/0"
PLEK = "/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie"
VORIG = "ProductReferentie/VorigReferentieNummer"


def regel(nummer: str, eurocent: int = 48000, vorig: str | None = None) -> Prestatie:
    """A line with a signed amount in eurocent."""
    return prestatie(
        Wet.JW,
        nummer,
        product_referentie=ProductReferentie(
            referentie_nummer=nummer, vorig_referentie_nummer=vorig
        ),
        ingediend_bedrag=BedragMetDC(
            bedrag=abs(eurocent), debet_credit="C" if eurocent < 0 else "D"
        ),
    )


def declaratie(*eigen: Prestatie, ander: tuple[Prestatie, ...] = ()) -> Bericht:
    """A 323 with these lines of one client, and of another."""
    clienten = [DeclaratieClient(bsn=BSN, prestaties=eigen)]
    if ander:
        clienten.append(DeclaratieClient(bsn=ANDER_BSN, prestaties=ander))
    bericht: Bericht = met(DECLARATIE, "declaratie/clienten", tuple(clienten))
    return bericht


def paden(nummer: str, bericht: Bericht) -> list[str]:
    return [finding.pad for finding in vind(nummer, bericht)]


@pytest.mark.parametrize(
    ("eurocent", "vorig", "goed"),
    [(100, None, True), (-100, "P0", True), (100, "P0", False), (-100, None, False)],
)
def test_cd060_alleen_een_creditregel_verwijst(
    eurocent: int, vorig: str | None, goed: bool
) -> None:
    bericht = declaratie(regel("P1", eurocent, vorig))
    assert paden("CD060", bericht) == ([] if goed else [f"{PLEK}[1]/{VORIG}"])


def test_cd060_in_een_antwoord_vraagt_de_gemeente() -> None:
    bericht = met(
        geldig(Berichtsoort.DECLARATIE_ANTWOORD, Wet.WMO),
        "declaratie_antwoord/clienten/1/prestaties/0/ingediend_bedrag/debet_credit",
        "C",
    )
    (finding,) = vind("CD060", bericht)
    assert finding.pad.startswith("/Bericht/DeclaratieAntwoord/Clienten/Client[2]/Prestaties/")
    assert finding.advies.startswith("Vraag de gemeente om ")


@pytest.mark.parametrize("eenheid", ["01", "04", "14", "16", "82", "83", "84"])
@pytest.mark.parametrize("tarief", [None, 0, 6000])
def test_cd087_tarief_bij_iedere_eenheid_behalve_euros(eenheid: str, tarief: int | None) -> None:
    bericht = met(met(DECLARATIE, f"{EERSTE}/eenheid", eenheid), f"{EERSTE}/product_tarief", tarief)
    goed = (eenheid == "83") is (tarief is None)
    assert paden("CD087", bericht) == ([] if goed else [f"{PLEK}[1]/ProductTarief"])


@pytest.mark.parametrize(
    ("bedrag", "debet_credit", "goed"),
    [(0, "D", True), (0, "C", False), (1, "C", True), (1, "D", True)],
)
@pytest.mark.parametrize("wet", Wet)
def test_cs325_nul_is_debet(bedrag: int, debet_credit: str, goed: bool, wet: Wet) -> None:
    bericht = geldig(Berichtsoort.DECLARATIE, wet)
    van_regel = BedragMetDC(bedrag=bedrag, debet_credit=debet_credit)
    totaal = TotaalBedragMetDC(totaal_bedrag=bedrag, debet_credit=debet_credit)
    bericht = met(bericht, f"{EERSTE}/ingediend_bedrag", van_regel)
    bericht = met(bericht, "declaratie/totaal_ingediend_bedrag", totaal)
    verwacht = [
        f"{PLEK}[1]/IngediendBedrag/DebetCredit",
        "/Bericht/Declaratie/TotaalIngediendBedrag/DebetCredit",
    ]
    assert sorted(paden("CS325", bericht)) == ([] if goed else sorted(verwacht))


def test_cs325_in_een_antwoord_ook_de_regels_en_beide_totalen() -> None:
    bericht = geldig(Berichtsoort.DECLARATIE_ANTWOORD, Wet.JW)
    nul = TotaalBedragMetDC(totaal_bedrag=0, debet_credit="C")
    bericht = met(bericht, "declaratie_antwoord/totaal_ingediend_bedrag", nul)
    bericht = met(bericht, "declaratie_antwoord/totaal_toegekend_bedrag", nul)
    regel_pad = "declaratie_antwoord/clienten/0/prestaties/1/ingediend_bedrag"
    bericht = met(bericht, regel_pad, BedragMetDC(bedrag=0, debet_credit="C"))
    assert len(paden("CS325", bericht)) == 3


@pytest.mark.parametrize(
    ("eenheid", "volume", "bedrag", "goed"),
    [
        ("83", 20000, 20000, True),
        ("83", 20000, 19999, False),
        ("83", 0, 0, True),
        ("04", 8, 48000, True),
    ],
)
def test_cs339_bedrag_in_euros_is_het_volume(
    eenheid: str, volume: int, bedrag: int, goed: bool
) -> None:
    bericht = met(DECLARATIE, f"{EERSTE}/eenheid", eenheid)
    bericht = met(bericht, f"{EERSTE}/geleverd_volume", volume)
    bericht = met(bericht, f"{EERSTE}/ingediend_bedrag/bedrag", bedrag)
    assert paden("CS339", bericht) == ([] if goed else [f"{PLEK}[1]/IngediendBedrag/Bedrag"])


def test_cs339_vergelijkt_bij_credit_zonder_teken() -> None:
    credit = replace(regel("P1", -20000, "P0"), eenheid="83", geleverd_volume=20000)
    assert paden("CS339", declaratie(credit)) == []


def test_tr315_een_prestatie_wordt_een_keer_teruggenomen_ook_bij_een_andere_client() -> None:
    een, twee = regel("P1", -100, "P0"), regel("P2", -100, "P0")
    assert paden("TR315", declaratie(een, regel("P2", -100, "P9"))) == []
    assert paden("TR315", declaratie(een, twee)) == [f"{PLEK}[2]/{VORIG}"]
    ander = "/Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie[1]"
    assert paden("TR315", declaratie(een, ander=(twee,))) == [f"{ander}/{VORIG}"]
    assert paden("TR315", declaratie(regel("P1"), regel("P2"))) == []


def test_tr316_een_regel_neemt_niets_terug_uit_hetzelfde_bericht() -> None:
    debet, credit = regel("P1"), regel("P2", -100, "P1")
    assert paden("TR316", declaratie(debet, credit)) == [f"{PLEK}[2]/{VORIG}"]
    assert paden("TR316", declaratie(credit, debet)) == [f"{PLEK}[1]/{VORIG}"]
    assert paden("TR316", declaratie(credit, ander=(debet,))) == [f"{PLEK}[1]/{VORIG}"]
    assert paden("TR316", declaratie(credit)) == []
    assert paden("TR316", declaratie(regel("P1", -100, "P1"))) == [f"{PLEK}[1]/{VORIG}"]


def test_tr316_raadt_alleen_bij_een_debetregel_aan_om_beide_weg_te_laten() -> None:
    debet, credit = regel("P1"), regel("P2", -100, "P1")
    (finding,) = vind("TR316", declaratie(debet, credit))
    assert "allebei weg" in finding.advies
    van_credit = declaratie(regel("P1", -100, "P0"), regel("P2", -100, "P1"))
    for bericht in (van_credit, declaratie(regel("P1", -100, "P1"))):
        (finding,) = vind("TR316", bericht)
        assert "allebei" not in finding.advies
        assert "toegekend" in finding.advies


def test_iv086_credit_en_een_tweede_debet_mogen_samen() -> None:
    bericht = declaratie(regel("P2", -48000, "P1"), regel("P3", 42000))
    bericht = met(
        bericht,
        "declaratie/totaal_ingediend_bedrag",
        TotaalBedragMetDC(totaal_bedrag=6000, debet_credit="C"),
    )
    regels = ("CD060", "CS325", "TR315", "TR316", "TR358", "TR416", "TR101")
    assert [f for nummer in regels for f in vind(nummer, bericht)] == []


TOTAAL = "/Bericht/Declaratie/TotaalIngediendBedrag"


@pytest.mark.parametrize(
    ("regels", "totaal", "debet_credit", "plek"),
    [
        ((100, 50), 150, "D", None),
        ((100, -30), 70, "D", None),
        ((30, -100), 70, "C", None),
        ((30, -100), 70, "D", "DebetCredit"),
        ((100, 50), 150, "C", "DebetCredit"),
        ((100, -30), 130, "D", "TotaalBedrag"),
        ((100, -100), 0, "D", None),
        ((100, -100), 0, "C", None),  # CS325 speaks of this
        ((99_999_999,) * 200, 19_999_999_800, "D", None),
    ],
)
def test_tr358_totaal_is_de_som_met_credit_eraf(
    regels: tuple[int, ...], totaal: int, debet_credit: str, plek: str | None
) -> None:
    bericht = met(
        declaratie(*(regel(f"P{n}", eurocent) for n, eurocent in enumerate(regels))),
        "declaratie/totaal_ingediend_bedrag",
        TotaalBedragMetDC(totaal_bedrag=totaal, debet_credit=debet_credit),
    )
    assert paden("TR358", bericht) == ([f"{TOTAAL}/{plek}"] if plek else [])


@given(
    st.lists(st.integers(-99_999_999, 99_999_999), min_size=1, max_size=8),
    st.integers(-1, 1),
    st.integers(0, 8),
)
def test_tr358_klopt_bij_iedere_som_en_over_clienten_heen(
    regels: list[int], ernaast: int, knip: int
) -> None:
    delen = [regel(f"P{n}", eurocent) for n, eurocent in enumerate(regels)]
    knip = min(knip, len(delen) - 1)
    bericht = declaratie(*delen[: len(delen) - knip], ander=tuple(delen[len(delen) - knip :]))
    debet = sum(bedrag for bedrag in regels if bedrag > 0)
    credit = sum(-bedrag for bedrag in regels if bedrag < 0)
    totaal = debet - credit + ernaast
    bericht = met(
        bericht,
        "declaratie/totaal_ingediend_bedrag",
        TotaalBedragMetDC(totaal_bedrag=abs(totaal), debet_credit="C" if totaal < 0 else "D"),
    )
    assert (paden("TR358", bericht) == []) is (ernaast == 0)


def test_tr416_een_debetregel_per_product_maand_en_toewijzing() -> None:
    een = regel("P1")
    assert paden("TR416", declaratie(een, regel("P2"))) == [f"{PLEK}[2]"]
    mei = GeslotenPeriode(begindatum=date(2026, 5, 1), einddatum=date(2026, 5, 20))
    for anders in (
        replace(regel("P2"), product_periode=mei),
        replace(regel("P2"), toewijzing_nummer=TWEEDE),
        replace(regel("P2"), product_code="45A05"),
        replace(regel("P2"), product_categorie="50"),
        regel("P2", -48000, "P0"),
    ):
        assert paden("TR416", declaratie(een, anders)) == []


def test_tr416_kijkt_ook_over_clienten_heen() -> None:
    (pad,) = paden("TR416", declaratie(regel("P1"), ander=(regel("P2"),)))
    assert pad == "/Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie[1]"


def test_regels_van_een_declaratie_rekenen_ook_met_duizenden_prestaties() -> None:
    bericht = declaratie(*(regel(f"P{n}", -100, f"P{n + 1}") for n in range(8000)))
    begin = time.process_time()
    for nummer in ("CD060", "CS325", "TR315", "TR316", "TR358", "TR416"):
        vind(nummer, bericht)
    assert time.process_time() - begin < 2  # seconds; pair by pair it would take minutes
