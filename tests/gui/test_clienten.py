"""The screen Cliënten: finding a client, the dossier, its timeline and threads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.forms.stop_controle import Stopantwoord
from app.gui import theme
from app.gui.application import Application
from app.gui.clienten import draden
from app.gui.clienten.kaart import Opmerkingen, Toewijzingblok
from app.gui.clienten.page import ClientenPage, scherm
from app.gui.clienten.tijdlijn import Merksoort, Stuksoort
from app.gui.clienten.tijdlijn_view import Tijdas, Tijdbaan
from app.gui.main_window import MainWindow
from app.gui.page import Page, Screen
from app.gui.state import State
from app.gui.theme import Choice
from app.rules.finding import Finding
from app.services import dossiers, melden, stoppen
from app.standard.basis import Product
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.gui.bureau import VANDAAG, Bureau, knop, teksten, toets_toetsenbord
from tests.gui.clientscherm import naam, nummer_van, typ

APRIL, JULI, DECEMBER = date(2026, 4, 1), date(2026, 7, 14), date(2026, 12, 31)
DERDE_BSN = "999996770"


def test_an_empty_office_says_what_to_do_first(hier: Bureau) -> None:
    page = ClientenPage(hier.kantoor)
    hier.toon(page)
    assert page.list.empty.isVisible()
    assert "toewijzingen (301)" in page.list.accessibleDescription()
    assert page.dossier.client is None


@pytest.mark.parametrize("gezocht", ["celik", "Çelik", "ÇEL", ANDER_BSN[:7] + "1", "300202"])
def test_the_search_finds_by_name_bsn_and_number_without_diacritics(
    hier: Bureau, gezocht: str
) -> None:
    hier.importeer(
        bericht301(identificatie="G1"),
        bericht301(toegewezen(300202), bsn=ANDER_BSN, identificatie="G2", naam=naam("Çelik", "ÖF")),
    )
    screen = scherm(hier.kantoor)
    window = MainWindow([screen, Screen("x", "X", "vandaag", Page, "")], VANDAAG, State())
    hier.qtbot.addWidget(window)
    window.show()
    hier.wacht()
    assert window.header.summary == "2 cliënten"
    typ(window.header.search, gezocht)
    QTest.keyClick(window.header.search, Qt.Key.Key_Return)
    hier.wacht()
    page = window.page("clienten")
    assert isinstance(page, ClientenPage)
    assert window.header.summary == "1 cliënt gevonden"
    assert "Ö.F. Çelik" in teksten(page.dossier)


def test_nobody_found_is_not_the_same_as_nobody_there(hier: Bureau) -> None:
    hier.importeer(bericht301())
    page = ClientenPage(hier.kantoor)
    hier.toon(page)
    assert page.dossier.client is not None
    page.search("qqq")
    hier.wacht()
    assert "Niemand gevonden" in page.list.accessibleDescription()
    assert page.dossier.client is None


def test_a_long_list_is_fetched_a_page_at_a_time(
    hier: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    bsns = elfproef()
    hier.importeer(
        *(
            bericht301(toegewezen(400000 + n), bsn=next(bsns), identificatie=f"G{n}")
            for n in range(450)
        )
    )
    gevraagd: list[int] = []
    echt = dossiers.clienten

    def clienten(workspace: Any, zoek: str = "", offset: int = 0, limit: int = 100) -> Any:
        gevraagd.append(offset)
        return echt(workspace, zoek, offset, limit)

    monkeypatch.setattr(dossiers, "clienten", clienten)
    page = ClientenPage(hier.kantoor)
    hier.toon(page)
    assert gevraagd == [0]
    page.list.scrollToBottom()
    page.list.repaint()
    hier.wacht()
    assert gevraagd == [0, 400]


def elfproef() -> Iterator[str]:
    for getal in range(999900000, 1_000_000_000):
        bsn = str(getal)
        gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
        if sum(int(c) * w for c, w in zip(bsn, gewichten, strict=True)) % 11 == 0:
            yield bsn


def test_the_words_of_the_gemeente_cannot_be_missed(hier: Bureau) -> None:
    hier.importeer(
        bericht301(toegewezen(commentaar="Graag in overleg met school."), commentaar="Bel <niet>.")
    )
    page = ClientenPage(hier.kantoor)
    hier.toon(page)
    [box] = page.dossier.findChildren(Opmerkingen)
    assert box.isVisible()
    gezegd = teksten(box)
    assert "Over de cliënt:</b> Bel &lt;niet&gt;." in gezegd
    assert "Bij toewijzing 300201:</b> Graag in overleg met school." in gezegd
    boven = box.mapTo(page.dossier, box.rect().topLeft()).y()
    assert (
        boven
        < page.dossier.findChildren(Toewijzingblok)[0].mapTo(page.dossier, box.rect().topLeft()).y()
    )


def gekleurd(lane: Tijdbaan, colour: str) -> int:
    """Count the pixels of a colour in the middle line of the bar."""
    image = lane.grab().toImage()
    y = image.height() // 2 + 4
    wanted = QColor(colour)
    return sum(image.pixelColor(x, y) == wanted for x in range(image.width()))


def test_the_timeline_is_drawn_with_its_changes_and_names_what_is_under_the_mouse(
    hier: Bureau, qapp: Application
) -> None:
    hier.importeer(
        bericht301(toegewezen(einddatum=JULI)),
        bericht301(
            toegewezen(einddatum=DECEMBER, toewijzingsdatum=date(2026, 4, 2)), identificatie="G2"
        ),
    )
    hier.meld_start(1, date(2026, 4, 6))
    page = ClientenPage(hier.kantoor)
    hier.toon(page)
    [lane] = page.dossier.findChildren(Tijdbaan)
    [as_] = page.dossier.findChildren(Tijdas)
    assert as_.namen()[0][1].naam == "apr ’26"
    assert lane.baan.soorten == (
        Stuksoort.GEGEVEN, Stuksoort.VERLENGD, Stuksoort.GELEVERD, Merksoort.START,
    )  # fmt: skip
    breed = lane.width()
    assert lane.uitleg(breed * 0.2) == "Toegewezen: 1 apr – 14 jul 2026"
    assert lane.uitleg(breed * 0.9) == "Verlengd: 15 jul – 31 dec 2026"
    assert lane.uitleg(breed * 5 / 275) == "Start: ma 6 apr 2026"
    assert "start op ma 6 apr 2026" in lane.accessibleName()
    for choice in (Choice.LIGHT, Choice.DARK):
        qapp.theme.choose(choice)
        assert gekleurd(lane, theme.colours().accent_soft) > breed * 0.3
        assert gekleurd(lane, theme.colours().accent) >= 3
    assert "Verlengd tot en met 31 dec 2026 · op 2 apr 2026" in teksten(page.dossier)


def test_the_button_follows_how_the_toewijzing_stands(hier: Bureau) -> None:
    hier.importeer(bericht301())
    page = ClientenPage(hier.kantoor)
    hier.toon(page)
    knop(page.dossier, "Meld start").click()
    assert hier.geopend == [("open_start", (1, False))]
    hier.meld_start(1, date(2026, 4, 6))
    hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    assert "Gestart op 6 apr 2026: gemeld, nog geen antwoord." in teksten(page.dossier)
    knop(page.dossier, "Corrigeer start").click()
    assert hier.geopend[1:] == [("open_start", (1, True))]
    knop(page.dossier, "Meld stop").click()
    assert hier.geopend[2:] == [("open_stop", (1, False))]


def test_a_stop_is_corrected_and_what_the_gemeente_took_back_withdrawn(hier: Bureau) -> None:
    hier.importeer(bericht301())
    hier.antwoord(hier.meld_start(1, date(2026, 4, 2)))
    form = stoppen.formulier(hier.workspace, 1)
    antwoord = Stopantwoord(date(2026, 4, 3), "20")
    assert melden.zet_klaar(hier.workspace, form, antwoord).gelukt
    page = ClientenPage(hier.kantoor)
    hier.toon(page)
    knop(page.dossier, "Corrigeer stop").click()
    knop(page.dossier, "Meld start").click()
    knop(page.dossier, "Meld stop").click()
    assert hier.geopend == [
        ("open_stop", (1, True)),
        ("open_start", (1, False)),
        ("open_stop", (1, False)),
    ]
    weg = toegewezen(toewijzingsdatum=VANDAAG, einddatum=APRIL, reden_wijziging="13")
    hier.importeer(bericht301(weg, identificatie="G2", dagtekening=VANDAAG))
    hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    knop(page.dossier, "Trek in").click()
    assert hier.geopend[3:] == [("open_intrekking", 1)]
    assert page.list.currentIndex().data().endswith("1 verwijderd")


def test_what_cannot_be_reported_has_no_button(hier: Bureau) -> None:
    later: dict[str, Any] = {
        "ingangsdatum": date(2026, 5, 1),
        "einddatum": DECEMBER,
        "product": Product(categorie="45", code="45A48"),
    }
    weg: dict[str, Any] = {
        "toewijzingsdatum": date(2026, 4, 2),
        "einddatum": APRIL,
        "reden_wijziging": "13",
    }
    hier.importeer(
        bericht301(toegewezen(1, **later), toegewezen(2)),
        bericht301(toegewezen(2, **weg), identificatie="G2"),
    )
    page = ClientenPage(hier.kantoor)
    hier.toon(page)
    eerste, tweede = page.dossier.findChildren(Toewijzingblok)
    assert "Begint 1 mei 2026" in eerste.accessibleName()
    assert "Verwijderd" in tweede.accessibleName()
    assert "Toegewezen: 1 apr – 14 jul 2026 · op 30 mrt 2026" in teksten(tweede)
    for blok in (eerste, tweede):
        assert blok.findChildren(QPushButton) == []


def test_a_refused_start_is_told_and_can_be_reported_again(hier: Bureau) -> None:
    hier.importeer(bericht301())
    pad = "/Bericht/Client/StartProducten/StartProduct[1]"
    hier.antwoord(hier.meld_start(1, date(2026, 4, 6)), Finding("", 3, "9326", pad, "", "", ""))
    page = ClientenPage(hier.kantoor)
    hier.toon(page)
    gezegd = teksten(page.dossier)
    assert "De melding van de start op 6 apr 2026 is afgekeurd door de gemeente." in gezegd
    assert knop(page.dossier, "Meld start").isEnabled()


def test_each_message_has_its_answer_beneath_it(hier: Bureau) -> None:
    hier.importeer(bericht301())
    pad = "/Bericht/Client/StartProducten/StartProduct[1]"
    eerst = hier.meld_start(1, date(2026, 4, 6))
    hier.antwoord(eerst, Finding("", 3, "9326", pad, "", "", ""))
    daarna = hier.meld_start(1, date(2026, 4, 7))
    hier.antwoord(daarna)
    page = ClientenPage(hier.kantoor)
    hier.toon(page, (900, 1600))
    gelezen = draden.laad(hier.workspace, 1)
    # The 301 and its 302, the refused start with its answer, the good one with its answer.
    assert [[draad.heen.titel, *(a.titel for a in draad.antwoorden)] for draad in gelezen] == [
        ["Start zorg (JW305)", "Antwoord (JW306)"],
        ["Start zorg (JW305)", "Antwoord (JW306)"],
        ["Toewijzing (JW301)", "Antwoord (JW302)"],
    ]
    assert [draad.heen.status.words for draad in gelezen] == [
        "Goedgekeurd", "Afgekeurd", "Verwerkt",
    ]  # fmt: skip
    knop(page.dossier, "Toewijzing (JW301)").click()
    assert hier.geopend == [("open_bericht", gelezen[2].heen.id)]


def test_a_client_can_be_shown_whatever_was_searched_for(hier: Bureau) -> None:
    hier.importeer(
        bericht301(),
        bericht301(toegewezen(2), bsn=ANDER_BSN, identificatie="G2", naam=naam("Zandstra")),
        bericht301(toegewezen(3), bsn=DERDE_BSN, identificatie="G3", naam=naam("Aalders")),
    )
    page = ClientenPage(hier.kantoor)
    hier.toon(page)
    page.search("aalders")
    hier.wacht()
    zandstra = nummer_van(hier, "zandstra")
    page.toon(zandstra)
    hier.wacht()
    assert page.dossier.client == zandstra
    assert page.list.chosen() == zandstra
    assert "T. Zandstra" in teksten(page.dossier)


def test_a_page_out_of_sight_waits_until_it_appears(
    hier: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    hier.importeer(bericht301())
    page = ClientenPage(hier.kantoor)
    hier.toon(page)
    page.hide()
    gelezen: list[int] = []
    monkeypatch.setattr(dossiers, "aantal_clienten", lambda *_: gelezen.append(1))
    hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    assert gelezen == []


def test_a_long_name_is_shortened_in_the_list_and_told_by_its_tooltip(hier: Bureau) -> None:
    lang = naam("Hoogwoerden tot Kortenesse-van den Berghe", "WGM")
    hier.importeer(
        bericht301(naam=lang), bericht301(toegewezen(2), bsn=ANDER_BSN, identificatie="G2")
    )
    page = ClientenPage(hier.kantoor)
    hier.toon(page)
    delegate: Any = page.list.itemDelegate()
    model = page.list.model()
    kort, lange = model.index(1, 0), model.index(0, 0)
    assert not delegate.is_shortened(kort, 264)
    assert delegate.is_shortened(lange, 264)


def test_the_smallest_window_needs_no_scrolling_sideways(hier: Bureau) -> None:
    lang = naam("Hoogwoerden tot Kortenesse-van den Berghe", "WGM")
    hier.importeer(bericht301(naam=lang, commentaar="Bel lang aan. " * 20))
    hier.meld_start(1, date(2026, 4, 6))
    page = ClientenPage(hier.kantoor)
    hier.toon(page)  # what 1024 by 700 leaves for a page
    blad = page.dossier.widget()
    assert blad is not None
    assert blad.width() <= page.dossier.viewport().width()


def test_the_keyboard_reaches_all_of_it(hier: Bureau) -> None:
    hier.importeer(bericht301(commentaar="Bel eerst."))
    hier.meld_start(1, date(2026, 4, 6))
    toets_toetsenbord(hier, scherm(hier.kantoor))
