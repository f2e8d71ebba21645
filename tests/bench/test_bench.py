"""The measurements measure what they say; how fast it was is not judged here."""

from __future__ import annotations

import os
import sys

import pytest

from app.domain.dossier import Dossier
from app.rules.check import check
from app.services import voorstellen
from app.services.bron import Databron
from app.services.terugblik import terugblik as kijk_terug
from app.services.werklijst import termijnen
from app.standard.codec import decode, encode, valideer
from tests.bench import declareren, importeren, regels, starten, terugblik, vandaag
from tests.bench.berichten import VANDAAG, berichten
from tests.bench.gegevens import lege_werkruimte


def test_de_berichten_zijn_goed_en_allemaal_anders() -> None:
    gemaakt = list(berichten(40))
    for bericht in gemaakt:
        assert valideer(bericht) == ()
        assert check(bericht, Dossier(), Databron(VANDAAG)) == ()
        assert decode(encode(bericht)) == bericht
    assert len({bericht.client.bsn for bericht in gemaakt if bericht.client}) == 40
    aantallen = {len(b.client.toegewezen_producten) for b in gemaakt if b.client}
    assert aantallen == {1, 2, 3}


def test_importeren_wordt_gemeten(capsys: pytest.CaptureFixture[str]) -> None:
    importeren.meet(aantal=8, keren=1)
    assert "berichten per seconde" in capsys.readouterr().out


def test_de_regels_worden_gemeten_op_iedere_soort(capsys: pytest.CaptureFixture[str]) -> None:
    regels.meet(aantal=20, keren=1)
    assert capsys.readouterr().out.count("verhouding") == 2
    assert len({bericht.naam for bericht, _, _ in regels.alle_soorten(20)}) == 16


def test_vandaag_kost_evenveel_vragen_hoeveel_er_ook_openstaat() -> None:
    gezien = []
    for aantal in (10, 60):
        with lege_werkruimte() as workspace:
            vandaag.vul(workspace, aantal)
            with vandaag.statements(workspace.engine) as sql:
                lijst = termijnen(workspace)
        assert len([t for t in lijst if t.soort == "305"]) == aantal
        gezien.append(len(sql))
    assert gezien[0] == gezien[1] > 0


def test_vandaag_wordt_gemeten_naast_kale_sql(capsys: pytest.CaptureFixture[str]) -> None:
    vandaag.meet((10, 20, 40), keren=1)
    uitvoer = capsys.readouterr().out
    assert uitvoer.count("agenda tegen kale SQL") == 3
    assert "agenda per termijn, 40 tegen 10" in uitvoer
    assert "(gelijk)" in uitvoer


def test_kale_sql_leest_dezelfde_rijen() -> None:
    with lege_werkruimte() as workspace:
        vandaag.vul(workspace, 10)
        with vandaag.opdrachten(workspace.engine) as gezien:
            termijnen(workspace)
        lees = vandaag._lezer(workspace.engine, gezien)
        with vandaag.statements(workspace.engine) as van_ons:
            assert lees() > 0
    assert len(gezien) > 10
    assert van_ons == []  # nothing but the driver


def test_een_proces_wordt_gemeten_tot_zijn_regel() -> None:
    zegt = [sys.executable, "-c", "print('0.123', flush=True)"]
    zwijgt = [sys.executable, "-c", "print('iets anders')"]
    gemeten = starten.tot_regel(zegt, os.environ)
    assert gemeten is not None
    assert gemeten > 0
    assert starten.tot_regel(zwijgt, os.environ) is None


def test_declareren_wordt_gemeten(capsys: pytest.CaptureFixture[str]) -> None:
    declareren.meet(weinig=2, veel=4)
    uitvoer = capsys.readouterr().out
    assert uitvoer.count("µs per prestatie") == 2
    assert "tegen lxml" in uitvoer


def test_declareren_kost_evenveel_vragen_hoeveel_er_ook_is() -> None:
    gezien = []
    for aantal in (3, 30):
        with lege_werkruimte() as workspace:
            declareren.vul(workspace, aantal)
            with vandaag.statements(workspace.engine) as sql:
                voorstel = voorstellen.stel(workspace, declareren.MAART)
        assert sum(len(d.goed) for d in voorstel.declaraties) == aantal * declareren.PRODUCTEN
        gezien.append(len(sql) - len(voorstel.declaraties))  # a DeclaratieNummer for each
    assert gezien[0] == gezien[1] > 0


def test_terugkijken_kost_evenveel_vragen_hoeveel_er_ook_is() -> None:
    gezien = []
    for aantal in (2, 20):
        with lege_werkruimte() as workspace:
            terugblik.vul(workspace, aantal)
            with vandaag.statements(workspace.engine) as sql:
                terug = kijk_terug(workspace, terugblik.VAN, VANDAAG)
        assert len([g for g in terug.gehaald if g.soort == "305"]) == aantal
        gezien.append(len(sql))
    assert gezien[0] == gezien[1] > 0


def test_terugkijken_wordt_gemeten(capsys: pytest.CaptureFixture[str]) -> None:
    terugblik.meet(weinig=2, veel=4)
    assert "kosten per act" in capsys.readouterr().out
