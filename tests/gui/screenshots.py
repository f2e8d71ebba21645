"""Draws every part of the window with invented data, to look at: `python -m tests.gui.screenshots`.

Light, dark and at 150 %; into the folder `screenshots`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.errors import UserError
from app.gui import icons, messages
from app.gui.application import Application
from app.gui.crash import CrashDialog
from app.gui.main_window import MainWindow
from app.gui.page import Page, Screen
from app.gui.state import State
from app.gui.task import Progress, Task
from app.gui.theme import Choice
from app.gui.unlock import UnlockWindow
from app.gui.widgets.action_list import ActionList
from app.gui.widgets.date_field import DateField
from app.gui.widgets.drop_zone import DropZone
from app.gui.widgets.form_field import FormField
from app.gui.widgets.message_view import MessageView
from app.gui.widgets.rows import RowsModel
from app.gui.widgets.section import Section
from app.gui.widgets.table import Table
from tests.gui import samples

VANDAAG = date(2026, 4, 9)
FOLDER = Path(__file__).resolve().parents[2] / "screenshots"
NOTHING = (
    "Nog niets te doen",
    "Sleep de bestanden die je bij VECOZO hebt opgehaald hierheen.",
    "importeren",
)


class VandaagPage(Page):
    search_hint = "Zoek cliënt of gemeente"

    def __init__(self, *, filled: bool = True) -> None:
        super().__init__()
        self.filled = filled
        self.list = ActionList("Wat er te doen is", NOTHING)
        self.list.set_rows(samples.VANDAAG_ROWS if filled else ())
        self.setFocusProxy(self.list)
        self.all = QComboBox()
        self.all.addItems(["Alles", "Nijmegen", "Wijchen"])
        self.all.setAccessibleName("Gemeente")
        self.print = icons.TextButton("afdrukken", "Afdrukken")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 16)
        column.addWidget(self.list)

    def header_actions(self) -> list[QWidget]:
        return [self.all, self.print] if self.filled else []

    def appear(self) -> None:
        self.summary_changed.emit("3 te laat · 5 vandaag · 2 deze week" if self.filled else "")


class BerichtenPage(Page):
    search_hint = "Zoek in alle berichten"

    def __init__(self) -> None:
        super().__init__()
        model = RowsModel(samples.COLUMNS)
        model.set_rows([samples.bericht(n) for n in range(400)])
        self.table = Table(model, "Berichten", NOTHING)
        self.table.selectRow(2)
        self.table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
        self.setFocusProxy(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 16)
        column.addWidget(self.table)

    def appear(self) -> None:
        self.summary_changed.emit("400 berichten")


class FormPage(Page):
    def __init__(self) -> None:
        super().__init__()
        self.start = DateField(VANDAAG)
        field = FormField(
            "&Begindatum levering",
            self.start,
            "Eerste dag waarop de hulp volgens plan is gegeven; een kennismaking of intake telt "
            "niet mee.",
        )
        self.start.set_value(date(2026, 3, 27))
        field.set_finding(
            "Deze datum ligt voor de ingangsdatum van de toewijzing (1 april).",
            "Kies 1 april of later, of vraag de gemeente om de toewijzing aan te passen.",
            "protocol §5.6",
        )
        wrong = DateField(VANDAAG)
        second = FormField("&Verwachte einddatum", wrong, "Alleen invullen als die al vaststaat.")
        wrong.setText("31-04-2026")
        wrong.commit()
        reason = QComboBox()
        reason.addItems(["Levering volgens plan beëindigd", "Overlijden", "Verhuizing"])
        third = FormField("&Reden", reason)
        section = Section("Gegevens", "De rest staat al vast en hoef je niet in te vullen.")
        for each in (field, second, third):
            section.add(each)
        section.add(QCheckBox("Stuur ook een bericht naar de &tweede gemeente"))
        view = MessageView()
        view.set_message(samples.GEGEVENS, samples.XML)
        preview = Section("Wat er verstuurd wordt")
        preview.add(view, 1)
        ready = QPushButton("&Zet klaar voor VECOZO")
        ready.setProperty("role", "primary")
        buttons = QHBoxLayout()
        buttons.addWidget(QPushButton("&Annuleren"))
        buttons.addStretch()
        buttons.addWidget(ready)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 16)
        column.setSpacing(16)
        column.addWidget(section)
        column.addWidget(preview, 1)
        column.addLayout(buttons)
        self.view = view
        self.setFocusProxy(self.start)

    def appear(self) -> None:
        self.summary_changed.emit(
            "T. de Wit (2010) · Nijmegen · toegewezen 1 apr – 14 jul 2026, 2 uur per week"
        )


class DropPage(Page):
    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 16)
        column.addWidget(
            DropZone(
                "Sleep bestanden van VECOZO hierheen", "XML-bestanden, mappen en ZIP-bestanden"
            )
        )
        column.addStretch()


def screens(make_vandaag: Callable[[], Page] = VandaagPage) -> list[Screen]:
    story = (
        "Hier staat wat je **vandaag** moet doen, met het dringendste bovenaan.\n\n"
        "- **Enter** doet wat op de knop staat.\n- **Spatie** laat de uitleg zien.\n"
        "- **Pijl rechts** klapt een regel open.\n\n"
        "Een termijn telt werkdagen: maandag tot en met vrijdag, zonder feestdagen."
    )
    return [
        Screen("vandaag", "Vandaag", "vandaag", make_vandaag, story),
        Screen("clienten", "Cliënten", "clienten", FormPage, ""),
        Screen("berichten", "Berichten", "berichten", BerichtenPage, ""),
        Screen("klaar", "Klaar voor VECOZO", "klaar", DropPage, ""),
        Screen("instellingen", "Instellingen", "instellingen", DropPage, "", at_bottom=True),
    ]


def settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(60, loop.quit)
    loop.exec()


def window(size: tuple[int, int] = (1240, 800), **options: Callable[[], Page]) -> MainWindow:
    made = MainWindow(screens(**options), VANDAAG, State())
    made.resize(*size)
    made.sidebar.set_count("klaar", 4)
    made.status.set_last_import("Laatste import 08:12: 12 verwerkt, 1 geweigerd")
    made.show()
    settle()
    return made


def vandaag() -> QWidget:
    made = window()
    page = made.page("vandaag")
    assert isinstance(page, VandaagPage)
    return made


def vandaag_open() -> QWidget:
    made = window((1024, 700))
    page = made.page("vandaag")
    assert isinstance(page, VandaagPage)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    page.list.choose("d")
    QTest.keyClick(page.list, Qt.Key.Key_Right)
    messages.done(
        made.messages,
        "38 verwerkt, 2 bekend, 1 geweigerd.",
        messages.Action("Bekijk", lambda: None),
    )
    return made


def vandaag_leeg() -> QWidget:
    return window((1024, 700), make_vandaag=lambda: VandaagPage(filled=False))


def uitleg() -> QWidget:
    made = window((1024, 700))
    made.help.toggle()
    return made


def bezig() -> QWidget:
    made = window((1024, 700))
    made.open_screen("berichten")
    task = Task(Progress(print), made)
    made.status.follow(task)
    task.progressed.emit("Berichten inlezen", 1238, 10_000)
    messages.error(
        made.messages,
        UserError(
            "Dit is een WMO301 van release 3.0. Sinds april 2023 geldt 3.2.",
            "Vraag de gemeente om het bericht opnieuw te sturen. Het bestand is bewaard.",
        ),
        messages.Action("Bekijk", lambda: None),
    )
    return made


def formulier() -> QWidget:
    made = window((1240, 860))
    made.open_screen("clienten")
    page = made.page("clienten")
    assert isinstance(page, FormPage)
    page.start.setFocus()
    return made


def formulier_xml() -> QWidget:
    made = window((1024, 800))
    made.open_screen("clienten")
    page = made.page("clienten")
    assert isinstance(page, FormPage)
    page.view.mark(13)
    page.view.setCurrentIndex(1)
    return made


def slepen() -> QWidget:
    made = window((1024, 700))
    made.open_screen("klaar")
    return made


def slepen_boven() -> QWidget:
    made = window((1024, 700))
    made.overlay.appear("Laat los om de bestanden in te lezen")
    return made


def kalender() -> QWidget:
    field = DateField(VANDAAG)
    field.show()
    field.set_value(date(2026, 4, 1))
    field.open_calendar()
    assert field._calendar
    field._calendar.setParent(None, Qt.WindowType.Popup)
    field._calendar.show()
    return field._calendar


def openen_eerste() -> QWidget:
    made = UnlockWindow(lambda _: None, print, first_run=True)
    made._password.setText("paarse fiets")
    return made


def openen() -> QWidget:
    return UnlockWindow(lambda _: None, print, first_run=False)


def openen_fout() -> QWidget:
    made = UnlockWindow(lambda _: None, print, first_run=False)
    made.show()
    made._password.setText("geheim")
    made.show_error("Dit wachtwoord past niet bij deze gegevens. Probeer het opnieuw.")
    return made


def fout() -> QWidget:
    return CrashDialog("Heenweer 0.1.0\n\nTraceback (most recent call last):\n  …\nKeyError: 'x'")


PICTURES = (vandaag, vandaag_open, vandaag_leeg, uitleg, bezig, formulier, formulier_xml, slepen,
            slepen_boven, kalender, openen_eerste, openen, openen_fout, fout)  # fmt: skip


def draw(prefix: str) -> Iterator[Path]:
    for make in PICTURES:
        widget = make()
        widget.show()
        settle()
        file = FOLDER / f"{prefix}-{make.__name__}.png"
        widget.grab().save(str(file))
        widget.hide()
        widget.deleteLater()
        yield file


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    if len(sys.argv) > 1:
        prefix = sys.argv[1]
        choice = Choice.DARK if prefix == "donker" else Choice.LIGHT
        app = Application(sys.argv[:1], choice)
        assert app.theme.choice is choice
        for file in draw(prefix):
            print(file.name)  # noqa: T201  # tells who runs it what there is to look at
        return
    for prefix, scale in (("licht", "1"), ("donker", "1"), ("groot", "1.5")):
        subprocess.run(
            [sys.executable, "-m", "tests.gui.screenshots", prefix],
            env={**os.environ, "QT_SCALE_FACTOR": scale},
            check=True,
        )


if __name__ == "__main__":
    main()
