"""What holds for the keyboard and the screen reader, on the shell with a page of every part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.gui import messages
from app.gui.main_window import MainWindow
from app.gui.state import State
from app.gui.unlock import UnlockWindow
from tests.gui.screenshots import screens

ROLE = QAccessible.Role
TO_BE_NAMED = {
    ROLE.Button, ROLE.CheckBox, ROLE.RadioButton, ROLE.EditableText, ROLE.ComboBox, ROLE.List,
    ROLE.Table, ROLE.Tree, ROLE.PageTab, ROLE.ProgressBar, ROLE.ButtonMenu,
}  # fmt: skip


@pytest.fixture
def window(qtbot: QtBot, vandaag: date) -> MainWindow:
    made = MainWindow(screens(), vandaag, State())
    qtbot.addWidget(made)
    made.resize(1240, 860)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    messages.warning(made.messages, "Let op.", messages.Action("Bekijk", lambda: None))
    return made


def walk(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield root
    for at in range(root.childCount()):
        child = root.child(at)
        if child.isValid() and not child.state().invisible:
            yield from walk(child)


def fail(error: BaseException) -> None:
    raise error


def nameless(widget: QWidget) -> list[str]:
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    found = list(walk(root))
    assert len(found) > 5
    return [
        f"{each.role().name} {each.object()!r}"
        for each in found
        if each.role() in TO_BE_NAMED
        and not each.text(QAccessible.Text.Name)
        and not _inside_a_view(each)
    ]


def _inside_a_view(each: QAccessibleInterface) -> bool:
    """Scroll bars, corners and the popup of a box are Qt's own."""
    of = each.object()
    return isinstance(of, QWidget) and isinstance(of.parentWidget(), QAbstractItemView)


@pytest.mark.parametrize("key", ["vandaag", "clienten", "berichten", "klaar"])
def test_everything_on_a_screen_has_a_name(window: MainWindow, key: str) -> None:
    window.open_screen(key)
    assert nameless(window) == []


def test_the_help_has_names(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert nameless(window) == []


@pytest.mark.parametrize("first_run", [True, False])
def test_the_first_window_has_names(qtbot: QtBot, first_run: bool) -> None:
    made = UnlockWindow(lambda _: None, fail, first_run=first_run)
    qtbot.addWidget(made)
    made.show()
    assert nameless(made) == []


def stops(window: QWidget) -> list[QWidget]:
    """Give what Tab visits, once round."""
    seen: list[QWidget] = []
    while (here := QApplication.focusWidget()) not in seen:
        assert here is not None
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return seen


@pytest.mark.parametrize("key", ["vandaag", "clienten", "berichten", "klaar"])
def test_the_tab_key_reaches_everything_that_can_be_done(window: MainWindow, key: str) -> None:
    window.open_screen(key)
    window.page(key).setFocus()
    if QApplication.focusWidget() is None:
        window.sidebar.button(key).setFocus()
    visited = stops(window)
    reachable = [
        each
        for kind in (QAbstractButton, QLineEdit, QAbstractItemView)
        for each in window.findChildren(kind)
        if each.isVisible() and each.isEnabled() and _counts(each, window)
    ]
    assert len(reachable) >= 3
    assert [each for each in reachable if each not in visited] == []


def _counts(each: QWidget, window: MainWindow) -> bool:
    """Tell whether Tab should stop there: one entry of the sidebar does for all."""
    if window.sidebar.isAncestorOf(each):
        return isinstance(each, QAbstractButton) and each.isChecked()
    inner = each.parentWidget()
    return not isinstance(inner, (QLineEdit, QAbstractItemView)) and each.objectName() not in {
        "ScrollLeftButton",
        "ScrollRightButton",
    }


def test_what_has_the_focus_looks_different(window: MainWindow) -> None:
    button = window.sidebar.button("vandaag")
    others = [each for each in window.header.findChildren(QPushButton) if each.isVisible()]
    assert others
    for each in (button, window.header.search, *others):
        window.page("vandaag").setFocus()
        before = each.grab().toImage()
        each.setFocus(Qt.FocusReason.TabFocusReason)
        assert each.grab().toImage() != before
