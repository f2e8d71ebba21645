"""Keys that come in more than one kind."""

from __future__ import annotations

from PySide6.QtCore import Qt

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})  # that of the digits is another
