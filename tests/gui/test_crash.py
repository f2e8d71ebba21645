from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.gui.crash import CrashReporter, report
from app.log import Masker


def failure() -> BaseException:
    try:
        raise ValueError("T. de Wit, 999900006, past niet")
    except ValueError as error:
        return error


@pytest.fixture
def reporter(qtbot: QtBot) -> Iterator[CrashReporter]:
    masker = Masker()
    masker.mask_names(["de Wit"])
    made = CrashReporter(masker.mask)
    yield made
    if made.dialog:
        made.dialog.close()


def test_the_report_tells_where_without_telling_whom() -> None:
    masker = Masker()
    masker.mask_names(["de Wit"])
    text = report(failure(), masker.mask)
    assert text.startswith("Heenweer ")
    assert "test_crash.py" in text
    assert "builtins.ValueError" in text
    assert "ValueError: " not in text  # what an exception says may hold anything
    assert "de Wit" not in text
    assert "999900006" not in text


def test_an_error_is_logged_and_shown_once(
    reporter: CrashReporter, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        reporter.crash(failure())
        first = reporter.dialog
        reporter.crash(failure())
    assert first is not None
    assert first is reporter.dialog
    assert len(caplog.records) == 2
    shown = first.findChildren(QPlainTextEdit)[0].toPlainText()
    assert "999900006" not in shown
    assert "de Wit" not in shown


def test_after_closing_the_next_one_is_shown(reporter: CrashReporter, qtbot: QtBot) -> None:
    reporter.crash(failure())
    first = reporter.dialog
    assert first is not None
    first.accept()
    assert reporter.dialog is None
    reporter.crash(failure())
    assert reporter.dialog not in {None, first}


def test_the_report_can_be_copied(reporter: CrashReporter, qtbot: QtBot) -> None:
    reporter.crash(failure())
    assert reporter.dialog is not None
    (copy,) = (
        each
        for each in reporter.dialog.findChildren(QPushButton)
        if each.text() == "Kopieer verslag"
    )
    copy.click()
    assert "past niet" in QGuiApplication.clipboard().text()
    assert "999900006" not in QGuiApplication.clipboard().text()
    assert copy.text() == "Gekopieerd"


def test_it_catches_what_nobody_caught_in_any_thread(
    reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    caught: list[BaseException] = []
    reporter._caught.connect(caught.append)
    reporter.install()
    error = failure()
    sys.excepthook(type(error), error, error.__traceback__)
    assert caught == [error]

    def work() -> None:
        raise OSError("schijf vol")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(caught) == 2)
    assert isinstance(caught[1], OSError)


def test_stopping_from_the_terminal_is_no_crash(
    reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    reporter.install()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert reporter.dialog is None
    assert "KeyboardInterrupt" in capsys.readouterr().err
