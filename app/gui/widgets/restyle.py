"""Letting the style sheet look at a widget again after one of its properties changed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def restyle(widget: QWidget) -> None:
    """Dress a widget by its properties as they are now; Qt does so of itself only once."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
