from __future__ import annotations

import csv
import re
import tomllib

import pytest

from app.paths import resources
from app.standard.codelijsten import codelijst
from app.standard.uitleg import Uitleg, retourcode, vecozocode, vecozocodes
from app.standard.uitleg import uitleg as uitleg_van
from tests.standard import officieel

BRON = officieel.MAP / "codelijsten" / "foutcodes-vecozo-ggk.csv"
ELDERS_GEZIEN = {"CC02", "CC03", "CC08", "CC11", "IB103", "StUF055", "Fo01"}

retourcodes = [retourcode(code) for code in codelijst("WJ001").waarden]
alle = [*retourcodes, *vecozocodes(), retourcode("1234"), vecozocode("XX99")]


def teksten(uitleg: Uitleg) -> list[str]:
    return [uitleg.betekenis, *uitleg.oorzaken, uitleg.actie]


def test_every_return_code_is_explained_and_nothing_else() -> None:
    inhoud = tomllib.loads((resources() / "retourcodes.toml").read_text(encoding="utf-8"))

    assert tuple(inhoud) == codelijst("WJ001").waarden


def test_every_code_of_the_hubs_is_explained() -> None:
    assert {uitleg.code for uitleg in vecozocodes()} == {
        *codelijst("foutcodes").waarden,
        *ELDERS_GEZIEN,
    }


def test_the_texts_have_no_unknown_keys() -> None:
    for naam in ("retourcodes", "vecozo-codes"):
        inhoud = tomllib.loads((resources() / f"{naam}.toml").read_text(encoding="utf-8"))
        for code, uitleg in inhoud.items():
            over = set(uitleg) - {"betekenis", "oorzaken", "actie", "goed", "afzender"}
            assert not over, code


def test_a_code_alone_tells_which_list_it_is_of() -> None:
    for een in (*retourcodes, *vecozocodes()):
        assert uitleg_van(een.code) == een
    assert "WJ001" in uitleg_van("1234").betekenis
    assert uitleg_van("XX99") == vecozocode("XX99")


def test_the_official_label_stands_beside_our_words() -> None:
    assert retourcode("9326").officieel.startswith("De actuele levering is nog niet gestopt")
    assert vecozocode("BRS21").officieel == "ZIP-bestand bevat minder bestanden dan toegestaan"
    assert vecozocode("CC02").officieel == ""  # in no published list


def test_a_refusal_without_a_code_says_what_to_do() -> None:
    assert vecozocode("").kort == "Er is geen code bij deze afkeur vastgelegd."
    assert retourcode("9326").kort == "9326: Voor deze toewijzing loopt al een start."


@pytest.mark.parametrize("uitleg", alle, ids=lambda uitleg: uitleg.code)
def test_texts_are_whole_friendly_sentences(uitleg: Uitleg) -> None:
    assert uitleg.oorzaken
    for tekst in teksten(uitleg):
        assert tekst[0].isupper(), tekst
        assert tekst.endswith("."), tekst
        assert not re.search(r"!|—|\b(u|uw|uzelf)\b", tekst, re.IGNORECASE), tekst
        assert "  " not in tekst, tekst


@pytest.mark.parametrize("uitleg", alle, ids=lambda uitleg: uitleg.code)
def test_texts_are_short(uitleg: Uitleg) -> None:
    assert len(uitleg.betekenis) <= 160
    assert all(len(oorzaak) <= 120 for oorzaak in uitleg.oorzaken)
    assert len(uitleg.actie) <= 280


def test_only_three_return_codes_reject_nothing() -> None:
    assert [uitleg.code for uitleg in retourcodes if not uitleg.afkeur] == ["0200", "0233", "8001"]


def test_a_return_code_has_meaning_causes_and_what_to_do() -> None:
    uitleg = retourcode("9326")

    assert uitleg.betekenis == "Voor deze toewijzing loopt al een start."
    assert len(uitleg.oorzaken) == 3
    assert "307" in uitleg.actie
    assert uitleg.afkeur
    assert uitleg.afzender == ""


def test_an_unknown_return_code_is_said_to_be_unknown() -> None:
    uitleg = retourcode("1234")

    assert uitleg.code == "1234"
    assert "1234 staat niet in de codelijst" in uitleg.betekenis
    assert uitleg.afkeur


@pytest.mark.parametrize("getypt", ["StUF055", "stuf055", " STUF055 "])
def test_a_code_of_the_hubs_is_found_however_it_is_typed(getypt: str) -> None:
    assert vecozocode(getypt).code == "StUF055"


def test_an_unknown_code_of_the_hubs_is_said_to_be_unknown() -> None:
    uitleg = vecozocode(" XX99")

    assert uitleg.code == "XX99"
    assert uitleg.betekenis == "Heenweer kent deze foutcode niet."
    assert uitleg.afkeur


@pytest.mark.parametrize("een", vecozocodes(), ids=lambda een: een.code)
def test_no_action_asks_for_what_cannot_be_done_once_it_was_refused(een: Uitleg) -> None:
    """A refused message is made anew; only what is ready can be exported again."""
    if "xporteren" in een.actie:
        assert "maak het bericht dan opnieuw" in een.actie
    assert "Exporteer het bericht opnieuw" not in een.actie


def test_every_code_of_the_hubs_rejects_and_names_its_sender() -> None:
    assert all(uitleg.afkeur and uitleg.afzender for uitleg in vecozocodes())


@pytest.mark.skipif(not BRON.is_file(), reason="the official error codes are not here")
def test_senders_are_the_published_ones() -> None:
    with BRON.open(encoding="utf-8-sig", newline="") as stroom:
        for rij in csv.DictReader(stroom):
            assert vecozocode(rij["code"]).afzender == rij["verzender"]


@pytest.mark.skipif(not BRON.is_file(), reason="the official error codes are not here")
def test_the_texts_are_our_own_words() -> None:
    bron = BRON.read_text(encoding="utf-8-sig").casefold()
    bron += (BRON.parent / "WJ001.csv").read_text(encoding="utf-8-sig").casefold()

    for uitleg in alle:
        for tekst in teksten(uitleg):
            assert tekst.rstrip(".").casefold() not in bron, tekst
