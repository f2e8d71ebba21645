from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.gui.widgets.drop_zone import DropZone, dropped_paths

COPY, LEFT, NONE = (
    Qt.DropAction.CopyAction,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
)


def dragged(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def drag_over(widget: QWidget, data: QMimeData) -> bool:
    with warnings.catch_warnings():
        # From Qt 6.12 on it wants a QPointF here, which older ones do not take.
        warnings.simplefilter("ignore", DeprecationWarning)
        event = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def drop(widget: QWidget, data: QMimeData) -> None:
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), COPY, data, LEFT, NONE))


@pytest.fixture
def zone(qtbot: QtBot) -> DropZone:
    made = DropZone("Sleep bestanden hierheen", "XML en ZIP")
    qtbot.addWidget(made)
    made.show()
    return made


def test_only_what_is_on_this_computer_counts(tmp_path: Path) -> None:
    data = dragged(
        QUrl.fromLocalFile(str(tmp_path / "JW301.xml")),
        QUrl("https://voorbeeld.invalid/JW301.xml"),
        QUrl.fromLocalFile(str(tmp_path)),
    )
    assert dropped_paths(data) == [tmp_path / "JW301.xml", tmp_path]


def test_files_are_taken(zone: DropZone, tmp_path: Path) -> None:
    taken: list[list[Path]] = []
    zone.files_dropped.connect(taken.append)
    data = dragged(QUrl.fromLocalFile(str(tmp_path / "ë.xml")))
    assert drag_over(zone, data)
    assert zone.property("active") is True
    drop(zone, data)
    assert taken == [[tmp_path / "ë.xml"]]
    assert zone.property("active") is False


def test_text_is_not_taken(zone: DropZone) -> None:
    data = QMimeData()
    data.setText("hallo")
    assert not drag_over(zone, data)


def test_files_can_be_picked(
    zone: DropZone, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    taken: list[list[Path]] = []
    zone.files_dropped.connect(taken.append)
    picked = [str(tmp_path / "a.xml"), str(tmp_path / "b.zip")]
    answers = iter([([], ""), (picked, "")])
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: next(answers))
    (button,) = zone.findChildren(QPushButton)
    button.click()
    button.click()
    assert taken == [[tmp_path / "a.xml", tmp_path / "b.zip"]]
