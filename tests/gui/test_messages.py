from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.gui import messages
from app.gui.messages import Action, Kind, MessageLine


@pytest.fixture
def line(qtbot: QtBot) -> MessageLine:
    made = MessageLine()
    made._timer.setInterval(30)
    made.move(400, 400)  # away from the mouse: it stays while that is on it
    qtbot.addWidget(made)
    return made


def button(line: MessageLine, text: str) -> QPushButton:
    (found,) = (each for each in line.findChildren(QPushButton) if each.text() == text)
    return found


def test_it_is_not_there_until_something_is_said(line: MessageLine) -> None:
    assert line.isHidden()
    messages.info(line, "12 berichten ingelezen.")
    assert not line.isHidden()
    assert line.accessibleName() == "12 berichten ingelezen."


def test_the_action_is_done_once_and_the_line_goes(line: MessageLine, qtbot: QtBot) -> None:
    done: list[str] = []
    messages.done(
        line, "Concept verwijderd.", Action("Ongedaan maken", lambda: done.append("terug"))
    )
    QTest.mouseClick(button(line, "Ongedaan maken"), Qt.MouseButton.LeftButton)
    assert done == ["terug"]
    assert line.isHidden()


def test_an_action_may_say_something_new(line: MessageLine, qtbot: QtBot) -> None:
    again = Action("Bekijk", lambda: messages.info(line, "Nieuw."))
    messages.info(line, "Oud.", again)
    QTest.mouseClick(button(line, "Bekijk"), Qt.MouseButton.LeftButton)
    assert not line.isHidden()
    assert line.accessibleName() == "Nieuw."


def test_a_refusal_says_what_and_what_to_do(line: MessageLine) -> None:
    messages.error(line, UserError("Dit bestand is leeg.", "Vraag het opnieuw op."))
    assert line.accessibleName() == "Dit bestand is leeg. Vraag het opnieuw op."
    assert line.property("kind") == "error"


@pytest.mark.parametrize(
    ("kind", "stays"),
    [(Kind.INFO, False), (Kind.DONE, False), (Kind.WARNING, True), (Kind.ERROR, True)],
)
def test_good_news_leaves_by_itself_and_bad_news_stays(
    line: MessageLine, qtbot: QtBot, kind: Kind, stays: bool
) -> None:
    line.show_message(kind, "Tekst.")
    qtbot.wait(90)
    assert line.isHidden() is not stays


def test_what_replaces_good_news_is_not_taken_away_with_it(line: MessageLine, qtbot: QtBot) -> None:
    messages.done(line, "Klaar.")
    messages.warning(line, "Let op.")
    qtbot.wait(90)
    assert not line.isHidden()


def test_it_can_be_closed(line: MessageLine, qtbot: QtBot) -> None:
    messages.warning(line, "Let op.")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.isHidden()


@pytest.mark.parametrize(("text", "agreed"), [("Verwijder map", True), ("Bewaar map", False)])
def test_a_question_names_the_thing_and_gives_the_answer(
    line: MessageLine, qtbot: QtBot, text: str, agreed: bool
) -> None:
    seen: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text())
        seen.append(box.defaultButton().text())
        (pressed,) = (each for each in box.buttons() if each.text() == text)
        pressed.click()

    QTimer.singleShot(0, answer)
    given = line.ask("Map ‘retour’ verwijderen?", "Er staan 3 bestanden in.", "Verwijder map",
                     "Bewaar map")  # fmt: skip
    assert given is agreed
    assert seen == ["Map ‘retour’ verwijderen?", "Bewaar map"]


def test_good_news_stays_behind_when_another_screen_opens(line: MessageLine) -> None:
    messages.done(line, "Klaargezet.", Action("Naar Klaar", lambda: None, "klaar"))
    line.leave_for("clienten")
    assert line.isHidden()


def test_what_can_be_undone_goes_along_to_another_screen(line: MessageLine) -> None:
    messages.done(line, "Klaargezet.", Action("Ongedaan maken", lambda: None))
    line.leave_for("klaar")
    assert not line.isHidden()


def test_bad_news_goes_only_where_its_link_leads(line: MessageLine) -> None:
    messages.warning(line, "Afgekeurd.", Action("Naar Vandaag", lambda: None, "vandaag"))
    for elsewhere in ("clienten", ""):
        line.leave_for(elsewhere)
        assert not line.isHidden()
    line.leave_for("vandaag")
    assert line.isHidden()
    messages.warning(line, "Let op.", Action("Bekijk", lambda: None))
    line.leave_for("")
    assert not line.isHidden()
