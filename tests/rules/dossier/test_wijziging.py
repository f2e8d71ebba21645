"""TR349 to TR412: a 317 against the Toewijzingen that it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.dossier import Dossier
from app.standard.basis import Omvang, Product
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct
from app.standard.verzoek import NieuwProduct, OngewijzigdProduct, TeWijzigenProduct
from tests.bouw import AGB, PRODUCTEN, toegewezen
from tests.rules.bouw import alles, geldig, met, neem_op, nummers, vind

pytestmark = pytest.mark.parametrize("wet", Wet)
HEEL_2026 = {"ingangsdatum": date(2026, 1, 1), "einddatum": date(2026, 12, 31)}
MEI_20 = date(2026, 5, 20)  # the Dagtekening
JUNI_1 = date(2026, 6, 1)
DEC_31 = date(2026, 12, 31)


def omvang(volume: int, frequentie: str = "2", eenheid: str = "04") -> Omvang:
    return Omvang(volume=volume, eenheid=eenheid, frequentie=frequentie)


def product(wet: Wet, code: str | None) -> Product:
    return Product(categorie=PRODUCTEN[wet].categorie, code=code)


def heeft(wet: Wet, *producten: ToegewezenProduct, agb: str = AGB) -> Dossier:
    """The client with these Toewijzingen."""
    dossier = Dossier()
    neem_op(dossier, *producten, wet=wet, agb=agb)
    return dossier


def vraag(
    wet: Wet,
    *producten: TeWijzigenProduct | NieuwProduct,
    ongewijzigd: Sequence[int] = (),
    dagtekening: date = MEI_20,
) -> Any:
    """A 317 for these changes."""
    bericht = geldig(Berichtsoort.VERZOEK_WIJZIGING, wet)
    bericht = met(bericht, "header/bericht_identificatie/dagtekening", dagtekening)
    delen: dict[str, tuple[Any, ...]] = {
        "ongewijzigde_producten": tuple(
            OngewijzigdProduct(toewijzing_nummer=n) for n in ongewijzigd
        ),
        "te_wijzigen_producten": tuple(p for p in producten if isinstance(p, TeWijzigenProduct)),
        "nieuwe_producten": tuple(p for p in producten if isinstance(p, NieuwProduct)),
    }
    for naam, deel in delen.items():
        bericht = met(bericht, f"client/verzoek/{naam}", deel)
    return bericht


def wijzig(
    nummer: int, vanaf: date, tot: date | None, wat: Omvang | int | None
) -> TeWijzigenProduct:
    """What is asked of a Toewijzing: another Omvang, or a Budget in eurocent."""
    return TeWijzigenProduct(
        toewijzing_nummer=nummer,
        gewenste_ingangsdatum=vanaf,
        einddatum=tot,
        omvang=wat if isinstance(wat, Omvang) else None,
        budget=wat if isinstance(wat, int) else None,
    )


def nieuw(wet: Wet, code: str, vanaf: date, tot: date, wat: Omvang) -> NieuwProduct:
    return NieuwProduct(
        product=product(wet, code), gewenste_ingangsdatum=vanaf, einddatum=tot, omvang=wat
    )


# The examples of IV092

MAART_1 = date(2025, 3, 1)
EIND_2025, EIND_2026 = date(2025, 12, 31), date(2026, 12, 31)
JULI_1_2026 = date(2026, 7, 1)


def gegeven(wet: Wet, nummer: int, code: str, tot: date, wat: Omvang) -> ToegewezenProduct:
    return toegewezen(
        nummer,
        wet,
        product=product(wet, code),
        ingangsdatum=MAART_1,
        einddatum=tot,
        omvang=wat,
        toewijzingsdatum=date(2025, 2, 20),
    )


def voorbeeld_1(wet: Wet) -> Dossier:
    return heeft(
        wet,
        gegeven(wet, 432, "B1", EIND_2026, omvang(3)),
        gegeven(wet, 543, "C1", EIND_2025, omvang(80, "6")),
    )


def voorbeeld_2(wet: Wet) -> Dossier:
    return heeft(
        wet,
        gegeven(wet, 789, "A1", EIND_2025, omvang(3)),
        gegeven(wet, 910, "C1", EIND_2025, omvang(4, "4", "16")),
    )


VERHOOG_A1 = wijzig(789, date(2025, 11, 1), JULI_1_2026, omvang(5))
OKTOBER = date(2025, 10, 10)


def test_iv092_voorbeeld_1(wet: Wet) -> None:
    bericht = vraag(
        wet,
        wijzig(432, MAART_1, date(2025, 8, 31), omvang(3)),
        nieuw(wet, "B2", date(2025, 9, 1), EIND_2026, omvang(6)),
        ongewijzigd=[543],
        dagtekening=date(2025, 8, 10),
    )
    assert alles(bericht, voorbeeld_1(wet)) == ()


def test_iv092_voorbeeld_2a(wet: Wet) -> None:
    verleng = wijzig(910, MAART_1, JULI_1_2026, omvang(4, "4", "16"))
    bericht = vraag(wet, VERHOOG_A1, verleng, dagtekening=OKTOBER)
    assert alles(bericht, voorbeeld_2(wet)) == ()


def test_iv092_voorbeeld_2b(wet: Wet) -> None:
    daarna = nieuw(wet, "C1", date(2026, 1, 1), JULI_1_2026, omvang(2, "4", "16"))
    bericht = vraag(wet, VERHOOG_A1, daarna, ongewijzigd=[910], dagtekening=OKTOBER)
    assert alles(bericht, voorbeeld_2(wet)) == ()


def test_iv092_voorbeeld_2b_zonder_wat_gelijk_blijft(wet: Wet) -> None:
    bericht = vraag(wet, VERHOOG_A1, dagtekening=OKTOBER)
    (finding,) = alles(bericht, voorbeeld_2(wet))
    assert (finding.regel, finding.waarde) == ("TR349", "910")
    assert "C1" in finding.melding


def test_iv092_voorbeeld_2a_te_laat_gevraagd(wet: Wet) -> None:
    bericht = vraag(wet, VERHOOG_A1, ongewijzigd=[910], dagtekening=date(2025, 11, 1))
    (finding,) = alles(bericht, voorbeeld_2(wet))
    assert (finding.regel, finding.waarde) == ("TR357", "2025-11-01")
    assert "vanaf 1 maart 2025" in finding.melding
    assert finding.advies == "Kies 1 maart 2025, of een datum na 1 november 2025."


def test_iv092_voorbeeld_1_met_een_ander_totaal_halverwege(wet: Wet) -> None:
    bericht = vraag(
        wet,
        wijzig(543, date(2025, 9, 1), EIND_2025, omvang(100, "6")),
        ongewijzigd=[432],
        dagtekening=date(2025, 8, 10),
    )
    (finding,) = alles(bericht, voorbeeld_1(wet))
    assert (finding.regel, finding.retourcode) == ("TR373", "9373")
    assert "80 uur in totaal" in finding.melding
    assert "100 uur in totaal" in finding.melding
    assert finding.advies == "Kies 1 maart 2025 als gewenste ingangsdatum."


# TR349, TR350, TR351


def test_tr349_wat_loopt_of_nog_ingaat(wet: Wet) -> None:
    eerder = heeft(
        wet,
        toegewezen(1, wet, product=product(wet, "A"), einddatum=MEI_20),
        toegewezen(2, wet, product=product(wet, "B"), einddatum=None),
        toegewezen(
            3, wet, product=product(wet, "C"), ingangsdatum=date(2027, 1, 1), einddatum=None
        ),
        toegewezen(4, wet, product=product(wet, "D"), einddatum=date(2026, 5, 19)),
    )
    findings = vind("TR349", vraag(wet), eerder)
    assert [finding.waarde for finding in findings] == ["1", "2", "3"]
    assert vind("TR349", vraag(wet, ongewijzigd=[1, 2, 3]), eerder) == []
    gewijzigd = vraag(wet, wijzig(3, date(2027, 1, 1), None, omvang(1, "4")), ongewijzigd=[1, 2])
    assert vind("TR349", gewijzigd, eerder) == []


@pytest.mark.parametrize("reden", ["13", "01"])
def test_tr349_wat_verwijderd_is_hoeft_er_niet_bij_en_mag_er_niet_bij(wet: Wet, reden: str) -> None:
    weg = toegewezen(5, wet, ingangsdatum=JUNI_1, einddatum=JUNI_1, reden_wijziging=reden)
    eerder = heeft(wet, weg)
    assert vind("TR349", vraag(wet), eerder) == []
    (finding,) = vind("TR350", vraag(wet, ongewijzigd=[5]), eerder)
    assert finding.melding == "De gemeente heeft toewijzing 5 verwijderd."


def test_tr349_een_dag_met_reden_01_telt_alleen_op_de_ingangsdatum(wet: Wet) -> None:
    ingekort = toegewezen(5, wet, reden_wijziging="01")
    een_dag = toegewezen(6, wet, ingangsdatum=JUNI_1, einddatum=JUNI_1, reden_wijziging="05")
    findings = vind("TR349", vraag(wet), heeft(wet, ingekort, een_dag))
    assert [finding.waarde for finding in findings] == ["5", "6"]


def test_tr349_een_andere_gemeente_wet_of_agb_code(wet: Wet) -> None:
    ander = Wet.WMO if wet is Wet.JW else Wet.JW
    eerder = heeft(wet, toegewezen(1, wet), agb="42420002")
    neem_op(eerder, toegewezen(2, wet), wet=wet, gemeente="0363")
    neem_op(eerder, toegewezen(3, ander), wet=ander)
    assert vind("TR349", vraag(wet), eerder) == []
    andere_code, gemeente, wet_ = vind("TR350", vraag(wet, ongewijzigd=[1, 2, 3]), eerder)
    assert "AGB-code 42420002" in andere_code.melding
    for finding in (gemeente, wet_):
        assert "niet in Heenweer" in finding.melding


def test_tr350_en_tr351_zeggen_wanneer_een_toewijzing_liep(wet: Wet) -> None:
    eerder = heeft(wet, toegewezen(1, wet, einddatum=date(2026, 5, 19)))
    (gelijk,) = vind("TR350", vraag(wet, ongewijzigd=[1]), eerder)
    anders = vraag(wet, wijzig(1, date(2026, 4, 1), DEC_31, omvang(2)))
    (wijziging,) = alles(anders, eerder)
    assert (gelijk.regel, wijziging.regel) == ("TR350", "TR351")
    for finding in (gelijk, wijziging):
        assert "liep tot en met 19 mei 2026" in finding.melding
        assert finding.veld == "toewijzing_nummer"


def test_tr351_van_een_onbekende_toewijzing_wordt_niets_anders_beoordeeld(wet: Wet) -> None:
    bericht = vraag(wet, wijzig(7, MEI_20, None, None))
    assert nummers(alles(bericht)) == ["TR304", "TR351"]  # nor is the client known


# TR357


@pytest.mark.parametrize(
    ("gewenst", "fout"),
    [
        (date(2026, 1, 1), []),
        (date(2026, 1, 2), ["TR357"]),
        (date(2025, 12, 31), ["TR357"]),
        (MEI_20, ["TR357"]),
        (date(2026, 5, 21), []),
        (date(2027, 2, 1), []),  # beyond the period: IV092 says no, no rule does
    ],
)
def test_tr357_achteraf_is_vanaf_de_ingangsdatum(wet: Wet, gewenst: date, fout: list[str]) -> None:
    bericht = vraag(wet, wijzig(1, gewenst, date(2027, 6, 30), omvang(4)))
    assert nummers(alles(bericht, heeft(wet, toegewezen(1, wet, **HEEL_2026)))) == fout


def test_tr357_een_toewijzing_die_nog_ingaat(wet: Wet) -> None:
    eerder = heeft(wet, toegewezen(1, wet, ingangsdatum=date(2026, 9, 1), einddatum=DEC_31))
    (finding,) = alles(vraag(wet, wijzig(1, MEI_20, DEC_31, omvang(4))), eerder)
    assert finding.regel == "TR357"
    assert alles(vraag(wet, wijzig(1, date(2026, 9, 1), DEC_31, omvang(4))), eerder) == ()


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


def test_tr361_nieuwe_producten_zijn_voor_tr410(wet: Wet) -> None:
    eerder = heeft(wet, toegewezen(1, wet, product=product(wet, "A"), **HEEL_2026))
    bericht = vraag(wet, nieuw(wet, "A", JUNI_1, DEC_31, omvang(1)), ongewijzigd=[1])
    assert vind("TR361", bericht, eerder) == []


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
