"""What somebody who scripts ``maak 315`` and ``maak 317`` may get wrong, and is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app import cli
from app.standard.basis import Omvang
from tests.bouw import ANDER_BSN, NIJMEGEN, bericht301, toegewezen
from tests.walks.conftest import Kantoor, afkeuring, antwoord
from tests.walks.verzoeken import (
    APELDOORN,
    CLIENT,
    HUISARTS,
    aanvraag,
    antwoord_319,
    kent_toe,
    loopt,
    maak,
    product,
    stand,
    uren,
    vraag,
    wijziging,
)

CATEGORIE = {
    "categorie": "45", "ingangsdatum": "2026-04-10", "einddatum": "2026-10-09",
    "verwijzer": HUISARTS,
}  # fmt: skip
NIEUW = {
    "categorie": "54", "code": "54001", "gewenste_ingangsdatum": "2026-07-01",
    "einddatum": "2026-12-31", "volume": 10, "eenheid": "04", "frequentie": "6",
}  # fmt: skip
ANDER = {**CLIENT, "bsn": ANDER_BSN, "voornamen": "Noor"}


def regels(uitkomst: Any) -> list[str]:
    """The rules by which it was refused."""
    return [een["regel"] for een in uitkomst["bevindingen"]]


def test_een_315_zonder_product_zegt_dat_er_een_bij_hoort(kantoor: Kantoor) -> None:
    leeg = maak(kantoor, "315", {**aanvraag(), "producten": []})
    assert [een["melding"] for een in leeg["bevindingen"]] == ["Vraag minstens één product aan."]


@pytest.mark.parametrize("deel", [{"volume": 2}, {"eenheid": "04"}, {"frequentie": "2"}])
def test_cd095_ook_een_half_ingevulde_omvang_verdwijnt_niet(
    kantoor: Kantoor, deel: dict[str, Any]
) -> None:
    assert regels(maak(kantoor, "315", aanvraag({**CATEGORIE, **deel}))) == ["CD095"]


def test_een_verlenging_gaat_verder_op_een_toewijzing_die_er_is(kantoor: Kantoor) -> None:
    loopt(kantoor, NIJMEGEN)
    verder = {"ingangsdatum": "2027-01-01", "einddatum": "2027-06-30"}
    nee = maak(kantoor, "315", aanvraag(product(**verder, verlenging_van=7)))
    assert [een["veld"] for een in nee["bevindingen"]] == ["verlenging"]
    maak(kantoor, "315", aanvraag(product(**verder, verlenging_van=700001)))
    assert kantoor.code == 0


def test_de_verwijzing_van_een_ander_wordt_niet_gebruikt(kantoor: Kantoor) -> None:
    maak(kantoor, "315", aanvraag(verwezen_op="2026-04-01"))
    for verwijzing in (1, 999):
        maak(kantoor, "315", aanvraag(client=ANDER, verwijzing=verwijzing))
        assert kantoor.code == 1
        assert "verwijzing" in kantoor.gezegd
    assert stand(kantoor) == ["klaar"]


def test_een_onbekende_woonplaatsbepaling_bewaart_niets(kantoor: Kantoor) -> None:
    maak(kantoor, "315", aanvraag(woonplaats=999))
    assert kantoor.code == 1
    assert "woonplaatsbeginsel" in kantoor.gezegd
    assert stand(kantoor) == []


@pytest.mark.parametrize(
    ("verzoek", "melding", "advies"),
    [
        (aanvraag(product(eenheid="zz")), "‘zz’ is geen code voor de eenheid.", "04 (Uur)"),
        (aanvraag(product(frequentie="9")), "‘9’ is geen code voor de frequentie.", "2 (Per week)"),
        (
            aanvraag(product(verwijzer={"type": 2})),
            "‘2’ is geen code voor de verwijzer.",
            "02 (Huisarts)",
        ),
        (
            aanvraag(client={**CLIENT, "geslacht": "m"}),
            "‘m’ is geen code voor het geslacht.",
            "1 (Mannelijk)",
        ),
    ],
    ids=["eenheid", "frequentie", "verwijzer", "geslacht"],
)
def test_een_code_die_niet_bestaat_krijgt_de_codes_erbij_die_er_zijn(
    kantoor: Kantoor, verzoek: dict[str, Any], melding: str, advies: str
) -> None:
    (fout,) = maak(kantoor, "315", verzoek)["bevindingen"]
    assert fout["melding"] == melding
    assert fout["advies"].startswith("Kies uit: ")
    assert advies in fout["advies"]


def test_een_reden_die_niet_bestaat_krijgt_de_redenen_erbij_die_er_zijn(kantoor: Kantoor) -> None:
    loopt(kantoor)
    (fout,) = maak(kantoor, "317", wijziging(reden="3"))["bevindingen"]
    assert fout["melding"] == "‘3’ is geen code voor de reden."
    assert fout["advies"] == ("Kies uit: 1 (Verandering clientsituatie), 2 (Wijziging zorgplan).")


def test_cs002_een_verkeerd_bsn_heet_geen_client_zonder_toewijzing(kantoor: Kantoor) -> None:
    loopt(kantoor)
    maak(kantoor, "317", wijziging(bsn="123456789"))
    assert "elfproef" in kantoor.gezegd
    maak(kantoor, "317", wijziging(bsn=ANDER_BSN))
    assert "OP306" in kantoor.gezegd
    assert "Kijk het burgerservicenummer na" in kantoor.gezegd


def test_cd078_een_wijziging_vraagt_een_omvang_of_een_budget(kantoor: Kantoor) -> None:
    loopt(kantoor)
    (anders,) = wijziging()["wijzigen"]
    (fout,) = maak(kantoor, "317", wijziging(wijzigen=[{**anders, "budget": 5}]))["bevindingen"]
    assert (fout["regel"], fout["advies"]) == ("CD078", "Laat een van de twee leeg.")


def test_tr374_een_verzoek_dat_nog_klaarstaat_is_nog_niet_bij_de_gemeente(
    kantoor: Kantoor,
) -> None:
    maak(kantoor, "315", aanvraag())
    (fout,) = maak(kantoor, "315", aanvraag())["bevindingen"]
    assert fout["regel"] == "TR374"
    assert "nog niet verstuurd" in fout["melding"]
    assert "Klaar voor VECOZO" in fout["advies"]
    kantoor.exporteer()
    (fout,) = maak(kantoor, "315", aanvraag())["bevindingen"]
    assert "nog geen besluit" in fout["melding"]


def test_een_bestand_dat_te_groot_is_voor_een_verzoek_krijgt_een_advies(kantoor: Kantoor) -> None:
    pad = kantoor.bestand("groot.json", b" " * 1_000_001)
    kantoor.heenweer("maak", "315", "--uit", pad)
    assert kantoor.code == 1
    assert "groot.json" in kantoor.gezegd
    assert "Kijk of je het goede bestand koos." in kantoor.gezegd


@pytest.mark.parametrize("sleutel", ["wet", "gemeente", "bsn"])
def test_een_317_zegt_wat_ontbreekt(kantoor: Kantoor, sleutel: str) -> None:
    loopt(kantoor)
    half = wijziging(wijzigen=[], nieuw=[NIEUW])
    del half[sleutel]
    uitkomst = maak(kantoor, "317", half)
    assert kantoor.code == 1
    if sleutel == "bsn":
        assert "burgerservicenummer" in kantoor.gezegd
    else:
        assert [een["veld"] for een in uitkomst["bevindingen"]] == [sleutel]


def test_op306_een_317_voor_een_gemeente_die_niets_toewees(kantoor: Kantoor) -> None:
    loopt(kantoor)
    assert regels(maak(kantoor, "317", wijziging(gemeente="0213", wijzigen=[], nieuw=[NIEUW]))) == [
        "OP306"
    ]
    assert regels(maak(kantoor, "317", wijziging(gemeente="9999", wijzigen=[], nieuw=[NIEUW]))) == [
        "TR378"
    ]


def test_tr411_een_wijziging_noemt_de_omvang_ook_als_die_blijft(kantoor: Kantoor) -> None:
    loopt(kantoor, APELDOORN)
    zonder = {
        "toewijzingnummer": 700001, "gewenste_ingangsdatum": "2026-01-01",
        "einddatum": "2026-09-30",
    }  # fmt: skip
    assert set(regels(maak(kantoor, "317", wijziging(wijzigen=[zonder])))) == {"TR411"}


BUDGET = toegewezen(
    700001, product=None, omvang=None, budget=100_000,
    ingangsdatum=date(2026, 1, 1), einddatum=date(2026, 12, 31),
)  # fmt: skip
TOTAAL = toegewezen(
    700001, omvang=Omvang(volume=80, eenheid="04", frequentie="6"),
    ingangsdatum=date(2026, 1, 1), einddatum=date(2026, 12, 31),
)  # fmt: skip


def test_cd079_een_generieke_toewijzing_houdt_haar_budget(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301(BUDGET, gemeente=APELDOORN))
    langer = {
        "toewijzingnummer": 700001, "gewenste_ingangsdatum": "2026-01-01",
        "einddatum": "2027-03-31",
    }  # fmt: skip
    assert regels(maak(kantoor, "317", wijziging(wijzigen=[langer]))) == ["CD079"]
    maak(kantoor, "317", wijziging(wijzigen=[{**langer, "budget": 100_000}]))
    assert kantoor.code == 0


@pytest.mark.parametrize(
    ("volume", "regel"), [(100, "TR373"), (80, "IV092")], ids=["meer", "alleen langer"]
)
def test_een_totaal_verandert_voor_de_hele_periode(
    kantoor: Kantoor, volume: int, regel: str
) -> None:
    kantoor.importeer(bericht301(TOTAAL, gemeente=APELDOORN))
    anders = {
        "toewijzingnummer": 700001, "gewenste_ingangsdatum": "2026-07-01",
        "einddatum": "2027-03-31", "volume": volume, "eenheid": "04", "frequentie": "6",
    }  # fmt: skip
    assert regels(maak(kantoor, "317", wijziging(wijzigen=[anders]))) == [regel]
    anders["gewenste_ingangsdatum"] = "2026-01-01"
    maak(kantoor, "317", wijziging(wijzigen=[anders]))
    assert kantoor.code == 0


def test_iv092_een_wijziging_gaat_in_binnen_de_periode(kantoor: Kantoor) -> None:
    later = toegewezen(700001, ingangsdatum=date(2026, 6, 1), einddatum=date(2026, 12, 31))
    kantoor.importeer(bericht301(later, gemeente=APELDOORN))
    (anders,) = wijziging()["wijzigen"]
    ervoor = {**anders, "gewenste_ingangsdatum": "2026-05-31"}
    assert regels(maak(kantoor, "317", wijziging(wijzigen=[ervoor]))) == ["IV092"]
    maak(kantoor, "317", wijziging(wijzigen=[{**anders, "gewenste_ingangsdatum": "2026-06-01"}]))
    assert kantoor.code == 0


def test_tr353_een_andere_dag_alleen_verandert_niets(kantoor: Kantoor) -> None:
    loopt(kantoor)
    (anders,) = wijziging()["wijzigen"]
    zelfde = {**anders, "volume": 3}
    assert regels(maak(kantoor, "317", wijziging(wijzigen=[zelfde]))) == ["TR353"]


def test_rijk_van_nijmegen_1_17_1_6_3_kent_basis_ggz_aan_de_naam_in_het_contract(
    kantoor: Kantoor,
) -> None:
    contract = kantoor.werk / "contract.csv"
    contract.write_text(
        "wet;gemeente;categorie;product;omschrijving;eenheid;tarief;variant;vanaf;tot\n"
        "jw;0268;54;54001;Basis-ggz;04;90,00;inspanning;2026-01-01;\n",
        encoding="utf-8",
    )
    kantoor.heenweer("contract", "importeer", contract)
    uren_30 = product(categorie="54", code="54001", volume=30, frequentie="6")
    assert [een["afspraak"] for een in maak(kantoor, "315", aanvraag(uren_30))["bevindingen"]] == [
        "basis-ggz-uren-1"
    ]
    maak(kantoor, "315", aanvraag({**uren_30, "zorgvorm": "specialistische_ggz"}))
    assert kantoor.code == 0


def in_woorden(kantoor: Kantoor, *opdracht: str) -> str:
    """What a command says to people, ``verzoeken`` if none is named."""
    dag = ["--vandaag", kantoor.vandaag.isoformat(), "--gegevens", str(kantoor.map)]
    kantoor.capsys.readouterr()
    cli.main([*(opdracht or ["verzoeken"]), *dag])
    return kantoor.capsys.readouterr().out


def test_wat_fout_is_zegt_bij_welk_product(kantoor: Kantoor) -> None:
    loopt(kantoor)
    maak(kantoor, "315", aanvraag(product(), product(code="54001", categorie="54", volume=None)))
    pad = str(kantoor.werk.with_name("verzoek.json"))
    assert "Product 2: Vul in hoeveel hulp je vraagt." in in_woorden(
        kantoor, "maak", "315", "--uit", pad
    )
    nieuw = {**NIEUW, "volume": None}
    maak(kantoor, "317", wijziging(wijzigen=[{"toewijzingnummer": 700001}], nieuw=[nieuw]))
    gezegd = in_woorden(kantoor, "maak", "317", "--uit", pad)
    assert "Toewijzing 700001: Vul in vanaf wanneer." in gezegd
    assert "Nieuw product 1: Vul in hoeveel hulp je vraagt." in gezegd


def test_met_twee_agb_codes_zegt_heenweer_waaruit_je_kiest(kantoor: Kantoor) -> None:
    kantoor.heenweer("instellen", "aanbieder", "--agb", "42420002", "--naam", "De Linde Oost")
    (fout,) = maak(kantoor, "315", aanvraag())["bevindingen"]
    assert (fout["veld"], fout["advies"]) == ("aanbieder", "Dat kan met 42420001 of 42420002.")
    maak(kantoor, "315", aanvraag(aanbieder="42420002"))
    assert kantoor.code == 0


def test_verzoeken_zegt_wat_er_is_gevraagd_en_anders_is_toegewezen(kantoor: Kantoor) -> None:
    pad = vraag(kantoor, "315", aanvraag(product(), product(categorie="54", code="54001")))
    assert "JW315" in in_woorden(kantoor)
    assert "Jeugd-ggz 54001: vanaf 10 april 2026" in in_woorden(kantoor)
    kantoor.importeer(kent_toe(pad, dag=kantoor.vandaag, omvang=uren(1)))
    assert (
        "Anders toegewezen, toewijzing 500001. Omvang: 1 uur per week in plaats van 2 uur per week."
        in in_woorden(kantoor)
    )
    kantoor.importeer(kent_toe(pad, dag=kantoor.vandaag, plek=1, nummer=500002))
    assert "Toegewezen zoals gevraagd, toewijzing 500002." in in_woorden(kantoor)


def test_verzoeken_zegt_waarom_het_is_afgewezen_en_wat_er_kan(kantoor: Kantoor) -> None:
    pad = vraag(kantoor, "315", aanvraag())
    kantoor.importeer(antwoord_319(pad, "1", "8", dag=kantoor.vandaag, andere=APELDOORN))
    gezegd = in_woorden(kantoor)
    assert "Afgewezen: Woonplaatsbeginsel." in gezegd
    assert "Verantwoordelijk is Apeldoorn (0200)." in gezegd
    (verzoek,) = kantoor.heenweer("verzoeken")
    assert verzoek["wat_nu"]
    assert verzoek["wat_nu"] in gezegd


def test_wat_toch_is_gevraagd_staat_er_met_de_reden_bij(kantoor: Kantoor) -> None:
    achttien = {**CLIENT, "geboortedatum": "2007-02-14"}
    maak(kantoor, "315", aanvraag(client=achttien, toch={"leeftijd-1": "verlengde pleegzorg"}))
    assert "Toch gevraagd: verlengde pleegzorg" in in_woorden(kantoor)


def test_wie_een_afgekeurde_315_opnieuw_maakt_heeft_de_afkeur_opgelost_op286(
    kantoor: Kantoor,
) -> None:
    uitkomst = maak(kantoor, "315", aanvraag())
    (pad,) = kantoor.exporteer()
    kantoor.heenweer("ingediend", uitkomst["identificatie"])
    fout = afkeuring("CS002", "0001", "/Bericht/Client")
    kantoor.importeer(antwoord(pad, fout, dag=kantoor.vandaag))
    ander = product(categorie="54", code="54001", volume=20, frequentie="6")
    maak(kantoor, "315", aanvraag(ander, gemeente=APELDOORN))
    assert len(kantoor.termijnen("afkeur")) == 1  # it asked something else
    maak(kantoor, "315", aanvraag())
    assert kantoor.termijnen("afkeur") == []


def test_op286_een_301_op_een_afgekeurde_315_zegt_dat_die_was_afgekeurd(kantoor: Kantoor) -> None:
    uitkomst = maak(kantoor, "315", aanvraag())
    (pad,) = kantoor.exporteer()
    kantoor.heenweer("ingediend", uitkomst["identificatie"])
    fout = afkeuring("CS002", "0001", "/Bericht/Client")
    kantoor.importeer(antwoord(pad, fout, dag=kantoor.vandaag))
    (gelezen,) = kantoor.importeer(kent_toe(pad, dag=kantoor.vandaag))
    (bevinding,) = gelezen["bevindingen"]
    assert bevinding["regel"] == "TR379"
    assert "afkeurde" in bevinding["advies"]


def test_een_door_vecozo_afgekeurde_317_wordt_vervangen(kantoor: Kantoor) -> None:
    loopt(kantoor)
    eerste = maak(kantoor, "317", wijziging())
    kantoor.exporteer()
    kantoor.heenweer("afgekeurd", eerste["identificatie"], "--code", "CC02")
    assert len(kantoor.termijnen("afkeur")) == 1
    maak(kantoor, "317", wijziging())
    assert kantoor.code == 0
    assert kantoor.termijnen("afkeur") == []
