"""Which product recorded care is declared as when the Toewijzing leaves that open."""

from __future__ import annotations

from app.standard.basis import Product
from tests.bouw import toegewezen
from tests.domain.voorstel import (
    APRIL,
    DAGDEEL,
    MINUUT,
    NUMMER,
    UUR,
    afspraak,
    afspraken,
    dossier,
    kort,
    stel,
    zorgsommen,
)


def test_iv075_aspecifiek_een_prestatie_per_product() -> None:
    aspecifiek = toegewezen(product=Product(categorie="45", code=None), omvang=None, budget=500000)
    met = afspraken(
        afspraak(UUR, 6000),
        afspraak(DAGDEEL, 9000, product=Product(categorie="45", code="45A05")),
    )
    zorg = zorgsommen([(APRIL, 90)], MINUUT, "45A04")
    zorg += zorgsommen([(APRIL, 2)], DAGDEEL, "45A05", vanaf=2)
    gesteld = stel(dossier(aspecifiek), zorg, met, APRIL)
    assert [(r.sleutel.product_categorie, r.sleutel.product_code) for r in gesteld.regels] == [
        ("45", "45A04"),
        ("45", "45A05"),
    ]
    assert [regel[2:] for regel in kort(gesteld)] == [
        (2, UUR, 6000, 12000),
        (2, DAGDEEL, 9000, 18000),
    ]
    assert {r.toewijzing.sleutel.nummer for r in gesteld.regels} == {NUMMER}


def test_iv075_generiek_neemt_de_categorie_uit_het_contract() -> None:
    generiek = toegewezen(product=None, omvang=None, budget=500000)
    met = afspraken(
        afspraak(),
        afspraak(product=Product(categorie="50", code="50A01"), tarief=7000),
        afspraak(product=Product(categorie="54", code="54A01"), tarief=8000),
    )
    zorg = zorgsommen([(APRIL, 60)], MINUUT, "50A01")
    zorg += zorgsommen([(APRIL, 60)], MINUUT, "54A01", vanaf=2)
    gesteld = stel(dossier(generiek), zorg, met, APRIL)
    assert [(r.product.categorie, r.product.code, r.bedrag) for r in gesteld.regels] == [
        ("50", "50A01", 7000),
        ("54", "54A01", 8000),
    ]


def test_iv075_zonder_code_of_met_een_vreemde_code_wordt_niet_geraden() -> None:
    aspecifiek = toegewezen(product=Product(categorie="45", code=None), omvang=None, budget=500000)
    met = afspraken(afspraak(), afspraak(product=Product(categorie="45", code="45A05")))
    for code in ("", "99Z99"):
        gesteld = stel(dossier(aspecifiek), zorgsommen([(APRIL, 60)], MINUUT, code), met, APRIL)
        assert gesteld.regels == []
        assert [weg.regel for weg in gesteld.weggelaten] == ["IV075"]
    specifiek = stel(dossier(), zorgsommen([(APRIL, 60)], MINUUT, "45A05"), met, APRIL)
    assert [weg.regel for weg in specifiek.weggelaten] == ["TR340"]
