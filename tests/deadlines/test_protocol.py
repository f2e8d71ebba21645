from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.deadlines.protocol import (
    LANDELIJK,
    Eenheid,
    Term,
    Vanaf,
    Wie,
    _bestand,
    geldend,
    protocol,
    protocollen,
    voorstel_voor,
)
from app.deadlines.termijnen import (
    AANVRAAG_CRISIS,
    AANVRAAG_GGZ,
    ACHTTIEN,
    AGB_EINDE,
    AGB_WIJZIGING,
    BESLUIT_315,
    BESLUIT_317,
    BETALING,
    CORRECTIE_AFGEKEURD,
    CORRECTIE_TOEGEKEND,
    DECLARATIE_GGZ,
    JAAREINDE,
    JAAREINDE_MELDEN,
    ONDERZOEK_315,
    ONDERZOEK_317,
    START_GGZ,
    VERLENGING,
    VERVAL,
    VERWIJZING,
    WOONPLAATSBEGINSEL,
)
from app.deadlines.werkdagen import Werkkalender
from app.paths import resources
from app.standard.codelijsten import bestaat_gemeente, gemeentenaam
from app.standard.regelregister import regelnummers
from tests.standard import officieel

RVN = "rijk-van-nijmegen-1.17.1"
RVN_2020 = "rijk-van-nijmegen-2020"
MIJOV = "midden-ijssel-oost-veluwe-2024"

BRONNEN = officieel.MAP.parent / "bronnen"


def toml(naam: str) -> dict[str, Any]:
    bestand = resources() / "protocollen" / f"{naam}.toml"
    return tomllib.loads(bestand.read_text(encoding="utf-8"))


# The files


def test_these_protocols_are_shipped_the_national_one_first() -> None:
    assert protocollen() == (LANDELIJK, MIJOV, RVN, RVN_2020)


def test_every_national_term_has_all_keys() -> None:
    mag_weg = {"let_op", "datum", "plus_werkdagen", "vooraf", "per_gemeente"}
    verplicht = {veld.name for veld in fields(Term)} - {"soort"} - mag_weg
    for soort, term in toml(LANDELIJK)["termijnen"].items():
        assert set(term) - mag_weg == verplicht, soort


@pytest.mark.parametrize("naam", protocollen())
def test_every_term_is_complete(naam: str) -> None:
    gelezen = protocol(naam)
    berichten = {"302", "305", "306", "307", "308", "315", "316", "318", "320", "323", "325"}
    declareren = {BETALING, CORRECTIE_AFGEKEURD, CORRECTIE_TOEGEKEND, AGB_EINDE, AGB_WIJZIGING}
    ggz = {START_GGZ, DECLARATIE_GGZ}
    van_een_regio = ggz | {JAAREINDE, JAAREINDE_MELDEN, VERWIJZING, VERVAL, ACHTTIEN}
    besluiten = {BESLUIT_315, BESLUIT_317, ONDERZOEK_315, ONDERZOEK_317, WOONPLAATSBEGINSEL}
    verzoeken = {AANVRAAG_GGZ, AANVRAAG_CRISIS, VERLENGING} | besluiten
    overal = berichten | declareren | verzoeken
    assert set(gelezen.termijnen) - van_een_regio == overal
    assert gelezen.titel
    assert gelezen.document
    assert gelezen.bron_ingangsdatum
    for soort, term in gelezen.termijnen.items():
        assert term.soort == soort
        assert term.lengte > 0
        assert term.bron.strip()
        assert term.gevolg.endswith(".")


@pytest.mark.parametrize("naam", protocollen())
def test_every_rule_that_is_named_exists(naam: str) -> None:
    bekend = {regel.nummer for regel in regelnummers()}
    gelezen = protocol(naam)
    tekst = " ".join(
        [gelezen.bron_ingangsdatum, gelezen.bron_einddatum]
        + [f"{t.regel} {t.bron} {t.gevolg} {t.let_op}" for t in gelezen.termijnen.values()]
    )
    genoemd = set(re.findall(r"\b(?:OP|TR)\d+(?:x\d+)?", tekst))
    assert genoemd
    assert genoemd <= bekend


@pytest.mark.parametrize("naam", protocollen())
def test_every_gemeentecode_exists(naam: str) -> None:
    for code in protocol(naam).gemeenten:
        assert bestaat_gemeente(code), code


@pytest.mark.parametrize("naam", [n for n in protocollen() if n != LANDELIJK])
def test_a_region_states_only_what_differs(naam: str) -> None:
    eigen = toml(naam)
    landelijk = toml(LANDELIJK)
    assert eigen["erft_van"] == LANDELIJK
    assert eigen.get("bron_ingangsdatum") != landelijk["bron_ingangsdatum"]
    for soort, anders in eigen["termijnen"].items():
        for sleutel, waarde in anders.items():
            anders_dan = landelijk["termijnen"].get(soort, {}).get(sleutel)
            assert waarde != anders_dan, (soort, sleutel)


def test_the_gemeenten_are_those_of_the_documents() -> None:
    nijmegen = ["Berg en Dal", "Beuningen", "Druten", "Heumen", "Mook en Middelaar", "Nijmegen"]
    assert [gemeentenaam(c) for c in protocol(RVN).gemeenten] == [*nijmegen, "Wijchen"]
    assert protocol(RVN_2020).gemeenten == protocol(RVN).gemeenten
    oost = ["Apeldoorn", "Brummen", "Epe", "Hattem", "Heerde", "Lochem", "Voorst", "Zutphen"]
    assert [gemeentenaam(c) for c in protocol(MIJOV).gemeenten] == oost


# Reaction terms, line by line. Rijk van Nijmegen 1.17.1: bijlage 2; 2020: the headings of the
# messages; Midden-IJssel/Oost-Veluwe 2024: §2.3; nationally OP090 and OP271.

REGELS = [
    ("302", 3, Vanaf.ONTVANGST, Wie.AANBIEDER, "OP090"),
    ("305", 5, Vanaf.START, Wie.AANBIEDER, "OP271"),
    ("306", 3, Vanaf.ONTVANGST, Wie.GEMEENTE, "OP090"),
    ("307", 5, Vanaf.EINDE, Wie.AANBIEDER, "OP272"),
    ("308", 3, Vanaf.ONTVANGST, Wie.GEMEENTE, "OP090"),
    ("316", 3, Vanaf.ONTVANGST, Wie.GEMEENTE, "OP090"),
    ("318", 3, Vanaf.ONTVANGST, Wie.GEMEENTE, "OP090"),
    ("320", 3, Vanaf.ONTVANGST, Wie.AANBIEDER, "OP090"),
]


@pytest.mark.parametrize(("soort", "lengte", "vanaf", "wie", "regel"), REGELS)
@pytest.mark.parametrize("naam", [LANDELIJK, RVN, RVN_2020, MIJOV])
def test_the_reaction_term(
    naam: str, soort: str, lengte: int, vanaf: Vanaf, wie: Wie, regel: str
) -> None:
    term = protocol(naam).term(soort)
    assert (term.lengte, term.eenheid) == (lengte, Eenheid.WERKDAGEN)
    assert (term.vanaf, term.wie, term.regel) == (vanaf, wie, regel)


@pytest.mark.parametrize(
    ("naam", "soort", "plaats"),
    [
        (LANDELIJK, "302", "OP090"),
        (LANDELIJK, "305", "OP271"),
        (LANDELIJK, "306", "OP090"),
        (RVN, "302", "bijlage 2"),
        (RVN, "305", "bijlage 2"),
        (RVN, "306", "bijlage 2"),
        (RVN, "320", "bijlage 2"),
        (RVN_2020, "305", "WMO/JW305 Start zorg bericht"),
        (LANDELIJK, "307", "OP272"),
        (RVN, "307", "§2.2.2"),
        (RVN_2020, "307", "WMO/JW307 Stop zorg bericht"),
        (MIJOV, "307", "§6.2"),
        (RVN_2020, "320", "OP090"),  # the document is older than the 320
        (MIJOV, "302", "§2.3"),
        (MIJOV, "305", "§2.3"),
        (MIJOV, "306", "§2.3"),
    ],
)
def test_the_source_of_a_term(naam: str, soort: str, plaats: str) -> None:
    assert plaats in protocol(naam).term(soort).bron


def test_an_exception_that_the_user_must_judge_is_told() -> None:
    assert "sGGZ" in protocol(MIJOV).term("305").let_op
    assert protocol(RVN).term("305").let_op == ""


# Care never starts before the Ingangsdatum


@pytest.mark.parametrize(
    ("naam", "bron"),
    [
        (LANDELIJK, "OP363"),
        (RVN, "Rijk van Nijmegen 1.17.1, §5.6"),
        (RVN_2020, "Rijk van Nijmegen 2020, WMO/JW305 Start zorg bericht"),
        (MIJOV, "OP363"),  # does not say so itself
    ],
)
def test_why_care_cannot_start_before_the_ingangsdatum(naam: str, bron: str) -> None:
    assert protocol(naam).bron_ingangsdatum == bron


@pytest.mark.parametrize(
    ("naam", "bron"),
    [
        (LANDELIJK, "OP363"),
        (RVN, "Rijk van Nijmegen 1.17.1, §5.7"),
        (RVN_2020, "Rijk van Nijmegen 2020, WMO/JW307 Stop zorg bericht"),
        (MIJOV, "OP363"),  # does not say so itself
    ],
)
def test_why_care_cannot_end_after_the_einddatum(naam: str, bron: str) -> None:
    assert protocol(naam).bron_einddatum == bron


# Which protocol


@pytest.mark.parametrize(
    ("gemeentecode", "naam"),
    [
        ("0268", RVN),  # Nijmegen
        ("0296", RVN),  # Wijchen
        ("0200", MIJOV),  # Apeldoorn
        ("0301", MIJOV),  # Zutphen
        ("0150", LANDELIJK),  # Deventer, near Zutphen
        ("0363", LANDELIJK),  # Amsterdam
        ("9999", LANDELIJK),
    ],
)
def test_the_newest_protocol_of_the_region_is_proposed(gemeentecode: str, naam: str) -> None:
    assert voorstel_voor(gemeentecode) == naam


@pytest.mark.parametrize(
    ("naam", "dag", "geldt"),
    [
        (RVN, date(2019, 12, 31), LANDELIJK),
        (RVN, date(2020, 1, 1), RVN_2020),
        (RVN, date(2022, 4, 25), RVN_2020),
        (RVN, date(2022, 4, 26), RVN),
        (RVN, date(2026, 4, 9), RVN),
        (RVN_2020, date(2022, 4, 25), RVN_2020),
        (RVN_2020, date(2026, 4, 9), RVN),
        (MIJOV, date(2023, 12, 31), LANDELIJK),
        (MIJOV, date(2024, 1, 1), MIJOV),
        (LANDELIJK, date(2015, 1, 1), LANDELIJK),
        (LANDELIJK, date(2026, 4, 9), LANDELIJK),
    ],
)
def test_a_term_counts_by_the_version_of_its_day(naam: str, dag: date, geldt: str) -> None:
    assert geldend(naam, dag).naam == geldt


@pytest.mark.parametrize("naam", ["", "landelijk", "../regels", "landelijk-3.2.toml"])
def test_an_unknown_protocol_is_a_key_error(naam: str) -> None:
    with pytest.raises(KeyError):
        protocol(naam)


def test_a_message_without_a_term_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        protocol(LANDELIJK).term("301")


# Reading


def vergeet() -> None:
    for functie in (_bestand, protocol, protocollen, voorstel_voor):
        functie.cache_clear()


@pytest.fixture
def eigen_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a copy of the national protocol, to which a test adds one."""
    bron = resources() / "protocollen" / f"{LANDELIJK}.toml"
    (tmp_path / "protocollen").mkdir()
    shutil.copy(bron, tmp_path / "protocollen")
    monkeypatch.setattr("app.deadlines.protocol.resources", lambda: tmp_path)
    vergeet()
    yield tmp_path / "protocollen"
    vergeet()


def schrijf(eigen_map: Path, termijnen: str) -> None:
    kop = 'titel = "P"\ndocument = "P"\nerft_van = "landelijk-3.2"\ngeldig_vanaf = 2025-01-01\n'
    (eigen_map / "p.toml").write_text(f"{kop}{termijnen}", encoding="utf-8")


def test_a_region_replaces_only_the_keys_that_it_names(eigen_map: Path) -> None:
    schrijf(eigen_map, "[termijnen.302]\nlengte = 4\n")
    assert protocol("p").term("302").lengte == 4
    assert protocol("p").term("302").bron == "OP090"
    assert protocol("p").term("305") == protocol(LANDELIJK).term("305")


@pytest.mark.parametrize(
    "termijnen",
    [
        '[termijnen.302]\neenheid = "uren"\n',
        '[termijnen.302]\neenheid = "vaste_datum"\n',  # without its datum
        '[termijnen.302]\neenheid = "vaste_datum"\ndatum = "31-06"\n',
        '[termijnen.302]\neenheid = "vaste_datum"\ndatum = "29-02"\n',  # not in every year
        '[termijnen.302]\ndatum = "30-06"\n',  # nothing asks for it
        '[termijnen.302]\nvanaf = "ooit"\n',
        '[termijnen.302]\nwie = "niemand"\n',
        "[termijnen.302]\nlengt = 4\n",
        "[termijnen.302]\nlengte = 0\n",
        '[termijnen.302]\nper_gemeente = {"0296" = 0}\n',
        "[termijnen.302]\nplus_werkdagen = -1\n",
        "[termijnen.302]\nvooraf = true\n",  # not from a day that is known ahead
        "[termijnen.verlenging]\nvooraf = false\n",
        '[termijnen.verlenging]\neenheid = "werkdagen"\n',
        '[termijnen.verlenging]\neenheid = "einde_maand"\n',
        "[termijnen.verlenging]\nplus_werkdagen = 1\n",
        "[termijnen.399]\nlengte = 4\n",
    ],
)
def test_a_term_that_is_not_right_is_refused_with_the_name(termijnen: str, eigen_map: Path) -> None:
    schrijf(eigen_map, termijnen)
    with pytest.raises(ValueError, match="protocol p"):
        protocol("p")


def test_a_length_in_words() -> None:
    term = protocol(LANDELIJK).term("302")
    assert term.lengte_tekst == "3 werkdagen"
    assert term.verwijzing == "OP090"
    verwijzing = protocol(RVN).term("302").verwijzing
    assert verwijzing == "OP090; Rijk van Nijmegen 1.17.1, §2.1.1 en bijlage 2"


def test_a_length_of_one_day(eigen_map: Path) -> None:
    schrijf(eigen_map, "[termijnen.302]\nlengte = 1\n")
    term = protocol("p").term("302")
    assert term.lengte_tekst == "1 werkdag"
    assert term.vervaldatum(date(2026, 4, 10), Werkkalender()) == date(2026, 4, 13)
