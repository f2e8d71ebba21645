"""The woonplaatsbeginsel on the terminal: asked, gone back in, broken off, kept."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from app import bootstrap, cli
from app.domain.verzoek import Woonplaatsbepaling
from app.services import woonplaats
from tests.bouw import ANDER_BSN, BSN, bericht301
from tests.walks.conftest import Kantoor

OPDRACHT = "woonplaatsbeginsel"
REGEL_1 = "Bij ambulante hulp is de gemeente verantwoordelijk waar de jeugdige nu in de BRP staat"


class Onderbroken:
    """A keyboard at which Ctrl+C is pressed."""

    def readline(self) -> str:
        raise KeyboardInterrupt


def typ(monkeypatch: pytest.MonkeyPatch, *regels: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{regel}\n" for regel in regels)))


def bewaard(kantoor: Kantoor) -> list[Woonplaatsbepaling]:
    """What stands in the dossier of the client of a 301."""
    with bootstrap.open_voor_opdracht(kantoor.map, lambda: kantoor.vandaag) as ws:
        return woonplaats.van_client(ws, woonplaats.client_met_bsn(ws, BSN))


def test_three_answers_give_the_gemeente_and_why(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    typ(monkeypatch, "1", "1", "nijmegen")
    gevonden = kantoor.heenweer(OPDRACHT)
    assert kantoor.code == 0
    assert (gevonden["gemeente"], gevonden["gemeentenaam"]) == ("0268", "Nijmegen")
    assert gevonden["antwoorden"] == {
        "zorgvorm": "ambulant",
        "brp-nu": "gemeente",
        "gemeente-nu": "0268",
    }
    assert gevonden["redenering"][0] == "Welke hulp vraag je aan? Alleen ambulante hulp."
    assert gevonden["redenering"][-2].startswith(REGEL_1)
    assert gevonden["redenering"][-1] == "Bron: Rijk van Nijmegen 1.17.1, §5.4, punt 1."
    assert "1. Alleen ambulante hulp" in kantoor.gezegd  # the questions are no JSON


def test_in_words_the_questions_stand_above_the_answer(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typ(monkeypatch, "2", "4", "0225")
    assert cli.main([OPDRACHT]) == 0
    uitvoer = capsys.readouterr()
    assert uitvoer.err == ""
    vraag = uitvoer.out.index("In welke gemeente verblijft de jeugdige echt?")
    antwoord = uitvoer.out.index("Verantwoordelijk is Druten (0225).")
    assert vraag < antwoord < uitvoer.out.index("§5.4, punt 4")
    assert "OP359" in uitvoer.out
    assert uitvoer.out.index("Voor de Wmo") < vraag  # for the Wmo there is no such list
    assert "Niet bewaard" in uitvoer.out


def test_without_a_client_no_data_folder_is_needed_or_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typ(monkeypatch, "1", "1", "0268")
    map_ = tmp_path / "nog-niet"
    assert cli.main([OPDRACHT, "--gegevens", str(map_), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["gemeente"] == "0268"
    assert not map_.exists()


@pytest.mark.parametrize("terug", ["t", "T", "terug"])
def test_t_goes_back_and_another_answer_is_given(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch, terug: str
) -> None:
    typ(monkeypatch, "2", "2", terug, terug, "1", "1", "Druten")
    antwoorden = kantoor.heenweer(OPDRACHT)["antwoorden"]
    assert antwoorden == {"zorgvorm": "ambulant", "brp-nu": "gemeente", "gemeente-nu": "0225"}


def test_back_at_the_first_question_stays_there(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    typ(monkeypatch, "t", "1", "1", "0268")
    assert kantoor.heenweer(OPDRACHT)["gemeente"] == "0268"
    assert "Dit is de eerste vraag." in kantoor.gezegd


@pytest.mark.parametrize(
    ("fout", "gezegd"),
    [
        (("9", "1", "1", "0268"), "Kies een nummer van 1 tot en met 2."),
        (("", "1", "1", "0268"), "Kies een nummer van 1 tot en met 2."),
        (("²", "1", "1", "0268"), "Kies een nummer van 1 tot en met 2."),
        (("1", "1", "Nijmegn", "0268"), "Bedoel je Nijmegen?"),
        (("1", "1", "9999", "0268"), "Gemeentecode 9999 bestaat niet."),
        (("1", "1", "", "0268"), "Typ de naam of de code van een gemeente."),
    ],
)
def test_what_cannot_be_is_told_and_asked_again(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch, fout: tuple[str, ...], gezegd: str
) -> None:
    typ(monkeypatch, *fout)
    assert kantoor.heenweer(OPDRACHT)["gemeente"] == "0268"
    assert gezegd in kantoor.gezegd


def test_the_end_of_the_input_stops_it(kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch) -> None:
    typ(monkeypatch, "1")
    assert "niets bewaard" in kantoor.heenweer(OPDRACHT)["fout"]
    assert kantoor.code == 1


def test_ctrl_c_stops_it(kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Onderbroken())
    assert "niets bewaard" in kantoor.heenweer(OPDRACHT)["fout"]
    assert kantoor.code == 1


def test_for_a_client_it_is_kept_in_the_dossier(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    kantoor.importeer(bericht301())
    typ(monkeypatch, "1", "1", "Druten")
    gevonden = kantoor.heenweer(OPDRACHT, "--client", BSN)
    assert kantoor.code == 0
    (een,) = bewaard(kantoor)
    assert (een.gemeente, een.op) == ("0225", kantoor.vandaag)
    assert een.redenering.splitlines() == gevonden["redenering"]


def test_broken_off_nothing_is_kept(kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch) -> None:
    kantoor.importeer(bericht301())
    typ(monkeypatch, "1", "1")
    kantoor.heenweer(OPDRACHT, "--client", BSN)
    assert kantoor.code == 1
    assert bewaard(kantoor) == []


def test_a_client_who_is_not_there_is_told_before_anything_is_asked(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    typ(monkeypatch, "1", "1", "Druten")
    assert kantoor.heenweer(OPDRACHT, "--client", ANDER_BSN)["fout"] == (
        "Er is geen cliënt met dit BSN."
    )
    assert kantoor.code == 1
    assert "Welke hulp" not in kantoor.gezegd
