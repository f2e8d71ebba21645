"""What is typed into the record of care is kept as a whole, or told what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.zorg import Zorgregel
from app.errors import UserError
from app.services import zorg
from app.services.workspace import Workspace
from app.standard.basis import Product
from tests.bouw import ANDER_BSN, toegewezen
from tests.services.zorgregels import ANDER_PRODUCT, april, regel, wijs_ander_toe, wijs_toe
from tests.walks.conftest import sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures


def bezwaren(ws: Workspace, een: Zorgregel, *, waarschuwing: bool = False) -> dict[str, str]:
    """What is said of a line, by the column."""
    uitslag = zorg.bewaar(ws, [een])
    assert uitslag.bewaard is waarschuwing
    return {
        bezwaar.kolom: bezwaar.melding
        for bezwaar in uitslag.toegevoegd[0].bezwaren
        if bezwaar.waarschuwing is waarschuwing
    }


def test_een_regel_krijgt_zijn_toewijzing(workspace: Workspace) -> None:
    wijs_toe(workspace)
    uitslag = zorg.bewaar(workspace, [regel()])
    assert uitslag.bewaard
    assert uitslag.toegevoegd[0].bezwaren == ()
    (bewaard,) = april(workspace)
    assert bewaard == uitslag.toegevoegd[0].regel
    assert bewaard.toewijzing_id is not None
    assert bewaard.toewijzing_nummer is None  # as it was recorded


def test_zorg_voor_de_301_wacht_en_wordt_gekoppeld_als_die_komt(workspace: Workspace) -> None:
    uitslag = zorg.bewaar(workspace, [regel()])
    assert uitslag.bewaard
    assert uitslag.toegevoegd[0].los == "Van deze cliënt is nog geen toewijzing (301) binnen."
    wijs_toe(workspace)
    (bewaard,) = april(workspace)
    assert bewaard.toewijzing_id is not None


def test_zorg_van_een_ander_wordt_niet_gekoppeld_als_een_301_komt(workspace: Workspace) -> None:
    zorg.bewaar(workspace, [regel(bsn=ANDER_BSN)])
    wijs_toe(workspace)
    (bewaard,) = april(workspace)
    assert bewaard.toewijzing_id is None


@pytest.mark.parametrize(
    ("anders", "kolom", "tekst"),
    [
        ({"bsn": "999900007"}, "bsn", "geen burgerservicenummer"),
        ({"bsn": ""}, "bsn", "geen cliënt"),
        ({"datum": date(2026, 4, 11)}, "datum", "moet nog komen"),
        ({"aantal": Decimal(0)}, "aantal", "niet meer dan 0"),
        ({"aantal": Decimal(-1)}, "aantal", "niet meer dan 0"),
        ({"aantal": Decimal("0.0005")}, "aantal", "meer dan 3 cijfers"),
        ({"aantal": Decimal(10**8)}, "aantal", "past niet"),
        ({"eenheid": "02"}, "eenheid", "bestaat niet"),
        ({"eenheid": ""}, "eenheid", "geen eenheid"),
        ({"toewijzing_nummer": 300301}, "toewijzingnummer", "is van een andere cliënt"),
        ({"toewijzing_nummer": 300201, "product": "45A05"}, "product", "is voor product 45A04"),
    ],
)
def test_wat_niet_kan_wordt_niet_bewaard(
    workspace: Workspace, anders: dict[str, object], kolom: str, tekst: str
) -> None:
    wijs_toe(workspace)
    wijs_ander_toe(workspace)
    gezegd = bezwaren(workspace, regel(**anders))
    assert list(gezegd) == [kolom]
    assert tekst in gezegd[kolom]
    assert april(workspace) == []


@pytest.mark.parametrize(
    ("anders", "kolom"),
    [
        ({"aantal": Decimal(1441)}, "aantal"),
        ({"aantal": Decimal("24.5"), "eenheid": "04"}, "aantal"),
        ({"medewerker": ""}, "medewerker"),
        ({"aantal": Decimal(2), "eenheid": "82"}, "eenheid"),
        ({"toewijzing_nummer": 300201, "datum": date(2026, 3, 31)}, "datum"),
    ],
)
def test_wat_vreemd_is_wordt_gezegd_en_bewaard(
    workspace: Workspace, anders: dict[str, object], kolom: str
) -> None:
    wijs_toe(workspace)
    assert list(bezwaren(workspace, regel(**anders), waarschuwing=True)) == [kolom]


@pytest.mark.parametrize(
    "anders",
    [
        {"aantal": Decimal(1440)},
        {"aantal": Decimal(24), "eenheid": "04"},
        {"aantal": Decimal("0.125"), "eenheid": "04"},
        {"datum": date(2026, 4, 10)},
        {"toewijzing_nummer": 300201, "product": "45A04"},
    ],
)
def test_op_de_grens_is_er_niets_te_zeggen(workspace: Workspace, anders: dict[str, object]) -> None:
    wijs_toe(workspace)
    assert bezwaren(workspace, regel(**anders), waarschuwing=True) == {}


def test_iv075_bij_een_aspecifieke_toewijzing_past_elk_product(workspace: Workspace) -> None:
    wijs_toe(workspace, toegewezen(product=Product(categorie="45", code=None)))
    assert zorg.bewaar(workspace, [regel(toewijzing_nummer=300201, product="45A09")]).bewaard


def test_passen_er_twee_toewijzingen_dan_moet_je_kiezen(workspace: Workspace) -> None:
    wijs_toe(workspace, toegewezen(300201), toegewezen(300202, product=ANDER_PRODUCT))
    gezegd = bezwaren(workspace, regel(), waarschuwing=True)
    assert gezegd == {"toewijzingnummer": "Er passen 2 toewijzingen: 300201, 300202. Kies er een."}
    assert bezwaren(workspace, regel(product="45A05"), waarschuwing=True) == {}


def test_een_foute_regel_houdt_de_andere_tegen(workspace: Workspace) -> None:
    zorg.bewaar(workspace, [regel()])
    (eerste,) = april(workspace)
    assert eerste.id is not None
    uitslag = zorg.bewaar(workspace, [regel(30), regel(0)], [replace(eerste, aantal=Decimal(90))])
    assert not uitslag.bewaard
    assert [oordeel.fout for oordeel in uitslag.toegevoegd] == [False, True]
    assert april(workspace) == [eerste]


def test_een_gewijzigde_regel_wordt_vervangen(workspace: Workspace) -> None:
    wijs_toe(workspace)
    zorg.bewaar(workspace, [regel(), regel(30)])
    eerste, tweede = april(workspace)
    assert eerste.id is not None
    assert tweede.id is not None
    uitslag = zorg.bewaar(workspace, [], [replace(eerste, aantal=Decimal(45))], [tweede.id])
    (nu,) = april(workspace)
    assert nu == uitslag.gewijzigd[0].regel
    assert nu.aantal == 45
    assert nu.id not in {eerste.id, tweede.id}
    with workspace.lezen() as uow:
        assert uow.zorg.van_ids([eerste.id, tweede.id]) == [eerste, tweede]


def test_een_andere_dag_geeft_een_andere_toewijzing(workspace: Workspace) -> None:
    wijs_toe(
        workspace,
        toegewezen(300201, einddatum=date(2026, 4, 7)),
        toegewezen(300202, ingangsdatum=date(2026, 4, 8), product=ANDER_PRODUCT),
    )
    zorg.bewaar(workspace, [regel()])
    (eerste,) = april(workspace)
    zorg.bewaar(workspace, [], [replace(eerste, datum=date(2026, 4, 7))])
    (nu,) = april(workspace)
    assert nu.toewijzing_id != eerste.toewijzing_id


def test_wie_te_laat_wijzigt_hoort_dat(workspace: Workspace) -> None:
    zorg.bewaar(workspace, [regel()])
    (eerste,) = april(workspace)
    assert eerste.id is not None
    zorg.bewaar(workspace, [], verwijderd=[eerste.id])
    with pytest.raises(UserError, match="intussen"):
        zorg.bewaar(workspace, [regel(30)], [replace(eerste, aantal=Decimal(45))])
    assert april(workspace) == []


def test_wat_er_al_staat_lijkt_dubbel(workspace: Workspace) -> None:
    wijs_toe(workspace)
    zorg.bewaar(workspace, [regel()])
    gezegd = bezwaren(workspace, regel(medewerker="ANNA"), waarschuwing=True)
    assert "lijkt dubbel" in gezegd["aantal"]
    assert bezwaren(workspace, regel(medewerker="Bram"), waarschuwing=True) == {}


def test_een_regel_is_geen_dubbele_van_zichzelf(workspace: Workspace) -> None:
    zorg.bewaar(workspace, [regel()])
    (eerste,) = april(workspace)
    uitslag = zorg.bewaar(workspace, [], [replace(eerste, opmerking="thuis")])
    assert uitslag.gewijzigd[0].bezwaren == ()


def test_de_maand_kent_alle_clienten_en_medewerkers(workspace: Workspace) -> None:
    wijs_toe(workspace)
    wijs_ander_toe(workspace)
    zorg.bewaar(workspace, [regel(medewerker="bram"), regel(datum=date(2026, 3, 31))])
    gelezen = zorg.maand(workspace, date(2026, 4, 1))
    assert len(gelezen.regels) == 1
    assert len(gelezen.dossiers) == 2
    assert list(gelezen.medewerkers) == ["Anna", "bram"]
