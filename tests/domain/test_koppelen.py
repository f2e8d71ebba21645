"""Of which Toewijzing a line of care is, and why it has none."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from app.domain.dossier import Dossier
from app.domain.koppelen import koppel, waarom_los
from app.domain.toewijzing import VERWIJDERD
from app.domain.zorg import Zorgregel
from app.standard.basis import Product
from app.standard.toewijzing import ToegewezenProduct
from tests.bouw import BSN, bericht301, toegewezen

OP = datetime(2026, 3, 30, tzinfo=UTC)
ANDER = Product(categorie="45", code="45A05")


def dossier(*producten: ToegewezenProduct, gemeente: str = "0268", bij: Any = None) -> Dossier:
    gevuld: Dossier = bij or Dossier()
    gevuld.neem_op(bericht301(*producten, gemeente=gemeente), 1, OP)
    return gevuld


def regel(**anders: Any) -> Zorgregel:
    velden: dict[str, Any] = {
        "datum": date(2026, 4, 8), "bsn": BSN, "toewijzing_nummer": None, "product": "",
        "aantal": Decimal(60), "eenheid": "01", "medewerker": "Anna",
    }  # fmt: skip
    return Zorgregel(**velden | anders)


def nummer(een: Zorgregel, van: Dossier) -> int | None:
    toewijzing = koppel(een, van)
    assert (toewijzing is None) == bool(waarom_los(een, van))
    return toewijzing.sleutel.nummer if toewijzing else None


def test_het_nummer_zegt_welke_toewijzing_het_is() -> None:
    van = dossier(toegewezen(300201), toegewezen(300202))
    assert nummer(regel(toewijzing_nummer=300202), van) == 300202


def test_zonder_nummer_is_de_enige_het() -> None:
    assert nummer(regel(), dossier(toegewezen(300201))) == 300201


def test_zonder_nummer_kiest_het_product() -> None:
    van = dossier(toegewezen(300201), toegewezen(300202, product=ANDER))
    assert nummer(regel(product="45A05"), van) == 300202


def test_zonder_nummer_en_product_passen_er_twee() -> None:
    van = dossier(toegewezen(300201), toegewezen(300202, product=ANDER))
    assert nummer(regel(), van) is None
    assert "300201, 300202" in waarom_los(regel(), van)


@pytest.mark.parametrize("product", [None, Product(categorie="45", code=None)])
def test_iv075_een_toewijzing_zonder_code_laat_elk_product_toe(product: Product | None) -> None:
    van = dossier(toegewezen(300201, product=product))
    assert nummer(regel(product="45A99"), van) == 300201


@pytest.mark.parametrize(
    ("dag", "gevonden"),
    [
        (date(2026, 3, 31), None),
        (date(2026, 4, 1), 300201),
        (date(2026, 7, 14), 300201),
        (date(2026, 7, 15), None),
    ],
)
def test_de_dag_valt_in_de_toewijzing(dag: date, gevonden: int | None) -> None:
    assert nummer(regel(datum=dag), dossier(toegewezen())) == gevonden


def test_van_twee_opeenvolgende_toewijzingen_geldt_die_van_de_dag() -> None:
    van = dossier(
        toegewezen(300201, einddatum=date(2026, 4, 7)),
        toegewezen(300202, ingangsdatum=date(2026, 4, 8)),
    )
    assert nummer(regel(), van) == 300202


def test_een_verwijderde_toewijzing_past_niet() -> None:
    weg = toegewezen(einddatum=date(2026, 4, 1), reden_wijziging=VERWIJDERD)
    van = dossier(weg)
    assert nummer(regel(datum=date(2026, 4, 1)), van) is None
    assert nummer(regel(toewijzing_nummer=300201), van) is None
    assert "verwijderd" in waarom_los(regel(toewijzing_nummer=300201), van)


def test_een_nummer_bij_twee_gemeenten_is_geen_antwoord() -> None:
    van = dossier(toegewezen(300201), bij=dossier(toegewezen(300201)), gemeente="0296")
    assert nummer(regel(toewijzing_nummer=300201), van) is None


def test_van_een_onbekende_client_is_nog_geen_301() -> None:
    assert waarom_los(regel(), Dossier()) == "Van deze cliënt is nog geen toewijzing (301) binnen."


def test_een_onbekend_nummer_wacht_op_zijn_301() -> None:
    een = regel(toewijzing_nummer=300299)
    assert waarom_los(een, dossier(toegewezen())) == "Toewijzing 300299 (301) is nog niet binnen."


def test_een_product_dat_niemand_toewees_wordt_genoemd() -> None:
    assert "45B01" in waarom_los(regel(product="45B01"), dossier(toegewezen()))
