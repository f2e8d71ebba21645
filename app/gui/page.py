"""What a screen is to the main window: a page made when it is first opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """A screen below its header; the header shows the summary and the actions that it gives.

    Its focus proxy is what the keyboard reaches first when the screen opens.
    """

    summary_changed = Signal(str)
    header_changed = Signal()  # its hints below are others now, as when another tab is opened

    # What the search field says while it is empty; without it the page has no search.
    search_hint = ""

    # What letting files go above the page will do, and what the lowest line of the window says of
    # it. With these words the page takes the files itself; without, they are taken in as anywhere.
    drop_hint = ""
    files_hint = ""

    # What F1 shows, where that is not the explanation of its screen.
    help_text = ""

    def header_actions(self) -> list[QWidget]:
        """Give the buttons at the right of the header, made once."""
        return []

    def search(self, text: str) -> None:
        """Show what fits the text; empty means everything."""

    def take_files(self, paths: Sequence[Path]) -> None:
        """Do what `drop_hint` says with files and folders that were dropped or picked."""
        raise NotImplementedError

    def appear(self) -> None:
        """Bring what is shown up to date: the page comes into sight."""


@dataclass(frozen=True)
class Screen:
    """An entry of the sidebar; `help_text` is Markdown and shown by F1."""

    key: str
    title: str
    icon: str
    make: Callable[[], Page]
    help_text: str
    at_bottom: bool = False
