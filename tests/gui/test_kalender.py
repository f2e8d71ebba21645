"""Week and month in Vandaag: what falls when, and the way to one day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from app.deadlines.termijnen import Actie
from app.domain.productperiode import eerste_dag, laatste_dag
from app.gui.format import Status
from app.gui.kalender import dagen
from app.gui.kalender.balk import Weergave
from app.gui.kalender.dagen import WEEKEND, Dag
from app.gui.kalender.tabel import DAG_ROLE, Kalendertabel
from app.services import instellen
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.gui.bureau import teksten
from tests.gui.open_venster import Scherm, open_werk, scherm
from tests.gui.test_accessibility import nameless
from tests.gui.test_vandaag import DAG, termijn
from tests.walks.conftest import sjabloon, snelle_sleutel

__all__ = ["open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

KEY = Qt.Key
EEN_DAG = timedelta(days=1)


# The days


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_a_month_is_shown_in_whole_weeks_that_follow_each_other(dag: date) -> None:
    alle = [een for week in dagen.weken(dag) for een in week]
    assert alle[0].weekday() == 0
    assert alle[-1].weekday() == 6
    assert all(na - voor == EEN_DAG for voor, na in pairwise(alle))
    assert alle[0] <= eerste_dag(dag)
    assert laatste_dag(dag) <= alle[-1]
    assert len(alle) <= 42


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_a_week_begins_on_monday_and_has_the_day(dag: date) -> None:
    week = dagen.week(dag)
    assert dag in week
    assert [een.weekday() for een in week] == list(range(7))


def test_a_day_counts_what_is_alike_the_most_urgent_first() -> None:
    een = dagen.vul(
        DAG,
        [termijn(1, Actie.ZET_KLAAR), termijn(2), termijn(3), termijn(4, over=-2)],
        DAG,
        {},
    )
    assert een.aantal == 4
    assert [(r.status, r.tekst) for r in een.per_soort] == [
        (Status.LATE, "Start (305)"),
        (Status.TODAY, "Retour (302)"),
        (Status.TODAY, "2× Start (305)"),
    ]
    assert [r.wie for r in een.elk] == [
        "C. Lient 4 · Nijmegen", "C. Lient 1 · Nijmegen", "C. Lient 2 · Nijmegen",
        "C. Lient 3 · Nijmegen",
    ]  # fmt: skip
    assert een.in_woorden == "donderdag 9 april 2026:\nStart (305)\nRetour (302)\n2× Start (305)"


@pytest.mark.parametrize(
    ("dag", "vrij"),
    [
        (date(2026, 4, 9), ""),
        (date(2026, 4, 11), WEEKEND),
        (date(2026, 4, 27), "Koningsdag"),
        (date(2026, 4, 10), "studiedag"),
    ],
)
def test_a_day_says_why_nobody_works(dag: date, vrij: str) -> None:
    assert dagen.vul(dag, (), DAG, {date(2026, 4, 10): "studiedag"}).vrij == vrij


def test_an_empty_day_is_named_too() -> None:
    assert dagen.vul(DAG, (), DAG, {}).in_woorden == "donderdag 9 april 2026: niets"
    koningsdag = dagen.vul(date(2026, 4, 27), (), DAG, {})
    assert koningsdag.in_woorden == "maandag 27 april 2026, Koningsdag: niets"


# In the window; there it is Friday 10 April 2026


@pytest.fixture
def hier(scherm: Scherm) -> Scherm:
    """Two Toewijzingen: a 302 each, due on Wednesday, and a 305 each, due a week from now."""
    scherm.importeer(
        bericht301(toegewezen(300201)),
        bericht301(toegewezen(300202), bsn=ANDER_BSN, identificatie="G0002"),
    )
    return scherm


def kies(hier: Scherm, weergave: Weergave) -> None:
    hier.klik(hier.vandaag.balk.keuzes[weergave])


def dag_op(hier: Scherm, dag: date) -> Dag:
    model = hier.vandaag.balk.tabel.dagen
    gevonden = model.data(model.plek(dag), DAG_ROLE)
    assert isinstance(gevonden, Dag)
    return gevonden


def gevuld(hier: Scherm) -> dict[date, list[str]]:
    """What the calendar shows, by day."""
    model = hier.vandaag.balk.tabel.dagen
    alle = [
        model.dag(model.index(rij, kolom))
        for rij in range(model.rowCount())
        for kolom in range(model.columnCount())
    ]
    return {een.dag: [regel.tekst for regel in een.per_soort] for een in alle if een.aantal}


def verwacht(hier: Scherm) -> dict[date, int]:
    """How much is due on each day, by the list."""
    telling: dict[date, int] = {}
    for een in hier.vandaag._termijnen:
        telling[een.vervaldatum] = telling.get(een.vervaldatum, 0) + 1
    return telling


def test_the_month_shows_what_falls_when(hier: Scherm) -> None:
    assert not hier.vandaag.balk.heeft_tabel  # the list opens without it
    kies(hier, Weergave.MAAND)
    assert not hier.vandaag.lijst.isVisible()
    assert hier.vandaag.balk.titel.text() == "April 2026"
    assert {dag: sum(1 for _ in regels) for dag, regels in gevuld(hier).items()}
    assert {dag: dag_op(hier, dag).aantal for dag in gevuld(hier)} == verwacht(hier)
    assert hier.vandaag.balk.telling.text() == f"{sum(verwacht(hier).values())} taken"
    kies(hier, Weergave.LIJST)
    assert hier.vandaag.lijst.isVisible()
    assert not hier.vandaag.balk.tabel.isVisible()


def test_with_the_keyboard_to_a_day_and_its_tasks(hier: Scherm) -> None:
    kies(hier, Weergave.MAAND)
    tabel = hier.vandaag.balk.tabel
    assert tabel.hasFocus()
    assert tabel.gekozen is not None
    begin = tabel.gekozen.dag
    doel = min(dag for dag in verwacht(hier) if dag > begin)
    for _ in range((doel - begin).days % 7):
        QTest.keyClick(tabel, KEY.Key_Right)
    for _ in range((doel - begin).days // 7):
        QTest.keyClick(tabel, KEY.Key_Down)
    assert tabel.gekozen.dag == doel
    QTest.keyClick(tabel, KEY.Key_Return)
    hier.rust()
    assert hier.vandaag.lijst.isVisible()
    getoond = [t for regel in hier.regels() for t in hier.vandaag.termijnen_van(regel)]
    assert {t.vervaldatum for t in getoond} == {doel}
    assert len(getoond) == verwacht(hier)[doel]
    hier.klik(hier.vandaag.balk.alles)
    assert hier.vandaag.balk.dag is None
    assert not hier.vandaag.balk.titel.isVisible()


def test_a_click_opens_a_day_and_the_arrows_go_on_from_there(hier: Scherm) -> None:
    kies(hier, Weergave.WEEK)
    tabel = hier.vandaag.balk.tabel
    index = tabel.dagen.index(1, 0)
    dinsdag = tabel.dagen.dag(index).dag
    QTest.mouseClick(
        tabel.viewport(), Qt.MouseButton.LeftButton, pos=tabel.visualRect(index).center()
    )
    hier.rust()
    assert hier.vandaag.balk.dag == dinsdag
    hier.klik(hier.vandaag.balk.verder)
    assert hier.vandaag.balk.dag == dinsdag + EEN_DAG
    hier.klik(hier.vandaag.balk.nu)
    assert hier.vandaag.balk.dag == date(2026, 4, 10)
    assert not hier.vandaag.balk.nu.isVisible()


def test_one_walks_through_weeks_and_months_and_back_to_today(hier: Scherm) -> None:
    balk = hier.vandaag.balk
    kies(hier, Weergave.WEEK)
    assert balk.titel.text() == "Week 15 · 6 – 12 apr"
    hier.klik(balk.terug)
    assert balk.titel.text() == "Week 14 · 30 mrt – 5 apr"
    assert balk.telling.text() == "niets te doen"
    kies(hier, Weergave.MAAND)
    hier.klik(balk.verder)
    hier.klik(balk.verder)
    assert balk.titel.text() in {"Mei 2026", "Juni 2026"}
    hier.klik(balk.nu)
    assert balk.titel.text() == "April 2026"
    assert balk.tabel.gekozen is not None
    assert balk.tabel.gekozen.vandaag


def test_walking_out_of_the_month_shows_the_next_one(hier: Scherm) -> None:
    kies(hier, Weergave.MAAND)
    balk = hier.vandaag.balk
    for _ in range(3):
        QTest.keyClick(balk.tabel, KEY.Key_Down)
    assert balk.titel.text() == "Mei 2026"
    assert balk.tabel.gekozen is not None
    assert balk.tabel.gekozen.dag == date(2026, 5, 1)


def test_what_is_chosen_above_it_holds_for_the_calendar_too(hier: Scherm) -> None:
    kies(hier, Weergave.MAAND)
    alles = sum(dag_op(hier, dag).aantal for dag in gevuld(hier))
    soorten = hier.vandaag.filters.soorten
    soorten.setCurrentIndex(soorten.findText("Retour (302)"))
    soorten.activated.emit(soorten.currentIndex())
    (regels,) = gevuld(hier).values()
    assert regels == ["2× Retour (302)"]
    assert alles == 4


def test_a_day_off_of_the_user_is_marked(hier: Scherm) -> None:
    instellen.zet_vrije_dagen(hier.workspace, {date(2026, 4, 13): "studiedag"})
    kies(hier, Weergave.MAAND)
    hier.rust()
    assert dag_op(hier, date(2026, 4, 13)).vrij == "studiedag"


def test_everything_in_it_has_a_name(hier: Scherm) -> None:
    kies(hier, Weergave.MAAND)
    assert nameless(hier.geopend.venster) == []
    vandaag = dag_op(hier, date(2026, 4, 10))
    assert replace(vandaag, aantal=0).in_woorden.startswith("vrijdag 10 april 2026")


# What fits


def knop_past(knop: QWidget) -> bool:
    return knop.width() >= knop.sizeHint().width()


def test_in_het_kleinste_venster_past_de_balk_van_een_dag(hier: Scherm) -> None:
    venster, balk = hier.geopend.venster, hier.vandaag.balk
    venster.resize(1024, 700)
    kies(hier, Weergave.MAAND)
    for dag, titel in ((date(2026, 4, 27), "Ma 27 apr"), (date(2027, 12, 29), "29 dec 2027")):
        balk.tabel.geopend.emit(dag)
        hier.rust()
        assert balk.titel.text() == titel
        for deel in (balk.titel, balk.nu, balk.alles, hier.vandaag.afdrukken):
            assert deel.isVisible()
            assert knop_past(deel), (dag, deel)


@pytest.mark.parametrize(
    ("dag", "ruim", "krap"),
    [
        (date(2026, 4, 9), "Week 15 · 6 – 12 apr", "Week 15 · 6 – 12 apr"),
        (date(2026, 9, 30), "Week 40 · 28 sep – 4 okt", "28 sep – 4 okt"),
        (date(2026, 12, 31), "Week 53 · 28 dec – 3 jan 2027", "28 dec – 3 jan ’27"),
    ],
)
def test_in_het_kleinste_venster_past_de_balk_van_een_week(
    hier: Scherm, dag: date, ruim: str, krap: str
) -> None:
    """Also one of two months or two years, without touching the button at its end."""
    venster, balk = hier.geopend.venster, hier.vandaag.balk
    venster.resize(1240, 800)
    kies(hier, Weergave.WEEK)
    balk._ga_naar(dag)
    hier.rust()
    assert (balk.titel.text(), balk.telling.isVisible()) == (ruim, True)
    venster.resize(1024, 700)
    hier.rust()
    assert balk.titel.text() == krap
    for deel in (balk.titel, balk.telling, balk.nu, hier.vandaag.afdrukken):
        assert deel.isHidden() or knop_past(deel), (balk.titel.text(), deel)
    einde = next(e for e in (balk.nu, balk.telling, balk.titel) if e.isVisible())
    rechts = einde.mapTo(balk, einde.rect().topRight()).x()
    assert rechts + 8 <= hier.vandaag.afdrukken.x()


def test_een_lege_dag_zegt_dat_er_die_dag_niets_is(hier: Scherm) -> None:
    kies(hier, Weergave.MAAND)
    hier.vandaag.balk.tabel.geopend.emit(date(2026, 4, 27))
    hier.rust()
    assert hier.regels() == ()
    assert "Niets op deze dag" in teksten(hier.vandaag.lijst.empty)
    hier.geopend.venster.header.search.setText("niemand")
    hier.geopend.venster.header.search.search_now()
    assert "Niets gevonden" in teksten(hier.vandaag.lijst.empty)


def test_wat_geen_client_noemt_zegt_om_welk_bericht_het_gaat() -> None:
    zonder = termijn(1, Actie.ZET_KLAAR, client="", client_id=None)
    (regel,) = dagen.vul(DAG, [zonder], DAG, {}).elk
    assert regel.wie == "Bericht G1 · Nijmegen"


def getekend(qtbot: QtBot, breed: int, dag: Dag) -> list[str]:
    """What is written in a cell of this width and 76 high, by the words that are drawn."""
    tabel = Kalendertabel()
    qtbot.addWidget(tabel)
    tabel.toon([[dag] * 7], dag.dag)
    gezegd: list[str] = []
    schilder = tabel._schilder
    schilder._tekst = lambda _p, plaats, woorden, *_, **__: gezegd.append(  # type: ignore[method-assign] # what is drawn is what counts
        f"{woorden} @{plaats.left():.0f},{plaats.top():.0f}"
    )
    optie = QStyleOptionViewItem()
    optie.rect = QRect(0, 0, breed, 76)
    plaatje = QPixmap(breed, 76)
    penseel = QPainter(plaatje)
    schilder.paint(penseel, optie, tabel.dagen.index(0, 0))
    penseel.end()
    return gezegd


def test_waarom_een_dag_vrij_is_staat_eronder_als_het_ernaast_niet_past(qtbot: QtBot) -> None:
    pasen = dagen.vul(date(2026, 4, 5), [], DAG, {})
    (breed,) = getekend(qtbot, 240, pasen)
    (smal,) = getekend(qtbot, 104, pasen)
    assert breed.endswith(",4")
    assert smal == "Eerste paasdag @10,24"


def test_in_een_smalle_cel_blijft_het_aantal_leesbaar(qtbot: QtBot) -> None:
    vol = dagen.vul(
        DAG, [termijn(1), termijn(2, Actie.ZET_KLAAR), termijn(3, Actie.MAIL_GEMEENTE)], DAG, {}
    )
    assert getekend(qtbot, 160, vol)[-1].startswith("nog 2 taken @")
    assert getekend(qtbot, 104, vol)[-1].startswith("nog 2 @")
