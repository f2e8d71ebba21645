from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.gui import theme
from app.gui.application import Application
from app.gui.theme import Choice
from app.gui.widgets.date_field import DateField
from app.gui.widgets.form_field import FormField

HELP = "Eerste dag waarop de hulp volgens plan is gegeven."


@pytest.fixture
def field(qtbot: QtBot) -> FormField:
    made = FormField("&Begindatum", QLineEdit(), HELP)
    qtbot.addWidget(made)
    made.show()
    return made


def texts(field: FormField) -> str:
    return "\n".join(label.text() for label in field.findChildren(QLabel) if label.isVisible())


def test_the_label_belongs_to_the_editor(field: FormField) -> None:
    (label,) = (each for each in field.findChildren(QLabel) if each.text() == "&Begindatum")
    assert label.buddy() is field.editor
    assert field.editor.accessibleName() == "Begindatum"
    assert field.editor.accessibleDescription() == HELP


def test_a_finding_stands_beneath_with_what_to_do_and_the_rule(field: FormField) -> None:
    assert field.finding == ""
    field.set_finding("Te vroeg.", "Kies 1 april of later.", "TR326")
    assert field.finding == "Te vroeg. Kies 1 april of later. TR326"
    assert field.editor.accessibleDescription() == f"{field.finding} {HELP}"
    assert field.editor.property("finding") is True
    for part in ("Te vroeg.", "Kies 1 april of later.", "TR326"):
        assert part in texts(field)
    field.clear_finding()
    assert field.finding == ""
    assert field.editor.accessibleDescription() == HELP
    assert "Te vroeg" not in texts(field)


def test_what_a_finding_quotes_is_not_taken_for_markup(field: FormField) -> None:
    field.set_finding("<b>31</b> & 32 is geen dag.")
    assert "&lt;b&gt;31&lt;/b&gt; &amp; 32" in texts(field)


def test_a_finding_follows_the_theme(field: FormField, qapp: Application) -> None:
    field.set_finding("Te vroeg.")
    assert theme.tokens().light.late in texts(field)
    qapp.theme.choose(Choice.DARK)
    assert theme.tokens().dark.late in texts(field)


def test_a_date_tells_its_own_refusal(qtbot: QtBot, vandaag: date) -> None:
    editor = DateField(vandaag)
    field = FormField("&Einddatum", editor)
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(editor, "31-4")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert field.finding == "31-04-2026 bestaat niet. April heeft 30 dagen."
    editor.set_value(date(2026, 4, 30))
    assert field.finding == ""


def test_help_that_follows_the_answer_is_shown_and_told(qtbot: QtBot) -> None:
    editor = QLineEdit()
    field = FormField("&Reden", editor, HELP, help_below=True)
    qtbot.addWidget(field)
    field.set_finding("Kies een reden.")
    field.set_help("De hulp ligt even stil.")
    assert field.findChildren(QLabel)[1].text() == "De hulp ligt even stil."
    assert editor.accessibleDescription() == "Kies een reden. De hulp ligt even stil."
