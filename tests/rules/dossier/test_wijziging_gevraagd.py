"""TR361 to TR412: what a 317 asks for, its periods and its Omvang or Budget."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.dossier import Dossier
from app.standard.basis import Omvang, Product
from app.standard.release import Wet
from tests.bouw import PRODUCTEN, toegewezen
from tests.rules.bouw import alles, nummers, vind
from tests.rules.dossier.wijzigen import (
    DEC_31,
    HEEL_2026,
    JUNI_1,
    heeft,
    nieuw,
    omvang,
    product,
    vraag,
    wijzig,
)

pytestmark = pytest.mark.parametrize("wet", Wet)


# TR361


def tweemaal(wet: Wet, eerst: Product | None, dan: Product | None) -> Dossier:
    """Two Toewijzingen that join: until July, and from July on."""
    return heeft(
        wet,
        toegewezen(1, wet, product=eerst, einddatum=date(2026, 6, 30)),
        toegewezen(2, wet, product=dan, ingangsdatum=date(2026, 7, 1), einddatum=DEC_31),
    )


def test_tr361_zoals_ze_zijn_sluiten_ze_aan(wet: Wet) -> None:
    gelijk = PRODUCTEN[wet]
    assert vind("TR361", vraag(wet, ongewijzigd=[1, 2]), tweemaal(wet, gelijk, gelijk)) == []


@pytest.mark.parametrize(
    ("eerst", "dan", "botst"),
    [
        ("A", "A", True),
        ("A", "B", False),
        ("A", None, True),
        (None, "A", True),
        (None, None, True),
    ],
)
def test_tr361_verlengen_over_hetzelfde_product(
    wet: Wet, eerst: str | None, dan: str | None, botst: bool
) -> None:
    eerder = tweemaal(wet, product(wet, eerst), product(wet, dan))
    bericht = vraag(wet, wijzig(1, date(2026, 4, 1), date(2026, 7, 1), None), ongewijzigd=[2])
    findings = vind("TR361", bericht, eerder)
    assert bool(findings) == botst
    for finding in findings:
        # What stays as it is cannot be put right: the path is that of what changes.
        assert finding.pad.endswith("TeWijzigenProduct[1]/Einddatum")
        assert "toewijzing 1 " in finding.melding
        assert "toewijzing 2 " in finding.melding


def test_tr361_zonder_product_botst_met_alles(wet: Wet) -> None:
    eerder = tweemaal(wet, None, product(wet, "A"))
    bericht = vraag(wet, wijzig(1, date(2026, 4, 1), date(2026, 7, 1), 100), ongewijzigd=[2])
    assert "alle producten" in vind("TR361", bericht, eerder)[0].melding


def test_tr361_allebei_te_wijzigen(wet: Wet) -> None:
    eerder = tweemaal(wet, PRODUCTEN[wet], PRODUCTEN[wet])
    verleng = wijzig(1, date(2026, 4, 1), date(2026, 8, 31), omvang(2))
    aansluitend = wijzig(2, date(2026, 9, 1), DEC_31, omvang(3))
    assert vind("TR361", vraag(wet, verleng, aansluitend), eerder) == []
    (finding,) = vind(
        "TR361",
        vraag(wet, verleng, replace(aansluitend, gewenste_ingangsdatum=date(2026, 8, 31))),
        eerder,
    )
    assert "vanaf 31 augustus 2026" in finding.melding


def test_tr361_een_lege_einddatum_laat_de_toewijzing_eindigen_zoals_ze_doet(wet: Wet) -> None:
    eerder = tweemaal(wet, PRODUCTEN[wet], PRODUCTEN[wet])
    bericht = vraag(wet, wijzig(1, JUNI_1, None, omvang(9, "4")), ongewijzigd=[2])
    assert vind("TR361", bericht, eerder) == []


def test_tr361_dezelfde_toewijzing_gelijk_en_gewijzigd(wet: Wet) -> None:
    eerder = heeft(wet, toegewezen(1, wet))
    bericht = vraag(wet, wijzig(1, JUNI_1, DEC_31, omvang(4)), ongewijzigd=[1])
    (finding,) = alles(bericht, eerder)
    assert finding.regel == "TR361"


@pytest.mark.parametrize(
    ("vanaf", "tot", "veld"),
    [
        (date(2026, 12, 31), date(2027, 3, 31), "GewensteIngangsdatum"),
        (date(2025, 12, 1), date(2026, 1, 1), "Einddatum"),
        (date(2027, 1, 1), date(2027, 3, 31), None),
        (date(2025, 12, 1), date(2025, 12, 31), None),
    ],
)
def test_tr361_een_nieuw_product_naast_een_toewijzing_ervoor(
    wet: Wet, vanaf: date, tot: date, veld: str | None
) -> None:
    """IV092: a new product is one for which there is no actuele Toewijzing over those days."""
    eerder = heeft(wet, toegewezen(1, wet, product=product(wet, "A"), **HEEL_2026))
    bericht = vraag(wet, nieuw(wet, "A", vanaf, tot, omvang(1)), ongewijzigd=[1])
    findings = vind("TR361", bericht, eerder)
    assert [f.pad.rpartition("]/")[2] for f in findings] == ([veld] if veld else [])
    assert all("toewijzing 1 " in f.melding and "NieuwProduct[1]" in f.pad for f in findings)
    anders = vraag(wet, nieuw(wet, "B", vanaf, tot, omvang(1)), ongewijzigd=[1])
    assert vind("TR361", anders, eerder) == []


def test_tr361_een_nieuw_product_na_wat_eerder_moet_eindigen(wet: Wet) -> None:
    eerder = heeft(wet, toegewezen(1, wet, product=product(wet, "A"), **HEEL_2026))
    inkorten = wijzig(1, date(2026, 1, 1), date(2026, 8, 31), omvang(2))
    aansluitend = nieuw(wet, "A", date(2026, 9, 1), DEC_31, omvang(6))
    assert vind("TR361", vraag(wet, inkorten, aansluitend), eerder) == []
    te_vroeg = replace(aansluitend, gewenste_ingangsdatum=date(2026, 8, 31))
    (finding,) = vind("TR361", vraag(wet, inkorten, te_vroeg), eerder)
    assert finding.pad.endswith("NieuwProduct[1]/GewensteIngangsdatum")


def test_tr361_nieuwe_producten_onderling_zijn_voor_tr410(wet: Wet) -> None:
    eerder = heeft(wet, toegewezen(1, wet, product=product(wet, "A"), **HEEL_2026))
    dubbel = nieuw(wet, "B", JUNI_1, DEC_31, omvang(1))
    assert vind("TR361", vraag(wet, dubbel, dubbel, ongewijzigd=[1]), eerder) == []


@pytest.mark.parametrize("categorie", ["11", "12", "13", "14"])
def test_tr361_hulpmiddelen_van_de_wmo_mogen_samengaan(wet: Wet, categorie: str) -> None:
    hulpmiddel = Product(categorie=categorie, code="X1")
    bericht = vraag(wet, wijzig(1, date(2026, 4, 1), date(2026, 7, 1), omvang(1)), ongewijzigd=[2])
    for ander in (hulpmiddel, None):
        findings = vind("TR361", bericht, tweemaal(wet, hulpmiddel, ander))
        assert bool(findings) == (wet is Wet.JW)


# TR373


@pytest.mark.parametrize(
    ("toewijzing", "gevraagd", "fout"),
    [
        ({"budget": 500_000}, 600_000, True),
        ({"budget": 500_000}, 500_000, False),
        ({"budget": 500_000}, None, False),
        ({"omvang": omvang(80, "6")}, omvang(100, "6"), True),
        ({"omvang": omvang(80, "6")}, omvang(80, "6"), False),
        ({"omvang": omvang(80, "6")}, omvang(80, "6", "14"), True),
        ({"omvang": omvang(80, "6")}, omvang(4), True),
        ({"omvang": omvang(2)}, omvang(4), False),
        ({"omvang": omvang(2)}, omvang(80, "6"), False),
        ({"omvang": omvang(2)}, 500_000, False),
    ],
)
def test_tr373_een_ander_budget_of_totaal_geldt_vanaf_de_ingangsdatum(
    wet: Wet, toewijzing: dict[str, Any], gevraagd: Omvang | int | None, fout: bool
) -> None:
    velden = {"omvang": None} | HEEL_2026 | toewijzing
    eerder = heeft(wet, toegewezen(1, wet, **velden))
    halverwege = vraag(wet, wijzig(1, JUNI_1, DEC_31, gevraagd))
    assert nummers(vind("TR373", halverwege, eerder)) == (["TR373"] if fout else [])
    vanaf_het_begin = vraag(wet, wijzig(1, date(2026, 1, 1), DEC_31, gevraagd))
    assert vind("TR373", vanaf_het_begin, eerder) == []


def test_tr373_noemt_beide_bedragen(wet: Wet) -> None:
    eerder = heeft(wet, toegewezen(1, wet, product=None, omvang=None, budget=500_000))
    (finding,) = alles(vraag(wet, wijzig(1, JUNI_1, DEC_31, 600_000)), eerder)
    assert "€ 5.000,00" in finding.melding
    assert "€ 6.000,00" in finding.melding
    assert finding.waarde == "2026-06-01"


# TR375, TR411, TR412


@pytest.mark.parametrize(
    ("code", "gevraagd", "fout"),
    [
        ("generiek", omvang(4), ["TR375"]),
        ("generiek", 100_000, []),
        (None, omvang(4), ["TR412"]),
        (None, 100_000, []),
        (None, None, []),
        ("A1", omvang(4), []),
        ("A1", 100_000, ["TR411"]),
        ("A1", None, ["TR411"]),
    ],
)
def test_omvang_hoort_bij_een_productcode_en_alleen_daarbij(
    wet: Wet, code: str | None, gevraagd: Omvang | int | None, fout: list[str]
) -> None:
    van = None if code == "generiek" else product(wet, code)
    heeft_code = code == "A1"
    eerder = heeft(
        wet,
        toegewezen(
            1,
            wet,
            product=van,
            omvang=omvang(2) if heeft_code else None,
            budget=None if heeft_code else 100_000,
        ),
    )
    bericht = vraag(wet, wijzig(1, date(2026, 4, 1), DEC_31, gevraagd))
    findings = [*vind("TR375", bericht, eerder), *vind("TR411", bericht, eerder)]
    findings += vind("TR412", bericht, eerder)
    assert nummers(findings) == fout
    assert {finding.veld for finding in findings} <= {"omvang"}


def test_tr411_zegt_welke_omvang_er_nu_is(wet: Wet) -> None:
    eerder = heeft(wet, toegewezen(1, wet))
    (finding,) = alles(vraag(wet, wijzig(1, date(2026, 4, 1), DEC_31, None)), eerder)
    assert finding.advies.endswith("nu is het 2 uur per week.")


@pytest.mark.parametrize("code", ["generiek", None])
@pytest.mark.parametrize(
    ("tot", "gewenst_tot", "fout"),
    [
        (date(2020, 12, 31), date(2020, 12, 31), False),
        (date(2020, 12, 31), date(2021, 6, 30), False),
        (date(2021, 1, 1), date(2020, 12, 31), False),
        (date(2021, 1, 1), date(2021, 1, 1), True),
        (None, None, True),
    ],
)
def test_tr375_en_tr412_gelden_niet_voor_wat_in_2020_eindigt(
    wet: Wet, code: str | None, tot: date | None, gewenst_tot: date | None, fout: bool
) -> None:
    begin = date(2020, 1, 1)
    van = None if code == "generiek" else product(wet, code)
    eerder = heeft(
        wet, toegewezen(1, wet, product=van, ingangsdatum=begin, einddatum=tot, omvang=omvang(2))
    )
    bericht = vraag(wet, wijzig(1, begin, gewenst_tot, omvang(4)), dagtekening=date(2020, 6, 1))
    findings = [*vind("TR375", bericht, eerder), *vind("TR412", bericht, eerder)]
    assert bool(findings) == fout
