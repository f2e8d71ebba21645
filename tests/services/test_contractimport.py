"""A contract from a file: what it does, what is wrong, and all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.errors import UserError
from app.services import contracten, contractimport, contractsjabloon, tabel
from app.services.contractimport import Contractvoorstel, Stand
from app.services.tabel import Tabel, Tabelrij
from app.services.workspace import Workspace
from app.standard.basis import Product
from app.standard.codelijsten import codelijst
from app.standard.release import PRODUCT_CATEGORIE, Wet
from tests.services.test_contracten import afspraak, perioden
from tests.walks.conftest import sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures

KOP = (
    "wet", "gemeente", "categorie", "product", "omschrijving", "eenheid", "tarief", "variant",
    "vanaf", "tot",
)  # fmt: skip
RIJ = "jw;0268;45;45A04;Jeugdhulp ambulant;04;93,60;inspanning;2026-01-01;"


def tabel_van(*rijen: str, kop: Sequence[str] = KOP) -> Tabel:
    waarden = [tuple(waarde or None for waarde in rij.split(";")) for rij in rijen]
    return Tabel(
        "contract.csv", "", tuple(kop), tuple(Tabelrij(n, r) for n, r in enumerate(waarden, 2))
    )


def importeer(ws: Workspace, *rijen: str) -> Contractvoorstel:
    return contractimport.importeer(ws, tabel_van(*rijen))


def standen(voorstel: Contractvoorstel) -> list[Stand]:
    return [regel.stand for regel in voorstel.regels]


def fouten(ws: Workspace, *rijen: str) -> list[tuple[int, str, str]]:
    voorstel = importeer(ws, *rijen)
    assert voorstel.fouten
    assert contracten.lijst(ws) == []
    return [(fout.rij, fout.kolom, fout.melding) for fout in voorstel.fouten]


def test_a_row_becomes_an_agreement(workspace: Workspace) -> None:
    voorstel = importeer(workspace, RIJ)
    assert standen(voorstel) == [Stand.NIEUW]
    assert contracten.lijst(workspace) == [afspraak()]


def test_looking_keeps_nothing(workspace: Workspace) -> None:
    assert standen(contractimport.lees(workspace, tabel_van(RIJ))) == [Stand.NIEUW]
    assert contracten.lijst(workspace) == []


def test_the_same_file_again_changes_nothing(workspace: Workspace) -> None:
    volgend = RIJ.replace("93,60", "95,00").replace("2026", "2027")
    eerste = importeer(workspace, RIJ, volgend)
    assert [p.tot for p in eerste.afgesloten] == [date(2026, 12, 31)]
    tweede = importeer(workspace, RIJ, volgend)
    assert standen(tweede) == [Stand.ONGEWIJZIGD] * 2
    assert tweede.afgesloten == []
    assert standen(importeer(workspace, RIJ)) == [Stand.ONGEWIJZIGD]


def test_another_tariff_is_a_change(workspace: Workspace) -> None:
    importeer(workspace, RIJ)
    assert standen(importeer(workspace, RIJ.replace("93,60", "95"))) == [Stand.GEWIJZIGD]
    assert [p.tarief for p in contracten.lijst(workspace)] == [9500]


def test_a_later_agreement_closes_the_one_that_is_kept(workspace: Workspace) -> None:
    importeer(workspace, RIJ)
    voorstel = importeer(workspace, RIJ.replace("2026", "2027"))
    assert [(p.vanaf, p.tot) for p in voorstel.afgesloten] == [
        (date(2026, 1, 1), date(2026, 12, 31))
    ]
    assert perioden(workspace) == [
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), None),
    ]


def test_what_the_file_has_no_column_for_stays(workspace: Workspace) -> None:
    importeer(workspace, RIJ + "2026-12-31")
    kop = [naam for naam in KOP if naam not in ("omschrijving", "tot")]
    voorstel = contractimport.importeer(
        workspace, tabel_van("jw;0268;45;45A04;04;95;inspanning;2026-01-01", kop=kop)
    )
    assert standen(voorstel) == [Stand.GEWIJZIGD]
    assert contracten.lijst(workspace) == [afspraak(tarief=9500, tot=date(2026, 12, 31))]


def test_two_at_the_same_time_are_an_error_of_the_row(workspace: Workspace) -> None:
    contracten.bewaar(workspace, afspraak(tot=date(2026, 12, 31)))
    voorstel = importeer(workspace, RIJ.replace("2026-01-01", "2026-07-01"))
    assert [(fout.rij, fout.kolom) for fout in voorstel.fouten] == [(2, "vanaf")]
    assert len(contracten.lijst(workspace)) == 1


def test_two_at_the_same_time_in_one_file(workspace: Workspace) -> None:
    gevonden = fouten(workspace, RIJ + "2026-12-31", RIJ.replace("01-01", "07-01"))
    assert [(rij, kolom) for rij, kolom, _ in gevonden] == [(3, "vanaf")]


def test_the_same_row_twice_is_an_error(workspace: Workspace) -> None:
    assert fouten(workspace, RIJ, RIJ) == [
        (3, "vanaf", "Dit product met deze eenheid en begindatum staat ook op rij 2.")
    ]


@pytest.mark.parametrize(
    ("was", "wordt", "kolom", "gezegd"),
    [
        ("jw;", "zvw;", "wet", "‘zvw’ is geen wet."),
        ("0268", "9999", "gemeente", "Gemeentecode 9999 bestaat niet."),
        (";45;", ";02;", "categorie", "‘02’ is geen categorie van de Jeugdwet."),
        ("45A04", "45A04X", "product", "‘45A04X’ is te lang voor een productcode."),
        ("45A04", "", "product", "product is niet ingevuld."),
        (";04;", ";week;", "eenheid", "‘week’ is geen eenheid."),
        (";04;", ";83;", "tarief", "Bij een product in euro’s hoort geen tarief"),
        ("93,60", "-93,60", "tarief", "‘-93,60’ is minder dan 0."),
        ("93,60", "", "tarief", "tarief is niet ingevuld."),
        ("93,60", "93,605", "tarief", "‘93,605’ heeft te veel cijfers achter de komma."),
        ("inspanning", "vast", "variant", "‘vast’ is geen uitvoeringsvariant."),
        ("2026-01-01", "2026-02-30", "vanaf", "30-02-2026 bestaat niet."),
        ("2026-01-01;", "2026-01-01;2025-12-31", "tot", "De afspraak eindigt voordat hij begint."),
    ],
)
def test_what_is_wrong_is_told_by_row_and_column(
    workspace: Workspace, was: str, wordt: str, kolom: str, gezegd: str
) -> None:
    goed = RIJ.replace("45A04", "45A05")
    [(rij, waar, melding)] = fouten(workspace, goed, RIJ.replace(was, wordt, 1))
    assert (rij, waar) == (3, kolom)
    assert melding.startswith(gezegd)


def test_a_row_tells_all_that_is_wrong_with_it(workspace: Workspace) -> None:
    gevonden = fouten(workspace, "zvw;9999;45;;x;week;veel;vast;gisteren;")
    assert {kolom for _, kolom, _ in gevonden} == set(KOP) - {"categorie", "omschrijving", "tot"}


def test_an_odd_tariff_is_told_and_taken_over(workspace: Workspace) -> None:
    voorstel = importeer(workspace, RIJ.replace(";04;", ";01;"))
    assert [(w.rij, w.kolom) for w in voorstel.waarschuwingen] == [(2, "tarief")]
    assert len(contracten.lijst(workspace)) == 1


def test_pieces_of_output_under_inspanning_are_told(workspace: Workspace) -> None:
    voorstel = importeer(workspace, RIJ.replace(";04;", ";82;"))
    assert [w.kolom for w in voorstel.waarschuwingen] == ["variant"]


def test_stuks_is_understood_by_the_variant(workspace: Workspace) -> None:
    importeer(
        workspace,
        RIJ.replace(";04;", ";stuks;"),
        RIJ.replace(";04;", ";stuks;").replace("inspanning", "output"),
    )
    assert [(p.eenheid, p.uitvoering.value) for p in contracten.lijst(workspace)] == [
        ("82", "output"),
        ("84", "inspanning"),
    ]


def test_an_amount_in_euros_needs_no_tariff(workspace: Workspace) -> None:
    importeer(workspace, RIJ.replace(";04;93,60;", ";83;;"))
    assert [p.tarief for p in contracten.lijst(workspace)] == [0]


def test_a_missing_column_is_named(workspace: Workspace) -> None:
    zonder = tabel_van("jw;0268", kop=("wet", "gemeente"))
    assert [k.sleutel for k in contractimport.lees(workspace, zonder).kolommen.ontbreekt][:2] == [
        "categorie",
        "product",
    ]
    with pytest.raises(UserError, match="niet gevonden: ‘categorie’, ‘product’"):
        contractimport.importeer(workspace, zonder)


def test_columns_that_the_user_chose_are_remembered(workspace: Workspace) -> None:
    kop = tuple(f"K{n}" for n in range(len(KOP)))
    anders = tabel_van(RIJ, kop=kop)
    keuze = {naam: plek for plek, naam in enumerate(KOP)}
    assert not contractimport.lees(workspace, anders).kolommen.duidelijk
    contractimport.importeer(workspace, anders, keuze)
    opnieuw = contractimport.lees(workspace, anders)
    assert opnieuw.kolommen.duidelijk
    assert standen(opnieuw) == [Stand.ONGEWIJZIGD]


# The template


@pytest.mark.parametrize("naam", ["contract.csv", "contract.XLSX"])
def test_the_template_that_is_not_filled_in_agrees_nothing(tmp_path: Path, naam: str) -> None:
    pad = contractsjabloon.schrijf(tmp_path / naam, 2026)
    with pytest.raises(UserError, match="staan geen regels"):
        tabel.lees(pad)


@pytest.mark.parametrize("naam", ["contract.csv", "contract.XLSX"])
def test_the_template_filled_in_like_its_example_is_taken_over(
    workspace: Workspace, tmp_path: Path, naam: str
) -> None:
    pad = contractsjabloon.schrijf(tmp_path / naam, 2026)
    voorbeeld = [
        str(rij[2] or "")
        for rij in openpyxl.load_workbook(contractsjabloon.schrijf(tmp_path / "v.xlsx", 2026))[
            "Uitleg"
        ].iter_rows(min_row=2, max_row=1 + len(KOP), values_only=True)
    ]
    if naam.endswith("csv"):
        with pad.open("a", encoding="utf-8") as bestand:
            bestand.write(";".join(voorbeeld))
    else:
        boek = openpyxl.load_workbook(pad)
        for plek, waarde in enumerate(voorbeeld, 1):
            boek.worksheets[0].cell(2, plek).value = waarde
        boek.save(pad)
    gelezen = tabel.lees(pad)
    assert gelezen.kop == KOP
    voorstel = contractimport.importeer(workspace, gelezen)
    assert voorstel.kolommen.duidelijk
    assert voorstel.waarschuwingen == []
    assert contracten.lijst(workspace) == [afspraak()]


def test_the_template_never_overwrites(tmp_path: Path) -> None:
    pad = tmp_path / "contract.csv"
    pad.write_text("van mij")
    with pytest.raises(UserError, match="niet overschreven"):
        contractsjabloon.schrijf(pad, 2026)
    assert pad.read_text() == "van mij"
    with pytest.raises(UserError, match="geen CSV- of Excel-bestand"):
        contractsjabloon.schrijf(tmp_path / "contract.doc", 2026)
    with pytest.raises(UserError, match="kan daar niet"):
        contractsjabloon.schrijf(tmp_path / "weg" / "contract.csv", 2026)


def test_the_template_offers_the_codes(tmp_path: Path) -> None:
    boek = openpyxl.load_workbook(contractsjabloon.schrijf(tmp_path / "c.xlsx", 2026))
    blad = boek.worksheets[0]
    keuzes = {dv.promptTitle: dv.formula1 for dv in blad.data_validations.dataValidation}
    assert keuzes["eenheid"] == '"01,04,14,16,82,83,84"'
    assert keuzes["variant"] == '"inspanning,output"'
    codes = {rij[1] for rij in boek["Uitleg"].iter_rows(values_only=True)}
    assert {"45A", "01", "45"} & codes == {"01", "45"}


@st.composite
def producten(draw: st.DrawFn) -> Contractproduct:
    wet = draw(st.sampled_from(Wet))
    eenheid = draw(st.sampled_from(codelijst("WJ756").waarden))
    vanaf = draw(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
    return Contractproduct(
        wet=wet,
        gemeente=draw(st.sampled_from(["0268", "0296", "0014"])),
        product=Product(
            categorie=draw(st.sampled_from(codelijst(PRODUCT_CATEGORIE.voor(wet)).waarden)),
            code=draw(st.text("0123456789AZaz", min_size=1, max_size=5)),
        ),
        naam=draw(st.text("abcéë ;\"'", max_size=20).map(lambda t: " ".join(t.split()))),
        eenheid=eenheid,
        tarief=0 if eenheid == "83" else draw(st.integers(0, 99_999_999)),
        uitvoering=draw(st.sampled_from(Uitvoeringsvariant)),
        vanaf=vanaf,
        tot=draw(st.none() | st.dates(vanaf, date(2031, 1, 1))),
    )


def als_cellen(p: Contractproduct) -> tuple[str, ...]:
    return (
        p.wet, p.gemeente, p.product.categorie, p.product.code or "", p.naam, p.eenheid,
        f"{p.tarief // 100},{p.tarief % 100:02}", p.uitvoering, p.vanaf.isoformat(),
        p.tot.isoformat() if p.tot else "",
    )  # fmt: skip


@given(st.lists(producten(), min_size=1, max_size=6, unique_by=contracten.reeks))
def test_any_contract_in_the_columns_of_the_template_comes_through(
    tmp_path_factory: pytest.TempPathFactory, lijst: list[Contractproduct]
) -> None:
    import csv

    from app import bootstrap

    map_ = tmp_path_factory.mktemp("contract")
    pad = contractsjabloon.schrijf(map_ / "c.csv", 2026)
    kop = pad.read_bytes().splitlines(keepends=True)[0]
    with pad.open("wb") as stroom:
        stroom.write(kop)
    with pad.open("a", encoding="utf-8", newline="") as tekst:
        csv.writer(tekst, delimiter=";").writerows(map(als_cellen, lijst))
    ws = bootstrap.open_workspace(map_ / "gegevens", "wachtwoord", lambda: date(2026, 4, 1))
    voorstel = contractimport.lees(ws, tabel.lees(pad))
    ws.engine.dispose()
    assert voorstel.fouten == []
    assert [regel.product for regel in voorstel.regels] == lijst
