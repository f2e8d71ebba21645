"""Words in a widget: a text that wraps, and a button that reads as a link."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton


def wrapped(words: str = "", role: str = "") -> QLabel:
    """Give a label that wraps, and shows what others wrote as it is."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label


def link(words: str = "", name: str = "") -> QPushButton:
    """Give a button that reads as a link; `name` tells a screen reader what it is about."""
    button = QPushButton(words)
    button.setProperty("role", "link")
    if name:
        button.setAccessibleName(name)
    return button
