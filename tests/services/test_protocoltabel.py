"""The table of terms: as the protocol files are, with what each region states otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import cli
from app.deadlines.protocol import protocol, protocollen
from app.deadlines.woorden import WAT
from app.services.protocoltabel import Tabelregel, termregels

ROOT = Path(__file__).resolve().parents[2]
PAGINA = ROOT / "docs" / "termijnen.md"
OPDRACHT = ".venv/bin/python -m app protocollen --markdown > docs/termijnen.md"
_TITELS = {naam: protocol(naam).titel for naam in protocollen()}
LANDELIJK, MIJOV, RVN, RVN_2020 = _TITELS.values()


def regel(soort: str, titel: str) -> Tabelregel:
    (een,) = [een for een in termregels() if (een.soort, een.protocol) == (soort, titel)]
    return een


def test_de_pagina_is_die_van_de_protocollen(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["protocollen", "--markdown"]) == 0
    gemaakt = capsys.readouterr().out
    assert gemaakt == PAGINA.read_text(encoding="utf-8"), f"run {OPDRACHT}"
    assert OPDRACHT in gemaakt


def test_iedere_termijn_van_ieder_protocol_staat_erin_met_zijn_bron() -> None:
    staat = {(een.soort, een.protocol) for een in termregels()}
    assert staat == {
        (soort, protocol(naam).titel)
        for naam in protocollen()
        for soort in protocol(naam).termijnen
    }
    pagina = PAGINA.read_text(encoding="utf-8")
    for een in termregels():
        assert een.soort in WAT
        assert f"## {een.wat}\n" in pagina
        assert f"| {een.protocol} | {een.lengte} | {een.vanaf} | {een.wie} | {een.bron} " in pagina
        assert een.gevolg in pagina


def test_een_rij_zegt_wat_een_regio_anders_doet() -> None:
    assert regel("325", RVN).anders == ("hoe lang", "waar het staat")
    assert regel("325", RVN).lengte == "20 werkdagen"
    assert regel("320", RVN_2020).anders == ()  # older than the 320: nothing is said of it
    assert regel("betaling", RVN).anders == ("telt vanaf", "waar het staat", "let op")
    assert not regel("betaling", RVN).alleen_hier


def test_wat_landelijk_niet_bestaat_is_alleen_daar() -> None:
    alleen = {(een.soort, een.protocol) for een in termregels() if een.alleen_hier}
    assert alleen == {
        ("305-ggz", MIJOV),
        ("323-ggz", MIJOV),
        ("verval", MIJOV),
        ("18-jaar", MIJOV),
        ("verwijzing", RVN),
        ("jaareinde", RVN),
        ("jaareinde", RVN_2020),
        ("jaareinde-melden", RVN_2020),
    }


def test_een_gemeente_met_een_eigen_lengte_wordt_genoemd() -> None:
    assert regel("besluit-315", RVN).lengte == "5 werkdagen; Wijchen 10 werkdagen"


def test_zonder_markdown_is_het_een_lijst(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["protocollen"]) == 0
    regels = capsys.readouterr().out.splitlines()
    assert len(regels) == len(termregels())
    assert any("Rijk van Nijmegen 1.17.1" in een and "20 werkdagen" in een for een in regels)
