"""The table of rules: as the code is, with a reason for everything that is not judged."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from app import cli
from app.services import regeloverzicht
from app.services.regeloverzicht import markdown, regels
from app.standard.regelregister import Niveau, regelnummer

ROOT = Path(__file__).resolve().parents[2]
PAGINA = ROOT / "docs" / "regels.md"
OPDRACHT = ".venv/bin/python -m app regels --markdown > docs/regels.md"


def test_de_pagina_is_die_van_de_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["regels", "--markdown"]) == 0
    gemaakt = capsys.readouterr().out
    assert gemaakt == PAGINA.read_text(encoding="utf-8"), f"run {OPDRACHT}"
    assert OPDRACHT in gemaakt


def test_een_rij_zegt_waar_een_regel_wordt_bewaakt() -> None:
    tabel = {rij.split(" | ")[0][2:]: rij for rij in markdown(regels()).splitlines()[10:]}
    assert tabel["TR349"].endswith(" | 3 | 9349 | 317 | `rules/dossier/wijziging.py` |")
    assert tabel["TR019"].endswith(" | 305 JW307 | `rules/dossier/levering.py` |")
    assert "| proces |  | JW305 | termijn op Vandaag" in tabel["OP271"]


def test_iedere_plek_bestaat() -> None:
    for rij in regels():
        assert not rij.waar or (ROOT / "app" / rij.waar).is_file()


def test_wat_een_andere_regel_bewaakt_noemt_een_regel_die_er_is() -> None:
    aanwezig = {rij.nummer for rij in regels() if rij.aanwezig}
    for nummer, reden in regeloverzicht._elders().items():
        assert regelnummer(nummer).niveau in (Niveau.PROCES, Niveau.INSTRUCTIE)
        assert set(re.findall(r"\b(?:TR|CS)\d{3}\b", reden)) <= aanwezig, nummer


def test_iedere_regel_van_de_tabellen_wordt_bewaakt_of_heeft_een_reden() -> None:
    """Every number of the register, which another test holds to the published tables."""
    for rij in regels():
        assert rij.aanwezig or rij.reden, rij.nummer
        if regelnummer(rij.nummer).niveau not in (Niveau.PROCES, Niveau.INSTRUCTIE):
            assert rij.aanwezig, rij.nummer


def test_zoveel_regels_zijn_er() -> None:
    telling = Counter((rij.niveau, rij.aanwezig) for rij in regels())
    assert telling == {
        ("1", True): 39, ("2", True): 60, ("3", True): 54, ("4", True): 4,
        ("proces", False): 91, ("instructie", False): 38,
    }  # fmt: skip
