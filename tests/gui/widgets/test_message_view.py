from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem, QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from app.gui import theme
from app.gui.application import Application
from app.gui.theme import Choice
from app.gui.widgets.message_view import Gegeven, MessageView
from tests.gui.samples import GEGEVENS, XML


@pytest.fixture
def view(qtbot: QtBot) -> MessageView:
    made = MessageView()
    made.set_message(GEGEVENS, XML)
    made.resize(700, 500)
    qtbot.addWidget(made)
    made.show()
    return made


def items(view: MessageView) -> dict[str, QTreeWidgetItem]:
    found = {}
    walk = QTreeWidgetItemIterator(view.tree)
    while (item := walk.value()) is not None:
        found[item.text(0)] = item
        walk += 1
    return found


def test_a_message_can_be_read_as_labels_and_values(view: MessageView) -> None:
    found = items(view)
    assert list(found)[:5] == ["Bericht", "Soort", "Van", "Aan", "Cliënt"]
    assert found["BSN"].text(1) == "999900006"
    assert found["Toewijzingnummer"].parent() is found["Gestart product"]
    assert all(item.isExpanded() for item in found.values() if item.childCount())


def test_what_is_wrong_stands_with_its_value(view: MessageView) -> None:
    item = items(view)["Begindatum"]
    assert item.text(1) == "27 mrt 2026"  # and not what stands above it already
    gezegd = item.data(1, Qt.ItemDataRole.AccessibleDescriptionRole)
    assert item.toolTip(1) == gezegd == "ligt voor de ingangsdatum van de toewijzing"
    assert not item.icon(1).isNull()
    assert item.foreground(1).color() == QColor(theme.tokens().light.late)
    assert items(view)["BSN"].icon(1).isNull()


def test_what_is_wrong_with_a_group_stands_where_a_value_would(view: MessageView) -> None:
    view.set_message([replace(TWEE_OP_EEN_REGEL[0], bevinding="In Cliënt ontbreekt Naam.")], "<a/>")
    item = items(view)["Cliënt"]
    assert item.text(1) == item.toolTip(1) == "In Cliënt ontbreekt Naam."
    assert not item.icon(1).isNull()


def test_enter_on_a_value_shows_it_in_the_xml(view: MessageView) -> None:
    view.tree.setCurrentItem(items(view)["BSN"])
    QTest.keyClick(view.tree, Qt.Key.Key_Return)
    assert view.currentWidget() is view.xml
    assert view.xml.marked == 9
    assert "<jw305:Bsn>" in view.xml.textCursor().block().text()


def test_an_element_can_be_marked_in_both(view: MessageView) -> None:
    view.mark(13)
    assert view.xml.marked == 13
    current = view.tree.currentItem()
    assert current is not None
    assert current.text(0) == "Begindatum"
    (mark,) = view.xml.extraSelections()
    assert mark.cursor.blockNumber() == 12
    view.mark(999)
    assert view.xml.marked is None
    assert view.xml.extraSelections() == []


TWEE_OP_EEN_REGEL = (
    Gegeven("Cliënt", "", (
        Gegeven("BSN", "999900006", regel=1, pad="/Bericht/Client/Bsn"),
        Gegeven("Geslacht", "1", regel=1, pad="/Bericht/Client/Geslacht"),
    ), regel=1, pad="/Bericht/Client"),
)  # fmt: skip


def test_elements_on_one_line_are_told_apart_by_their_path(view: MessageView) -> None:
    view.set_message(TWEE_OP_EEN_REGEL, "<a><b>999900006</b><c>1</c></a>")
    view.mark(1, "/Bericht/Client/Geslacht")
    assert view.tree.currentItem() is items(view)["Geslacht"]
    view.mark(1, "/Bericht/Client/Naam/Achternaam")  # is not there: what it would lie in
    assert view.tree.currentItem() is items(view)["Cliënt"]
    view.mark(1, "/Bericht/Header")
    assert not view.tree.currentIndex().isValid()


def test_a_part_of_a_message_keeps_the_line_numbers_of_the_whole(view: MessageView) -> None:
    view.set_message(TWEE_OP_EEN_REGEL, "<a>\n<b/>\n</a>", 9_999)
    wide = view.xml.numbers_width()
    view.mark(10_000)
    assert view.xml.marked == 10_000
    assert view.xml.textCursor().block().text() == "<b/>"
    view.mark(1)
    assert view.xml.marked is None
    view.set_message(TWEE_OP_EEN_REGEL, "<a>\n<b/>\n</a>")
    assert view.xml.numbers_width() < wide


def test_a_group_may_begin_folded(view: MessageView) -> None:
    view.set_message([replace(TWEE_OP_EEN_REGEL[0], dicht=True)], "<a/>")
    assert not items(view)["Cliënt"].isExpanded()
    view.mark(1, "/Bericht/Client/Geslacht")
    assert items(view)["Cliënt"].isExpanded()


def test_another_message_has_nothing_marked(view: MessageView) -> None:
    view.mark(13)
    view.set_message((), "<a/>")
    assert view.xml.marked is None
    assert items(view) == {}


def test_it_can_be_read_and_not_changed(view: MessageView) -> None:
    assert view.xml.isReadOnly()
    view.setCurrentWidget(view.xml)
    QTest.keyClicks(view.xml, "abc")
    assert view.xml.toPlainText() == XML


def test_line_numbers_take_the_room_that_they_need(view: MessageView) -> None:
    narrow = view.xml.numbers_width()
    view.xml.setPlainText("<a/>\n" * 1000)
    assert view.xml.numbers_width() > narrow
    assert view.xml.viewport().geometry().left() >= view.xml.numbers_width()


def test_it_follows_the_theme(view: MessageView, qapp: Application) -> None:
    view.mark(13)
    qapp.theme.choose(Choice.DARK)
    (mark,) = view.xml.extraSelections()
    assert mark.format.background().color() == QColor(theme.tokens().dark.accent_soft)
    assert items(view)["Begindatum"].foreground(1).color() == QColor(theme.tokens().dark.late)
