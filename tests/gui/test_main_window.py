from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.gui.main_window import MainWindow
from app.gui.page import Page, Screen
from app.gui.state import State
from app.gui.task import Progress, Tasks
from tests.gui.conftest import Recorder
from tests.gui.widgets.test_drop_zone import drag_over, dragged, drop

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
NAMES = ("Vandaag", "Cliënten", "Berichten", "Klaar voor VECOZO", "Instellingen")
KEYS = ("vandaag", "clienten", "berichten", "klaar", "instellingen")


class Notes(Page):
    """A page that writes down what happens to it."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.search_hint = "" if key == "instellingen" else f"Zoek in {key}"
        self.searched: list[str] = []
        self.appeared = 0
        self.button = QPushButton("Afdrukken")
        self.field = QLineEdit()
        self.field.setAccessibleName("Veld")
        QVBoxLayout(self).addWidget(self.field)
        self.setFocusProxy(self.field)

    def header_actions(self) -> list[QWidget]:
        return [self.button] if self.key == "vandaag" else []

    def search(self, text: str) -> None:
        self.searched.append(text)

    def appear(self) -> None:
        self.appeared += 1
        self.summary_changed.emit(f"{self.key} is er")


Made = dict[str, Notes]
Opener = Callable[..., MainWindow]


@pytest.fixture
def made() -> Made:
    return {}


@pytest.fixture
def opened(qtbot: QtBot, made: Made, vandaag: date) -> Opener:
    def make(key: str) -> Notes:
        assert key not in made, "a page is made once"
        made[key] = Notes(key)
        return made[key]

    def open_window(state: State | None = None) -> MainWindow:
        screens = [
            Screen(key, name, key, partial(make, key), f"Uitleg van **{name}**.",
                   at_bottom=key == "instellingen")
            for key, name in zip(KEYS, NAMES, strict=True)
        ]  # fmt: skip
        window = MainWindow(screens, vandaag, state or State())
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return open_window


@pytest.fixture
def window(opened: Opener) -> MainWindow:
    return opened()


def test_it_opens_with_the_first_screen_and_makes_no_other(window: MainWindow, made: Made) -> None:
    assert window.screen_key == "vandaag"
    assert list(made) == ["vandaag"]
    assert window.header.title == "Vandaag"
    assert window.header.summary == "vandaag is er"
    assert window.focusWidget() is made["vandaag"].field
    assert (window.minimumWidth(), window.minimumHeight()) == (1024, 700)


def test_it_fits_its_smallest_size(window: MainWindow) -> None:
    window.resize(1024, 700)
    assert (window.width(), window.height()) == (1024, 700)
    assert window.minimumSizeHint().width() <= 1024


@pytest.mark.parametrize(("number", "key"), list(enumerate(KEYS, 1)))
def test_every_screen_has_a_key(
    window: MainWindow, made: Made, qtbot: QtBot, number: int, key: str
) -> None:
    QTest.keyClick(window, Qt.Key(Qt.Key.Key_0.value + number), CTRL)
    assert window.screen_key == key
    assert window.focusWidget() is made[key].field
    assert window.sidebar.button(key).isChecked()


def test_a_click_in_the_sidebar_opens_a_screen_that_is_kept(window: MainWindow, made: Made) -> None:
    for key in ("berichten", "vandaag", "berichten"):
        QTest.mouseClick(window.sidebar.button(key), Qt.MouseButton.LeftButton)
        assert window.screen_key == key
        assert made[key].isVisible()
    assert made["berichten"].appeared == 2
    assert window.focusWidget() is made["berichten"].field


def test_the_sidebar_is_walked_with_the_arrow_keys(window: MainWindow) -> None:
    window.sidebar.button("vandaag").setFocus()
    QTest.keyClick(window.sidebar.button("vandaag"), Qt.Key.Key_Down)
    assert window.focusWidget() is window.sidebar.button("clienten")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert window.screen_key == "clienten"
    assert window.focusWidget() is window.sidebar.button("clienten")


def test_the_name_of_a_screen_keeps_its_room_beside_the_count(window: MainWindow) -> None:
    button = window.sidebar.button("klaar")
    needed = QFontMetricsF(button.font()).horizontalAdvance("Klaar voor VECOZO")
    for count in (0, 7, 40, 120):
        window.sidebar.set_count("klaar", count)
        assert button.words_place().width() >= needed


def test_the_sidebar_tells_how_many_wait(window: MainWindow) -> None:
    window.sidebar.set_count("klaar", 4)
    button = window.sidebar.button("klaar")
    assert button.accessibleName() == "Klaar voor VECOZO (4)"
    with_count = button.grab().toImage()
    window.sidebar.set_count("klaar", 0)
    assert button.accessibleName() == "Klaar voor VECOZO"
    assert button.grab().toImage() != with_count


def test_buttons_of_a_page_stand_in_the_header_while_it_is_open(
    window: MainWindow, made: Made
) -> None:
    button = made["vandaag"].button
    assert button.isVisible()
    window.open_screen("berichten")
    assert not button.isVisible()
    window.open_screen("vandaag")
    assert button.isVisible()
    assert window.header.isAncestorOf(button)


def test_a_page_in_the_background_does_not_change_the_header(
    window: MainWindow, made: Made
) -> None:
    window.open_screen("berichten")
    made["vandaag"].summary_changed.emit("3 te laat")
    assert window.header.summary == "berichten is er"


def test_searching_waits_for_a_pause_in_the_typing(
    window: MainWindow, made: Made, qtbot: QtBot
) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    assert window.focusWidget() is window.header.search
    QTest.keyClicks(window.header.search, "Wit ")
    assert made["vandaag"].searched == []
    qtbot.waitUntil(lambda: made["vandaag"].searched == ["Wit"])


def test_enter_searches_at_once_and_escape_shows_everything_again(
    window: MainWindow, made: Made, qtbot: QtBot
) -> None:
    field = window.header.search
    QTest.keyClicks(field, "Wit")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    qtbot.wait(250)
    assert made["vandaag"].searched == ["Wit", ""]


def test_each_screen_keeps_its_own_search(window: MainWindow, made: Made) -> None:
    QTest.keyClicks(window.header.search, "Wit")
    QTest.keyClick(window.header.search, Qt.Key.Key_Return)
    window.open_screen("berichten")
    assert window.header.search.text() == ""
    assert window.header.search.placeholderText() == "Zoek in berichten"
    window.open_screen("vandaag")
    assert window.header.search.text() == "Wit"
    assert made["berichten"].searched == []
    assert made["vandaag"].searched == ["Wit"]


def test_a_search_that_was_not_finished_does_not_reach_another_screen(
    window: MainWindow, made: Made, qtbot: QtBot
) -> None:
    QTest.keyClicks(window.header.search, "Wit")
    window.open_screen("berichten")
    qtbot.wait(250)
    assert made["berichten"].searched == []


def test_a_screen_without_search_has_no_field(window: MainWindow, made: Made) -> None:
    window.open_screen("instellingen")
    assert not window.header.search.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    assert window.focusWidget() is not window.header.search


def test_f1_explains_the_screen_that_is_open(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.help.isVisible()
    assert window.help.text == "Uitleg van **Vandaag**."
    window.open_screen("klaar")
    assert window.help.text == "Uitleg van **Klaar voor VECOZO**."
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F1)
    assert not window.help.isVisible()


def test_escape_leaves_the_explanation(window: MainWindow) -> None:
    before = window.focusWidget()
    QTest.keyClick(window, Qt.Key.Key_F1)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.help.isVisible()
    assert window.focusWidget() is before


def test_the_explanation_stays_at_the_right(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    for width in (1024, 1500):
        window.resize(width, 700)
        right = window.help.mapTo(window, window.help.rect().topRight()).x()
        assert right == width - 1


def test_files_may_be_dropped_anywhere(window: MainWindow, made: Made, tmp_path: Path) -> None:
    dropped: list[list[Path]] = []
    window.files_dropped.connect(dropped.append)
    data = dragged(QUrl.fromLocalFile(str(tmp_path / "JW301.xml")))
    assert drag_over(window, data)
    assert window.overlay.isVisible()
    drop(window, data)
    assert not window.overlay.isVisible()
    assert dropped == [[tmp_path / "JW301.xml"]]
    # A field would take the address of the file for text.
    assert not window.header.search.acceptDrops()


def test_text_cannot_be_dropped(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("hallo")
    assert not drag_over(window, data)
    assert not window.overlay.isVisible()


def test_its_place_is_remembered(opened: Opener, made: Made, tmp_path: Path) -> None:
    file = tmp_path / "venster.json"
    first = opened(State(file))
    first.resize(1024, 730)
    closed: list[None] = []
    first.closing.connect(lambda: closed.append(None))
    first.close()
    assert closed == [None]
    made.clear()
    again = opened(State(file))
    assert (again.width(), again.height()) == (1024, 730)


@pytest.mark.parametrize("kept", ["geen base64", base64.b64encode(b"onzin").decode()])
def test_a_damaged_place_counts_as_none(opened: Opener, kept: str) -> None:
    state = State()
    state.put("venster", kept)
    window = opened(state)
    assert (window.width(), window.height()) == (1240, 800)


def test_work_shows_its_progress_and_can_be_cancelled(
    window: MainWindow, recorder: Recorder, qtbot: QtBot
) -> None:
    crashes: list[BaseException] = []
    tasks = Tasks(recorder, crashes.append)
    tasks.started.connect(window.status.follow)
    ended: list[BaseException] = []

    def work(progress: Progress) -> None:
        while True:
            progress.step("Berichten inlezen", 38, 1000)

    window.status.set_last_import("Laatste import 08:12")
    tasks.run(work, lambda _: None, ended.append)
    qtbot.waitUntil(lambda: window.status.doing == "Berichten inlezen")
    (cancel,) = (
        each for each in window.status.findChildren(QPushButton) if each.text() == "Annuleren"
    )
    assert cancel.isVisible()
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert window.status.doing == "Stoppen…"
    qtbot.waitUntil(lambda: bool(ended))
    assert window.status.doing == ""
    assert not cancel.isVisible()
    tasks.close()
    assert crashes == []


def test_quick_work_shows_no_progress(window: MainWindow, recorder: Recorder, qtbot: QtBot) -> None:
    crashes: list[BaseException] = []
    tasks = Tasks(recorder, crashes.append)
    tasks.started.connect(window.status.follow)
    results: list[int] = []
    tasks.run(lambda progress: 1, results.append)
    assert window.status.doing == ""
    qtbot.waitUntil(lambda: results == [1])
    assert window.status.doing == ""
    tasks.close()
    assert crashes == []


def test_the_last_import_is_a_link(window: MainWindow) -> None:
    clicked: list[None] = []
    window.status.last_import_clicked.connect(lambda: clicked.append(None))
    window.status.set_last_import("Laatste import 08:12: 12 verwerkt")
    (link,) = (
        each for each in window.status.findChildren(QPushButton) if each.text().startswith("Laat")
    )
    link.click()
    assert clicked == [None]
