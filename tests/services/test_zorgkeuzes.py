"""What care of a client on a day can be of."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.domain.dossier import Dossier
from app.services.zorgkeuzes import keuzes
from app.standard.basis import Product
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct
from tests.bouw import NIJMEGEN, bericht301, toegewezen

DAG = date(2026, 4, 8)


def dossier(*producten: ToegewezenProduct) -> Dossier:
    gevuld = Dossier()
    gevuld.neem_op(bericht301(*producten), 1, datetime(2026, 3, 30, tzinfo=UTC))
    return gevuld


def contract(code: str, categorie: str = "45", **anders: Any) -> Contractproduct:
    velden: dict[str, Any] = {
        "wet": Wet.JW, "gemeente": NIJMEGEN, "naam": code, "eenheid": "01", "tarief": 150,
        "uitvoering": Uitvoeringsvariant.INSPANNING, "vanaf": date(2026, 1, 1),
    }  # fmt: skip
    return Contractproduct(product=Product(categorie=categorie, code=code), **velden | anders)


def test_wat_op_die_dag_geldt_is_te_kiezen() -> None:
    van = dossier(
        toegewezen(300202), toegewezen(300201), toegewezen(300203, ingangsdatum=date(2026, 5, 1))
    )
    assert [(een.nummer, een.eenheid) for een in keuzes(van, DAG)] == [
        (300201, "04"),
        (300202, "04"),
    ]
    assert keuzes(van, DAG)[0].tekst.startswith("300201 · ")
    assert "45A04" in keuzes(van, DAG)[0].tekst


def test_zonder_omvang_zegt_het_contract_de_eenheid() -> None:
    van = dossier(toegewezen(omvang=None, budget=10000))
    assert [een.eenheid for een in keuzes(van, DAG)] == [""]
    assert [een.eenheid for een in keuzes(van, DAG, [contract("45A04", eenheid="16")])] == ["16"]


def test_iv075_een_aspecifieke_toewijzing_biedt_de_producten_van_het_contract() -> None:
    van = dossier(toegewezen(product=Product(categorie="45", code=None)))
    afgesproken = [
        contract("45A09"),
        contract("45A05"),
        contract("44A01", "44"),
        contract("45A06", tot=date(2026, 3, 31)),
        contract("45A07", gemeente="0202"),
    ]
    assert [een.product for een in keuzes(van, DAG, afgesproken)] == ["45A05", "45A09"]
    assert [een.product for een in keuzes(van, DAG)] == [""]


def test_iv075_een_generieke_toewijzing_biedt_alle_producten() -> None:
    van = dossier(toegewezen(product=None))
    afgesproken = [contract("45A05"), contract("44A01", "44")]
    assert [een.product for een in keuzes(van, DAG, afgesproken)] == ["44A01", "45A05"]
