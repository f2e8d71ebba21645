from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.gui.unlock import UnlockWindow, strength

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "paarse fiets op zolder"


class Opening:
    """A window with what was tried and what came of it."""

    def __init__(self, qtbot: QtBot, *, first_run: bool) -> None:
        self.tried: list[str] = []
        self.opened: list[tuple[str, bool]] = []
        self.crashes: list[BaseException] = []
        self.answer: Callable[[], None] = lambda: None
        self.window = UnlockWindow(self._attempt, self.crashes.append, first_run=first_run)
        self.window.opened.connect(lambda *given: self.opened.append(given))
        qtbot.addWidget(self.window)
        self.window.show()
        self.qtbot = qtbot

    def _attempt(self, password: str) -> None:
        self.tried.append(password)
        self.answer()

    def field(self, name: str) -> QLineEdit:
        (found,) = (
            each for each in self.window.findChildren(QLineEdit) if each.accessibleName() == name
        )
        return found

    def tick(self, start: str) -> QCheckBox:
        (found,) = (
            each
            for each in self.window.findChildren(QCheckBox)
            if each.text().replace("&", "").startswith(start)
        )
        return found

    @property
    def button(self) -> QPushButton:
        (found,) = self.window.findChildren(QPushButton)
        return found

    def press(self) -> None:
        QTest.mouseClick(self.button, Qt.MouseButton.LeftButton)

    def shows(self, text: str) -> bool:
        return any(
            text in each.text() and each.isVisible() for each in self.window.findChildren(QLabel)
        )


@pytest.fixture
def known(qtbot: QtBot) -> Opening:
    return Opening(qtbot, first_run=False)


@pytest.fixture
def first(qtbot: QtBot) -> Opening:
    return Opening(qtbot, first_run=True)


def test_enter_opens_with_the_password(known: Opening, qtbot: QtBot) -> None:
    QTest.keyClicks(known.field("Wachtwoord"), "geheim")
    QTest.keyClick(known.field("Wachtwoord"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(known.opened))
    assert known.tried == ["geheim"]
    assert known.opened == [("geheim", False)]


def test_the_keyring_is_asked_for(known: Opening, qtbot: QtBot) -> None:
    known.field("Wachtwoord").setText("geheim")
    known.tick("Bewaar in de sleutelring").click()
    known.press()
    qtbot.waitUntil(lambda: bool(known.opened))
    assert known.opened == [("geheim", True)]


def test_a_wrong_password_is_told_and_can_be_typed_over(known: Opening, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise UserError("Dit wachtwoord past niet.", "Probeer het opnieuw.")

    known.answer = refuse
    known.field("Wachtwoord").setText("fout")
    known.press()
    qtbot.waitUntil(lambda: known.shows("Dit wachtwoord past niet. Probeer het opnieuw."))
    assert known.opened == []
    assert known.button.isEnabled()
    assert known.field("Wachtwoord").selectedText()
    known.field("Wachtwoord").setText("goed")
    assert not known.shows("past niet")


def test_meanwhile_it_says_so_and_takes_nothing_else(known: Opening, qtbot: QtBot) -> None:
    go_on = threading.Event()

    def wait() -> None:
        go_on.wait(5)

    known.answer = wait
    known.field("Wachtwoord").setText("geheim")
    known.press()
    qtbot.waitUntil(lambda: bool(known.tried))
    assert not known.button.isEnabled()
    assert "Even geduld" in known.button.text()
    QTest.keyClick(known.field("Wachtwoord"), Qt.Key.Key_Return)
    go_on.set()
    qtbot.waitUntil(lambda: bool(known.opened))
    assert known.tried == ["geheim"]


def test_a_bug_while_opening_is_a_crash_and_the_window_works_again(
    known: Opening, qtbot: QtBot
) -> None:
    def break_down() -> None:
        raise RuntimeError("stuk")

    known.answer = break_down
    known.field("Wachtwoord").setText("geheim")
    known.press()
    qtbot.waitUntil(lambda: bool(known.crashes))
    assert known.button.isEnabled()
    assert known.opened == []


def test_nothing_typed_is_not_tried(known: Opening) -> None:
    known.press()
    assert known.shows("Vul je wachtwoord in.")
    assert known.tried == []


def test_the_first_run_explains_that_there_is_no_way_back(first: Opening) -> None:
    assert first.shows("niemand kan dit wachtwoord achterhalen")


@pytest.mark.parametrize(
    ("password", "repeated", "said"),
    [("kort", "kort", "te kort"), (SENTENCE, "iets anders", "niet gelijk")],
)
def test_a_new_password_is_long_enough_and_typed_twice(
    first: Opening, password: str, repeated: str, said: str
) -> None:
    first.field("Wachtwoord").setText(password)
    first.field("Nog een keer").setText(repeated)
    first.press()
    assert first.shows(said)
    assert first.tried == []


def test_a_new_password_opens(first: Opening, qtbot: QtBot) -> None:
    first.field("Wachtwoord").setText(SENTENCE)
    first.field("Nog een keer").setText(SENTENCE)
    first.press()
    qtbot.waitUntil(lambda: bool(first.opened))
    assert first.opened == [(SENTENCE, False)]


def test_an_existing_password_may_be_short(known: Opening, qtbot: QtBot) -> None:
    known.field("Wachtwoord").setText("demo")
    known.press()
    qtbot.waitUntil(lambda: bool(known.opened))


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("", ""),
        ("kort", "te kort"),
        ("aaaaaaaaaaaa", "Zwak"),
        ("paarse fiets", "Redelijk"),
        (SENTENCE, "Sterk"),
    ],
)
def test_a_hint_on_strength(password: str, said: str) -> None:
    assert said in strength(password)
    assert bool(strength(password)) is bool(said)


def test_the_hint_follows_the_typing(first: Opening, qtbot: QtBot) -> None:
    QTest.keyClicks(first.field("Wachtwoord"), "kort")
    assert first.shows("Nog te kort")


def test_the_password_can_be_shown(first: Opening) -> None:
    first.tick("Toon wachtwoord").click()
    assert first.field("Wachtwoord").echoMode() is QLineEdit.EchoMode.Normal
    first.tick("Toon wachtwoord").click()
    assert first.field("Nog een keer").echoMode() is QLineEdit.EchoMode.Password


def test_nothing_is_cut_off(first: Opening, known: Opening) -> None:
    known.window.show_error("Dit wachtwoord past niet bij deze gegevens. " * 3)
    for window in (first.window, known.window):
        for label in window.findChildren(QLabel):
            if label.isVisible() and label.text().strip():
                assert label.height() >= label.heightForWidth(label.width())


def test_it_loads_nothing_but_itself() -> None:
    code = "import app.gui.unlock, sys; print(*sorted(m for m in sys.modules if '.' in m))"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = ran.stdout.split()
    ours = {name for name in loaded if name.startswith("app.")}
    assert ours == {"app.errors", "app.gui", "app.gui.theme", "app.gui.unlock", "app.paths"}
    heavy = ("sqlalchemy.", "lxml.", "alembic.", "openpyxl.", "holidays.", "PySide6.QtSvg")
    assert [name for name in loaded if name.startswith(heavy)] == []
