"""The note about a client: kept while one types, and with its owner."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from app.gui.clienten.page import ClientenPage
from app.services import dossiers
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.gui.bureau import Bureau
from tests.gui.clientscherm import naam, nummer_van, typ


def notitie(hier: Bureau, client_id: int) -> str:
    client = dossiers.dossier(hier.workspace, client_id).client
    assert client is not None
    return client.notitie


def veld(page: ClientenPage) -> QPlainTextEdit:
    return page.dossier.notitie.veld


def test_a_note_is_kept_while_one_types_and_not_by_the_gui_thread(
    hier: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    hier.importeer(bericht301())
    threads: list[threading.Thread] = []
    echt = dossiers.zet_notitie

    def zet_notitie(*wat: Any) -> None:
        threads.append(threading.current_thread())
        echt(*wat)

    monkeypatch.setattr(dossiers, "zet_notitie", zet_notitie)
    page = ClientenPage(hier.kantoor)
    hier.toon(page)
    typ(veld(page), "Belt liever ’s ochtends.")
    assert notitie(hier, 1) == ""
    hier.qtbot.waitUntil(lambda: page.dossier.notitie.stand.text() == "Bewaard", timeout=5000)
    assert notitie(hier, 1) == "Belt liever ’s ochtends."
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


def test_walking_to_another_client_keeps_the_note_with_its_owner(hier: Bureau) -> None:
    hier.importeer(
        bericht301(),
        bericht301(toegewezen(300202), bsn=ANDER_BSN, identificatie="G2", naam=naam("Zandstra")),
    )
    page = ClientenPage(hier.kantoor)
    hier.toon(page)
    typ(veld(page), "van de eerste")
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    hier.wacht()
    wit, zandstra = nummer_van(hier, "wit"), nummer_van(hier, "zandstra")
    assert page.dossier.client == zandstra
    assert veld(page).toPlainText() == ""
    assert (notitie(hier, wit), notitie(hier, zandstra)) == ("van de eerste", "")
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    hier.wacht()
    assert veld(page).toPlainText() == "van de eerste"


def test_news_does_not_take_away_what_is_being_typed(hier: Bureau) -> None:
    hier.importeer(bericht301())
    page = ClientenPage(hier.kantoor)
    hier.toon(page)
    typ(veld(page), "half")
    hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    assert veld(page).toPlainText() == "half"


def test_closing_the_window_keeps_the_note_at_once(hier: Bureau) -> None:
    hier.importeer(bericht301())
    page = ClientenPage(hier.kantoor)
    hier.toon(page)
    typ(veld(page), "net getypt")
    page.close()
    assert notitie(hier, 1) == "net getypt"
