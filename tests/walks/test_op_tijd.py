"""How did we do, from the command line, on the demo."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app import bootstrap, cli
from app.services import demo
from tests.reports.lezen import paginas
from tests.services.demomap import DONDERDAG
from tests.walks.conftest import WACHTWOORD, Kantoor


@pytest.fixture(scope="module")
def gevulde_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("demo") / "gegevens"
    workspace = bootstrap.open_workspace(map_, WACHTWOORD, lambda: DONDERDAG)
    demo.vul(workspace)
    workspace.engine.dispose()
    return map_


@pytest.fixture
def proef(
    gevulde_demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Kantoor:  # fmt: skip
    monkeypatch.setenv("HEENWEER_WACHTWOORD", WACHTWOORD)
    shutil.copytree(gevulde_demo, tmp_path / "gegevens")
    return Kantoor(tmp_path / "gegevens", tmp_path, capsys, DONDERDAG)


def test_de_demo_terugkijken(proef: Kantoor) -> None:
    terug = proef.heenweer("op-tijd")
    assert proef.code == 0
    assert (terug["van"], terug["tot"], terug["gemeente"]) == ("2026-01-01", "2026-04-30", None)
    for wie, soort in (("wij", "305"), ("zij", "306")):
        assert 0 < terug[wie]["op_tijd"] < terug[wie]["aantal"]
        assert any(rij["soort"] == soort for rij in terug["rijen"])
    assert sum(rij["aantal"] for rij in terug["rijen"]) == (
        terug["wij"]["aantal"] + terug["zij"]["aantal"]
    )
    assert len(terug["te_laat"]) == terug["wij"]["te_laat"] + terug["zij"]["te_laat"]
    assert terug["uitval"][0]["aantal"] > 0

    # What is late and open is what Vandaag calls late, and what was done is not there any more.
    te_laat = {
        (t["soort"], t["vervaldatum"], t["gemeente"])
        for t in proef.heenweer("termijnen")
        if t["status"] == "te_laat"
    }
    open_ = {
        (t["soort"], t["vervaldatum"], t["gemeente"])
        for t in terug["te_laat"]
        if t["gedaan_op"] is None
    }
    assert len(open_ & te_laat) > 5
    # A start that was refused is owed still; on Vandaag that is the line of its refusal.
    assert {soort for soort, *_ in open_ - te_laat} == {"305"}


def test_een_gemeente_en_een_periode(proef: Kantoor) -> None:
    terug = proef.heenweer("op-tijd", "--gemeente", "0268", "--van", "2026-03-01",
                           "--tot", "2026-03-31")  # fmt: skip
    assert {rij["gemeente"] for rij in terug["rijen"]} == {"0268"}
    assert {rij["maand"] for rij in terug["rijen"]} == {"2026-03"}


def test_op_papier_en_in_excel(proef: Kantoor) -> None:
    pdf, xlsx = proef.werk / "tijd.pdf", proef.werk / "tijd.xlsx"
    terug = proef.heenweer("op-tijd", "--pdf", pdf, "--xlsx", xlsx)
    assert terug["bestanden"] == [str(pdf), str(xlsx)]
    assert "Termijnen: hoe deden we het?" in paginas(pdf.read_bytes())[0]
    boek = load_workbook(xlsx)
    assert boek["Alles"].max_row == 1 + terug["wij"]["aantal"] + terug["zij"]["aantal"]

    for optie, pad in (("--pdf", pdf), ("--xlsx", xlsx)):
        gezegd = proef.heenweer("op-tijd", optie, pad)
        assert "bestaat al" in gezegd["fout"]
        assert proef.code == 1
        assert "is geen" in proef.heenweer("op-tijd", optie, "tijd.txt")["fout"]


def test_elk_cijfer_is_overal_hetzelfde(proef: Kantoor) -> None:
    """On screen it is the figure of the same words, as tests/gui/test_optijd.py says."""
    pdf, xlsx = proef.werk / "tijd.pdf", proef.werk / "tijd.xlsx"
    terug = proef.heenweer("op-tijd", "--pdf", pdf, "--xlsx", xlsx)
    cli.main(["op-tijd", "--gegevens", str(proef.map), "--vandaag", "2026-04-09"])
    scherm = " ".join(proef.capsys.readouterr().out.split())
    papier = " ".join(" ".join(paginas(pdf.read_bytes())).split())
    kop, *rijen = load_workbook(xlsx)["Per soort"].iter_rows(values_only=True)
    assert len(rijen) > 10
    aantallen = {"wij": [0, 0], "gemeente": [0, 0]}
    for cellen in rijen:
        rij: dict[Any, Any] = dict(zip(kop, cellen, strict=True))
        deel = f"{round(rij['Deel op tijd'] * 100)} %"
        # As Excel shows it: one decimal, a half upwards.
        dagen = f"{int(rij['Gemiddeld aantal werkdagen'] * 10 + 0.5) / 10:.1f}".replace(".", ",")
        laat, open_ = rij["Te laat"], rij["Waarvan nog open"]
        assert f"{rij['Wat']} {rij['Aantal']} {deel} {laat} {open_} {dagen}" in scherm
        met_iets = [str(een) for een in (laat, open_) if een]
        assert (
            " ".join([rij["Wat"], str(rij["Aantal"]), deel, *met_iets, dagen, str(rij["Langste"])])
            in papier
        )
        aantallen[rij["Wie"]][0] += rij["Aantal"]
        aantallen[rij["Wie"]][1] += rij["Op tijd"]
    assert aantallen == {
        naam: [terug[wie]["aantal"], terug[wie]["op_tijd"]]
        for naam, wie in (("wij", "wij"), ("gemeente", "zij"))
    }


def test_om_te_lezen(proef: Kantoor) -> None:
    argv = ["op-tijd", "--gegevens", str(proef.map), "--vandaag", "2026-04-09"]
    assert cli.main(argv) == 0
    tekst = proef.capsys.readouterr().out
    for deel in ("januari 2026 tot en met april 2026", "Start melden (305)", "Betaling", "uitval"):
        assert deel in tekst
    cli.main([*argv, "--van", "2020-01-01", "--tot", "2020-12-31"])
    assert "niets met een termijn" in proef.capsys.readouterr().out


def test_wat_niet_kan_wordt_gezegd(proef: Kantoor) -> None:
    fout = proef.heenweer("op-tijd", "--van", "2026-05-01", "--tot", "2026-04-01")["fout"]
    assert "eindigt voordat" in fout
    assert "9999" in proef.heenweer("op-tijd", "--gemeente", "9999")["fout"]
    fout = proef.heenweer("op-tijd", "--met-namen")["fout"]
    assert fout == "Namen staan alleen in Excel."


def test_met_alleen_een_laatste_dag_begint_de_periode_in_dat_jaar(proef: Kantoor) -> None:
    terug = proef.heenweer("op-tijd", "--tot", "2025-12-31")
    assert (terug["van"], terug["tot"]) == ("2025-01-01", "2025-12-31")


def test_op_papier_staat_wie_je_nu_bent(proef: Kantoor) -> None:
    """Codes of before and of later, which sort first, are not in use today."""
    zet = ("instellen", "aanbieder", "--agb")
    proef.heenweer(*zet, "11110001", "--naam", "De Oude Naam", "--tot", "2026-03-31")
    proef.heenweer(*zet, "11110002", "--naam", "De Latere Naam", "--vanaf", "2026-07-01")
    for opdracht in ("op-tijd", "termijnen"):
        pdf = proef.werk / f"{opdracht}.pdf"
        proef.heenweer(opdracht, "--pdf", pdf)
        eerste, *_ = paginas(pdf.read_bytes())
        assert "De Vlonderhoek" in eerste
        assert "Naam" not in eerste
