"""The agreements on requests of all protocols: their files, and that each can be met with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.deadlines.afspraak import Afspraak, Eis, Geval, lees_afspraak
from app.deadlines.protocol import LANDELIJK, protocol, protocollen
from app.domain.aanvraag import (
    Aanvraag,
    Productopgave,
    Verwijzeropgave,
    Wijzigingopgave,
    Wijzigingsaanvraag,
    Zorgvorm,
)
from app.domain.voorgeschiedenis import Voorgeschiedenis
from app.standard.berichtsoort import Berichtsoort
from app.standard.codelijsten import codelijst
from app.standard.regelregister import regelnummers
from app.standard.release import Wet
from tests.deadlines.feiten import d
from tests.deadlines.test_protocol import BRONNEN, MIJOV, RVN, RVN_2020, toml
from tests.deadlines.verzoeken import (
    BASIS,
    CRISIS,
    DAGDEEL,
    DIAGNOSTIEK,
    NUMMER,
    SGGZ,
    TOTAAL,
    aanvraag,
    anders,
    ervoor,
    ggz,
    ggz_ervoor,
    product,
    sleutels,
    tegen,
    wijziging,
    wmo,
)

ALLE = [(naam, een) for naam in protocollen() for een in protocol(naam).afspraken.values()]
IDS = [f"{naam}-{een.naam}" for naam, een in ALLE]


# The files


@pytest.mark.parametrize(("naam", "een"), ALLE, ids=IDS)
def test_every_agreement_is_complete(naam: str, een: Afspraak) -> None:
    for tekst in (een.melding, een.advies):
        assert tekst.strip().endswith(".")
        assert not re.search(r"\b[Uu]\b", tekst)  # je-form
    assert een.bron
    assert een.bericht in (Berichtsoort.VERZOEK_TOEWIJZING, Berichtsoort.VERZOEK_WIJZIGING)
    met_dag = een.eis in (Eis.OP_TIJD, Eis.RUIM) or een.maanden is not None
    assert ("{uiterlijk}" in een.melding) is met_dag
    assert "{" not in een.melding.replace("{uiterlijk}", "") + een.advies
    if een.termijn:
        assert een.termijn in protocol(naam).termijnen


@pytest.mark.parametrize(("naam", "een"), ALLE, ids=IDS)
def test_every_code_in_an_agreement_exists(naam: str, een: Afspraak) -> None:
    mag = {
        "categorie": codelijst("WMO020").waarden + codelijst("JZ020").waarden,
        # 07 is of before release 3.2.
        "verwijzer": (*codelijst("COD327").waarden, "07"),
        "eerste_verwijzer": codelijst("COD327").waarden,
        "gemeente": protocol(naam).gemeenten,
    }
    for voorwaarde in (een.wanneer, *een.behalve):
        for veld, waarden in voorwaarde.eisen.items():
            assert waarden
            if veld in mag:
                assert set(waarden) <= set(mag[veld]), veld
    if een.eenheid is not None:
        assert een.eenheid in codelijst("WJ756")
        assert een.frequentie is not None
        assert een.frequentie in codelijst("WMO757")


@pytest.mark.parametrize(("naam", "een"), ALLE, ids=IDS)
def test_every_source_exists(naam: str, een: Afspraak) -> None:
    bekend = {regel.nummer for regel in regelnummers()}
    assert set(re.findall(r"\b(?:OP|TR)\d+(?:x\d+)?", een.bron)) <= bekend
    titel = protocol(naam).titel
    assert naam == LANDELIJK or titel in een.bron or een.bron == "OP343, OP346"


@pytest.mark.skipif(not BRONNEN.is_dir(), reason="the documents of the regions are not here")
@pytest.mark.parametrize(("naam", "bestand"), [(RVN, "002"), (RVN_2020, "001"), (MIJOV, "004")])
def test_every_paragraph_that_is_named_is_in_the_document(naam: str, bestand: str) -> None:
    (pad,) = BRONNEN.glob(f"{bestand}_*.txt")
    tekst = " ".join(pad.read_text(encoding="utf-8").upper().split())
    for een in protocol(naam).afspraken.values():
        for paragraaf in re.findall(r"§([\d.]*\d)", een.bron):
            assert re.search(rf"\b{re.escape(paragraaf)}\.? [A-Z]", tekst), een.bron
        _, _, kop = een.bron.partition("2020, ")
        assert kop.upper().replace(" ", "") in tekst.replace(" ", "")  # a heading is spaced out


@pytest.mark.parametrize("naam", [n for n in protocollen() if n != LANDELIJK])
def test_a_region_states_only_the_agreements_that_differ(naam: str) -> None:
    landelijk = toml(LANDELIJK)["afspraken"]
    for afspraak, velden in toml(naam)["afspraken"].items():
        for veld, waarde in velden.items():
            assert waarde != landelijk.get(afspraak, {}).get(veld), (afspraak, veld)


GOED: dict[str, Any] = {
    "bericht": "315", "eis": "nooit", "zwaarte": "let_op", "melding": "Niet.",
    "advies": "Bel.", "bron": "§1",
}  # fmt: skip


def test_an_agreement_without_conditions_holds_for_all() -> None:
    assert lees_afspraak("x", GOED).geldt_voor(Geval())


@pytest.mark.parametrize(
    "fout",
    [
        {"eis": "soms"},
        {"zwaarte": "zwaar"},
        {"bericht": "316b"},
        {"wanneer": {"wett": "jw"}},
        {"wanneer": {"wet": "wlz"}},
        {"wanneer": {"zorgvorm": "ggz"}},
        {"wanneer": {"vorige_zorgvorm": ["ggz"]}},
        {"behalve": [{"kleur": "rood"}]},
        {"eis": "op_tijd"},
        {"eis": "ruim"},
        {"termijn": "315"},
        {"eis": "hoogstens"},
        {"maanden": 3},
        {"eis": "hoogstens", "volume": 3},
        {"eis": "hoogstens", "volume": 3, "eenheid": "04"},
    ],
)
def test_a_mistake_in_a_file_is_found(fout: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each has words of its own
        lees_afspraak("x", GOED | fout)


def test_what_nobody_knows_fits_no_condition() -> None:
    een = lees_afspraak("x", GOED | {"wanneer": {"zorgvorm": ["crisis", "diagnostiek"]}})
    assert not een.geldt_voor(Geval())
    assert een.geldt_voor(Geval(zorgvorm=Zorgvorm.CRISIS))


# Each agreement of each file is met with by a request; the name tells which

LATER = wijziging(wijzigen=(anders("2026-05-01"),))
LANG = date(2028, 4, 12)
VERLENGD: dict[str, Any] = {"verlenging_van": NUMMER}
GEVALLEN: dict[str, tuple[Aanvraag | Wijzigingsaanvraag, Voorgeschiedenis | None]] = {
    "wmo-315": (aanvraag(wmo("02"), wet=Wet.WMO), None),
    "dagbesteding-bij-wonen": (
        aanvraag(wmo("07", volume=6, eenheid=DAGDEEL), wet=Wet.WMO),
        Voorgeschiedenis(beschermd_wonen=True),
    ),
    "verwijzer-01": (aanvraag(product("01")), None),
    "verwijzer-06": (aanvraag(product("06")), None),
    "bepaling-gi": (aanvraag(product("04")), None),
    "einddatum": (aanvraag(product(einddatum=None)), None),
    "basis-ggz-uren": (aanvraag(ggz(BASIS, 25)), None),
    "basis-ggz-jaar": (aanvraag(ggz(BASIS, einddatum=LANG)), None),
    "sggz-uren": (aanvraag(ggz(SGGZ, 501)), None),
    "sggz-jaar": (aanvraag(ggz(SGGZ, einddatum=LANG)), None),
    "basis-ggz-verwijzing": (aanvraag(ggz(BASIS, **VERLENGD)), ggz_ervoor(BASIS)),
    "sggz-verlenging-verwijzer": (aanvraag(ggz(verwijzer="05", **VERLENGD)), ggz_ervoor()),
    "te-laat": (aanvraag(eerste_contact=d("2026-03-02")), None),
    "te-laat-ggz": (aanvraag(ggz(), eerste_contact=d("2025-12-01")), None),
    "te-laat-crisis": (aanvraag(ggz(CRISIS), eerste_contact=d("2026-03-02")), None),
    "verlenging-eenmaal": (aanvraag(product(**VERLENGD)), ervoor(verlengingen=1)),
    "verlenging-verwijzer": (aanvraag(product("01", **VERLENGD)), ervoor()),
    "verlenging-vorm": (aanvraag(ggz(**VERLENGD)), ervoor()),
    "verlenging-zwaarder": (aanvraag(product(volume=3, **VERLENGD)), ervoor()),
    "verlenging-crisis-diagnostiek": (aanvraag(ggz(DIAGNOSTIEK, **VERLENGD)), ggz_ervoor()),
    "verlenging-na-crisis-diagnostiek": (
        aanvraag(ggz(**VERLENGD)), ggz_ervoor(DIAGNOSTIEK),
    ),
    "onderbouwing": (LATER, ervoor()),
    "toekomst": (wijziging(wijzigen=(anders("2026-04-01"),)), ervoor()),
    "ruim-317": (LATER, ervoor()),
}  # fmt: skip


def _geval(naam: str, een: Afspraak) -> tuple[Any, Voorgeschiedenis | None]:
    if een.naam == "geen-317":
        return wijziging(*LATER.nieuw, wijzigen=LATER.wijzigen, wet=Wet.WMO), ervoor()
    return GEVALLEN[een.naam]


@pytest.mark.parametrize(("naam", "een"), ALLE, ids=IDS)
def test_every_agreement_is_met_with(naam: str, een: Afspraak) -> None:
    verzoek, feiten = _geval(naam, een)
    gevonden = [b for b in tegen(naam, verzoek, feiten) if b.afspraak == een.naam]
    (bezwaar,) = gevonden
    assert bezwaar.zwaarte is een.zwaarte
    assert (bezwaar.advies, bezwaar.bron) == (een.advies, een.bron)
    assert "{" not in bezwaar.melding
    assert "9999" not in bezwaar.melding


@pytest.mark.parametrize(("naam", "een"), ALLE, ids=IDS)
def test_a_region_without_the_agreement_does_not_say_it(naam: str, een: Afspraak) -> None:
    verzoek, feiten = _geval(naam, een)
    for ander in protocollen():
        if een.naam not in protocol(ander).afspraken:
            assert een.naam not in {b.afspraak for b in tegen(ander, verzoek, feiten)}


# What is half filled in


@pytest.mark.parametrize("naam", protocollen())
def test_of_an_empty_request_nothing_is_said(naam: str) -> None:
    assert tegen(naam, Aanvraag()) == []
    assert tegen(naam, Wijzigingsaanvraag()) == []


@pytest.mark.parametrize("naam", protocollen())
def test_of_an_empty_product_only_the_einddatum_is_missed(naam: str) -> None:
    verwacht = {RVN: ["einddatum-1"], MIJOV: ["einddatum-1?"]}.get(naam, [])
    assert sleutels(naam, Aanvraag(producten=(Productopgave(),))) == verwacht
    leeg = Wijzigingopgave(toewijzing_nummer=NUMMER)
    halve = Wijzigingsaanvraag(wijzigen=(leeg,), nieuw=(Productopgave(),))
    geen = ["geen-317"] if naam in (RVN, RVN_2020) else []
    assert sleutels(naam, halve, ervoor()) == geen


def _dagen() -> st.SearchStrategy[date | None]:
    return st.none() | st.dates() | st.sampled_from([date.min, date.max])


_velden: dict[str, Any] = {
    "categorie": st.sampled_from([None, "07", "15", "45", "46", "51", "52", "54"]),
    "einddatum": _dagen(),
    "volume": st.none() | st.integers(0, 99_999_999),
    "eenheid": st.sampled_from([None, "01", "04", "16", "82", "??"]),
    "frequentie": st.sampled_from([None, "1", "2", "4", TOTAAL, "??"]),
    "budget": st.none() | st.integers(0, 99_999_999),
}
_producten = st.builds(
    Productopgave,
    categorie=_velden["categorie"],
    ingangsdatum=_dagen(),
    einddatum=_velden["einddatum"],
    volume=_velden["volume"],
    eenheid=_velden["eenheid"],
    frequentie=_velden["frequentie"],
    budget=_velden["budget"],
    verwijzer=st.builds(Verwijzeropgave, type=st.sampled_from([None, "01", "04", "06", "??"])),
    zorgvorm=st.none() | st.sampled_from(Zorgvorm),
    verlenging_van=st.sampled_from([None, NUMMER, 1]),
)
_wetten = st.none() | st.sampled_from(Wet)


@given(
    st.builds(
        Aanvraag,
        wet=_wetten,
        gemeente=st.sampled_from(["", "0268", "0200", "??"]),
        producten=st.lists(_producten, max_size=2).map(tuple),
        eerste_contact=_dagen(),
        spoed=st.booleans(),
        verwezen_op=_dagen(),
    ),
    st.builds(
        Wijzigingsaanvraag,
        wet=_wetten,
        wijzigen=st.lists(
            st.builds(
                Wijzigingopgave,
                toewijzing_nummer=st.sampled_from([NUMMER, 1]),
                gewenste_ingangsdatum=_dagen(),
                einddatum=_velden["einddatum"],
                volume=_velden["volume"],
                eenheid=_velden["eenheid"],
                frequentie=_velden["frequentie"],
                budget=_velden["budget"],
            ),
            max_size=2,
        ).map(tuple),
        nieuw=st.lists(_producten, max_size=2).map(tuple),
    ),
)
def test_whatever_is_filled_in_it_can_be_judged(een: Aanvraag, ander: Wijzigingsaanvraag) -> None:
    for naam in protocollen():
        for bezwaar in _alle(naam, een, ander):
            assert bezwaar.afspraak in protocol(naam).afspraken


def _alle(naam: str, een: Aanvraag, ander: Wijzigingsaanvraag) -> Iterator[Any]:
    for feiten in (Voorgeschiedenis(), ervoor(), ggz_ervoor(verlengingen=1)):
        yield from tegen(naam, een, feiten)
        yield from tegen(naam, ander, feiten)
