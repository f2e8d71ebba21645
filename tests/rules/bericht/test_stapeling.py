"""TR302, TR386 and TR410 against the definition, pair by pair."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.standard.basis import Product
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct
from app.standard.verzoek import NieuwProduct
from tests.bouw import bericht301, toegewezen
from tests.rules.bouw import geldig, met, vind

DAG = date(2026, 4, 1)
HULPMIDDELEN = {"11", "12", "13", "14"}


def overlapt_volgens_tr302(a: ToegewezenProduct, b: ToegewezenProduct, wet: Wet) -> bool:
    """The rule as its explanation reads, for two Toewijzingen."""
    for deel in (a, b):
        if deel.einddatum is not None and deel.einddatum < deel.ingangsdatum:
            return False
        vervallen = deel.reden_wijziging in ("13", "01")
        if vervallen and deel.einddatum == deel.ingangsdatum:
            return False
        if wet is Wet.WMO and deel.product and deel.product.categorie in HULPMIDDELEN:
            return False
    if a.ingangsdatum > (b.einddatum or date.max) or b.ingangsdatum > (a.einddatum or date.max):
        return False
    if a.product is None or b.product is None:
        return True
    if a.product.categorie != b.product.categorie:
        return False
    return a.product.code is None or b.product.code is None or a.product.code == b.product.code


PRODUCTEN = st.none() | st.builds(
    Product,
    categorie=st.sampled_from(["02", "03", "11"]),
    code=st.sampled_from([None, "A", "B"]),
)
DAGEN = st.integers(0, 12).map(lambda dagen: DAG + timedelta(days=dagen))


@st.composite
def toewijzingen(draw: st.DrawFn) -> ToegewezenProduct:
    begin = draw(DAGEN)
    return replace(
        toegewezen(draw(st.integers(1, 999))),
        product=draw(PRODUCTEN),
        ingangsdatum=begin,
        einddatum=draw(st.none() | st.just(begin) | DAGEN),
        reden_wijziging=draw(st.sampled_from([None, "13", "01", "05"])),
    )


@given(st.lists(toewijzingen(), min_size=1, max_size=6), st.sampled_from(Wet))
def test_tr302_vindt_precies_wat_paarsgewijs_overlapt(
    producten: list[ToegewezenProduct], wet: Wet
) -> None:
    paren = [(a, b) for i, a in enumerate(producten) for b in producten[:i]]
    overlap = any(overlapt_volgens_tr302(a, b, wet) for a, b in paren)
    assert bool(vind("TR302", bericht301(*producten, wet=wet))) is overlap


@given(st.data(), st.lists(toewijzingen(), min_size=2, max_size=6), st.sampled_from(Wet))
def test_tr302_hangt_niet_af_van_de_volgorde(
    data: st.DataObject, producten: list[ToegewezenProduct], wet: Wet
) -> None:
    anders = data.draw(st.permutations(producten))
    een, twee = (bool(vind("TR302", bericht301(*p, wet=wet))) for p in (producten, anders))
    assert een == twee


def paar(wet: Wet, een: Product | None, twee: Product | None) -> int:
    """Number of findings for two Toewijzingen over the same days."""
    return len(
        vind(
            "TR302",
            bericht301(toegewezen(1, product=een), toegewezen(2, product=twee), wet=wet),
        )
    )


@pytest.mark.parametrize(
    ("een", "twee", "jw", "wmo"),
    [
        (Product(categorie="02", code="A"), Product(categorie="02", code="A"), 1, 1),
        (Product(categorie="02", code="A"), Product(categorie="02", code="B"), 0, 0),
        (Product(categorie="02", code="A"), Product(categorie="03", code="A"), 0, 0),
        (Product(categorie="02"), Product(categorie="02", code="A"), 1, 1),
        (Product(categorie="02"), Product(categorie="03", code="A"), 0, 0),
        (None, Product(categorie="03", code="A"), 1, 1),
        (None, Product(categorie="03"), 1, 1),
        (None, None, 1, 1),
        (Product(categorie="11", code="A"), Product(categorie="11", code="A"), 1, 0),
        (Product(categorie="14"), Product(categorie="14", code="A"), 1, 0),
        (None, Product(categorie="12", code="A"), 1, 0),
    ],
)
def test_tr302_per_soort_product(
    een: Product | None, twee: Product | None, jw: int, wmo: int
) -> None:
    assert paar(Wet.JW, een, twee) == paar(Wet.JW, twee, een) == jw
    assert paar(Wet.WMO, een, twee) == paar(Wet.WMO, twee, een) == wmo


def test_tr302_aansluitend_mag_en_een_dag_samen_niet() -> None:
    eerst = toegewezen(1, ingangsdatum=DAG, einddatum=date(2026, 4, 30))
    assert vind("TR302", bericht301(eerst, toegewezen(2, ingangsdatum=date(2026, 5, 1)))) == []
    (finding,) = vind(
        "TR302", bericht301(eerst, toegewezen(2, ingangsdatum=date(2026, 4, 30), einddatum=None))
    )
    assert finding.pad == "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]/Product"
    assert "vanaf 30 april 2026 tot en met 30 april 2026" in finding.melding


def test_tr302_een_lange_toewijzing_blijft_tellen_na_een_korte_erbinnen() -> None:
    lang = toegewezen(1, einddatum=None)
    kort = toegewezen(2, ingangsdatum=date(2026, 4, 2), einddatum=date(2026, 4, 3))
    later = toegewezen(3, ingangsdatum=date(2026, 5, 1))
    findings = vind("TR302", bericht301(lang, kort, later))
    assert [finding.pad for finding in findings] == [
        "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]/Product",
        "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[3]/Product",
    ]


@pytest.mark.parametrize("reden", ["13", "01"])
def test_tr302_verwijderd_telt_niet_mee(reden: str) -> None:
    weg = toegewezen(1, einddatum=DAG, reden_wijziging=reden)
    assert vind("TR302", bericht301(weg, toegewezen(2))) == []
    assert vind("TR302", bericht301(replace(weg, einddatum=date(2026, 4, 2)), toegewezen(2)))
    assert vind("TR302", bericht301(replace(weg, reden_wijziging="05"), toegewezen(2)))


def test_tr302_zonder_product_wijst_naar_de_toewijzing_zelf() -> None:
    (finding,) = vind(
        "TR302", bericht301(toegewezen(1), toegewezen(2, product=None, ingangsdatum=DAG))
    )
    assert finding.pad == "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]"


def test_tr302_rekent_ook_met_duizenden_toewijzingen() -> None:
    producten = [
        toegewezen(n, product=Product(categorie="45", code=f"{n:05d}")) for n in range(8000)
    ]
    bericht = bericht301(*producten)
    begin = time.process_time()
    assert vind("TR302", bericht) == []
    assert time.process_time() - begin < 2  # seconds; pair by pair it would take minutes


Gevraagd = tuple[Product | None, date, date | None]


def verzoek_om_toewijzing(gevraagd: list[Gevraagd], wet: Wet) -> Bericht:
    """A 315 that asks these products."""
    bericht = geldig(Berichtsoort.VERZOEK_TOEWIJZING, wet)
    voorbeeld = bericht.client.aangevraagde_producten[0]  # type: ignore[attr-defined]  # a 315
    producten = tuple(
        replace(
            voorbeeld,
            referentie_aanbieder=f"A{nummer}",
            product=product,
            toewijzing_ingangsdatum=begin,
            toewijzing_einddatum=eind,
        )
        for nummer, (product, begin, eind) in enumerate(gevraagd)
    )
    heel: Bericht = met(bericht, "client/aangevraagde_producten", producten)
    return heel


def verzoek_om_wijziging(gevraagd: list[Gevraagd], wet: Wet) -> Bericht:
    """A 317 that asks these new products."""
    producten = tuple(
        NieuwProduct(product=product, gewenste_ingangsdatum=begin, einddatum=eind)
        for product, begin, eind in gevraagd
    )
    heel: Bericht = met(
        geldig(Berichtsoort.VERZOEK_WIJZIGING, wet), "client/verzoek/nieuwe_producten", producten
    )
    return heel


MAAK = {"TR386": verzoek_om_toewijzing, "TR410": verzoek_om_wijziging}


@pytest.mark.parametrize("nummer", MAAK)
@given(
    gevraagd=st.lists(st.tuples(PRODUCTEN, DAGEN, st.none() | DAGEN), min_size=1, max_size=6),
    wet=st.sampled_from(Wet),
)
def test_tr386_tr410_vinden_precies_wat_paarsgewijs_overlapt(
    nummer: str, gevraagd: list[Gevraagd], wet: Wet
) -> None:
    als_toewijzing = [
        replace(toegewezen(), product=product, ingangsdatum=begin, einddatum=eind)
        for product, begin, eind in gevraagd
    ]
    overlap = any(
        overlapt_volgens_tr302(a, b, wet)
        for i, a in enumerate(als_toewijzing)
        for b in als_toewijzing[:i]
    )
    assert bool(vind(nummer, MAAK[nummer](gevraagd, wet))) is overlap


@pytest.mark.parametrize("nummer", MAAK)
@pytest.mark.parametrize("categorie", ["11", "12", "13", "14", "15"])
def test_tr386_tr410_hulpmiddelen_mogen_tegelijk_in_de_wmo(nummer: str, categorie: str) -> None:
    mag = categorie != "15"
    product = Product(categorie=categorie, code="A")
    naast: tuple[Product | None, ...] = (product, Product(categorie=categorie), None)
    for ander in naast:
        gevraagd: list[Gevraagd] = [(product, DAG, None), (ander, DAG, None)]
        assert (vind(nummer, MAAK[nummer](gevraagd, Wet.WMO)) == []) is mag
        assert vind(nummer, MAAK[nummer](gevraagd, Wet.JW))


@pytest.mark.parametrize(
    ("nummer", "klasse"),
    [
        ("TR386", "/Bericht/Client/AangevraagdeProducten/AangevraagdProduct"),
        ("TR410", "/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct"),
    ],
)
def test_tr386_tr410_een_dag_samen_is_overlap(nummer: str, klasse: str) -> None:
    product = Product(categorie="45", code="45A04")
    eind = date(2026, 4, 30)
    for begin, samen in ((date(2026, 5, 1), False), (eind, True)):
        gevraagd: list[Gevraagd] = [(product, begin, None), (product, DAG, eind)]
        findings = vind(nummer, MAAK[nummer](gevraagd, Wet.JW))
        # The later begin is the one that is doubled, wherever it stands.
        assert [f.pad for f in findings] == ([f"{klasse}[1]/Product"] if samen else [])
        assert all("vanaf 30 april 2026 tot en met 30 april 2026" in f.melding for f in findings)


def test_tr410_vergelijkt_niet_met_wat_er_al_is() -> None:
    bericht = geldig(Berichtsoort.VERZOEK_WIJZIGING, Wet.JW)
    assert vind("TR410", met(bericht, "client/verzoek/nieuwe_producten/0/product", None)) == []
