from __future__ import annotations

import csv
import re
from collections import defaultdict

import pytest

from app.paths import resources
from app.standard.codelijsten import codelijst
from app.standard.regelregister import Niveau, regelnummer, regelnummers
from tests.standard import officieel

BRON = officieel.MAP / "regels"
met_bron = pytest.mark.skipif(
    not BRON.is_dir(), reason="the official rules are not here; set HEENWEER_XSD to compare"
)
RETOUR = ("302", "306", "308", "316", "318", "320")
NIVEAUS = {
    "bericht inhoud (xslt)": Niveau.BERICHT,
    "berichtoverstijgend": Niveau.BERICHTOVERSTIJGEND,
    "externe bron": Niveau.EXTERNE_BRON,
}
# The list of return codes names a rule that the tables of rules do not have.
VERDWENEN = {"TR069"}

Feiten = dict[str, tuple[Niveau, str, set[str]]]


def tabel(naam: str) -> list[dict[str, str]]:
    with (BRON / f"{naam}.csv").open(encoding="utf-8-sig", newline="") as stroom:
        return list(csv.DictReader(stroom))


def gepubliceerd() -> Feiten:
    """Facts of every rule in the tables; fails when two tables give one rule another code."""
    niveau: dict[str, set[tuple[Niveau, str]]] = defaultdict(set)
    berichten: dict[str, set[str]] = defaultdict(set)

    def neem(nummer: str, waar: Niveau, code: str, waarin: list[str]) -> None:
        niveau[nummer].add((waar, code))
        berichten[nummer].update(waarin)

    for rij in tabel("technische-regels"):
        code = rij["retourcode"].replace("n.v.t.", "")
        neem(rij["regel"], NIVEAUS[rij["controleniveau"]], code, rij["berichten"].split())
    for wet, voor in (("ijw", "JW"), ("iwmo", "WMO")):
        for rij in tabel(f"condities-constraints-{wet}"):
            waar = Niveau.BERICHT if rij["retourcode"] else Niveau.SCHEMA
            naam = rij["bericht"]
            waarin = [voor + nr for nr in RETOUR] if naam == f"{voor} Retour" else [naam]
            neem(rij["regelcode"], waar, rij["retourcode"], waarin)
    for rij in tabel("bedrijfsregels"):
        tekst = rij["berichten"]
        waarin = [f"JW{nr}" for nr in RETOUR] if tekst == "retourberichten" else []
        neem(rij["regel"], Niveau.PROCES, "", waarin or re.findall(r"(?:JW|WMO)\d{3}", tekst))
    for pad in (BRON / "invulinstructies").glob("IV*.md"):
        neem(pad.stem, Niveau.INSTRUCTIE, "", [])

    assert all(len(gegevens) == 1 for gegevens in niveau.values())
    return {nummer: (*gegevens.pop(), berichten[nummer]) for nummer, gegevens in niveau.items()}


def test_numbers_are_unique_and_sorted() -> None:
    nummers = [regel.nummer for regel in regelnummers()]

    assert nummers == sorted(set(nummers))
    assert all(re.fullmatch(r"(CD|CS|IV|OP|RS|TR)\d{3}(x\d)?", nummer) for nummer in nummers)


def test_the_file_has_no_number_twice() -> None:
    regels = (resources() / "regels.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(regels) == len(regelnummers())


def test_level_follows_from_the_kind_of_rule() -> None:
    for regel in regelnummers():
        match regel.nummer[:2]:
            case "RS":
                verwacht = {Niveau.SCHEMA}
            case "OP":
                verwacht = {Niveau.PROCES}
            case "IV":
                verwacht = {Niveau.INSTRUCTIE}
            case "CD" | "CS":
                verwacht = {Niveau.BERICHT if regel.retourcode else Niveau.SCHEMA}
            case _:
                verwacht = {Niveau.BERICHT, Niveau.BERICHTOVERSTIJGEND, Niveau.EXTERNE_BRON}
        assert regel.niveau in verwacht, regel.nummer


def test_every_return_code_exists_and_level_two_gives_0001() -> None:
    for regel in regelnummers():
        assert not regel.retourcode or regel.retourcode in codelijst("WJ001"), regel.nummer
        assert (regel.retourcode == "0001") == (regel.niveau is Niveau.BERICHT), regel.nummer


def test_every_return_code_but_the_general_ones_belongs_to_a_rule() -> None:
    van_regels = {regel.retourcode for regel in regelnummers()}

    assert set(codelijst("WJ001").waarden) - van_regels == {"0200", "0233", "8001"}


def test_every_rule_of_the_list_of_return_codes_exists() -> None:
    genoemd = {code.extra["regel"] for code in codelijst("WJ001").codes} - {""}

    assert genoemd - {regel.nummer for regel in regelnummers()} == VERDWENEN


def test_messages_exist() -> None:
    bestaat = {code.omschrijving for code in codelijst("COD002").codes}

    for regel in regelnummers():
        assert set(regel.berichten) <= bestaat, regel.nummer
        assert regel.berichten or regel.niveau in (Niveau.PROCES, Niveau.INSTRUCTIE), regel.nummer


def test_titles_are_short_and_differ() -> None:
    titels = [regel.titel for regel in regelnummers()]

    assert len(set(titels)) == len(titels)
    for titel in titels:
        assert 2 <= len(titel.split()) <= 12, titel
        assert not re.search(r"[.!]$|—|\b(u|uw)\b", titel), titel


def test_messages_of_one_wet_are_kept_apart() -> None:
    assert regelnummer("TR019").berichten == ("JW305", "JW307", "WMO305")
    assert regelnummer("TR377").berichten == ("JW319",)
    assert regelnummer("TR326").berichten == ("JW305", "WMO305")


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(KeyError):
        regelnummer("TR999")


@met_bron
def test_numbers_levels_return_codes_and_messages_are_the_published_ones() -> None:
    onze = {
        regel.nummer: (regel.niveau, regel.retourcode, set(regel.berichten))
        for regel in regelnummers()
    }

    assert onze == gepubliceerd()


@met_bron
def test_titles_are_our_own_words() -> None:
    tekst = "\n".join(
        pad.read_text(encoding="utf-8").casefold() for pad in BRON.rglob("*") if pad.is_file()
    )

    gelijk = [regel for regel in regelnummers() if regel.titel.casefold() in tekst]
    assert [regel.nummer for regel in gelijk if len(regel.titel.split()) > 5] == []
