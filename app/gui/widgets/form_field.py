"""One question of a form: its label, its field, help beside it and the finding beneath."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from app.gui import theme
from app.gui.widgets.date_field import DateField
from app.gui.widgets.finding_line import FindingLine
from app.gui.widgets.restyle import restyle

_STAR = "\N{NO-BREAK SPACE}*"
_REQUIRED = "Moet ingevuld zijn."


class FormField(QWidget):
    """A label, an editor and help in three columns; below the editor what is wrong with it.

    With ``help_below`` the help stands beneath an editor that leaves no room beside it.
    """

    def __init__(
        self, label: str, editor: QWidget, help_text: str = "", *, help_below: bool = False
    ) -> None:
        super().__init__()
        self.editor = editor
        self._help_text = help_text
        self._required = False
        size = theme.tokens().size

        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setBuddy(editor)
        self._label.setFixedWidth(size.label)
        self._label.setMinimumHeight(size.control)
        self._help = QLabel()
        self._help.setProperty("role", "small")
        self._help.setWordWrap(True)
        if isinstance(editor, QLineEdit):
            editor.setAcceptDrops(False)  # a file dropped here must reach the window
        self._finding = FindingLine()

        top, left = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeft
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(size.group)
        grid.setVerticalSpacing(6)
        grid.addWidget(self._label, 0, 0, top)
        if help_below:
            grid.addWidget(editor, 0, 1, 1, 2)
            grid.addWidget(self._help, 1, 1, 1, 2)
        else:
            self._help.setMinimumHeight(size.control)
            wide = editor.maximumWidth() > size.editor
            grid.addWidget(editor, 0, 1, top if wide else top | left)
            grid.addWidget(self._help, 0, 2)
        grid.addWidget(self._finding, 2, 1, 1, 2)
        grid.setColumnMinimumWidth(1, size.editor)
        grid.setColumnStretch(2, 1)
        self._help_below = help_below
        self.set_label(label)
        self.set_help(help_text)
        self.clear_finding()
        if isinstance(editor, DateField):
            editor.refused.connect(self._refused)

    def set_label(self, label: str, *, required: bool = False) -> None:
        """Call it otherwise; a star tells that the form cannot do without an answer."""
        self._required = required
        self._label.setText(label + _STAR * required)
        name = label.replace("&&", "\0").replace("&", "").replace("\0", "&")
        self.editor.setAccessibleName(name)
        if isinstance(self.editor, QComboBox) and (line := self.editor.lineEdit()) is not None:
            line.setAccessibleName(name)

    def set_help(self, help_text: str) -> None:
        """Show other help, as when it follows what was chosen."""
        self._help_text = help_text
        self._help.setText(help_text)
        self._help.setHidden(self._help_below and not help_text)
        self._describe()

    def set_finding(self, message: str, advice: str = "", rule: str = "") -> None:
        """Show beneath the field what is wrong, what to do about it and which rule says so."""
        self._finding.show_finding(message, advice, rule)
        self._mark()

    def clear_finding(self) -> None:
        """Take the finding away."""
        self._finding.clear()
        self._mark()

    @property
    def finding(self) -> str:
        """What is shown beneath the field; empty without a finding."""
        return self._finding.text

    def _parts(self) -> Iterator[QWidget]:
        """Give the editor and what of it the keyboard comes at."""
        yield self.editor
        if (first := self.editor.focusProxy()) is not None:
            yield first
        if isinstance(self.editor, QComboBox) and (line := self.editor.lineEdit()) is not None:
            yield line

    def _describe(self) -> None:
        required = _REQUIRED if self._required else ""
        said = " ".join(filter(None, (self.finding, self._help_text, required)))
        for part in self._parts():
            part.setAccessibleDescription(said)

    def _refused(self, reason: str) -> None:
        if reason:
            self.set_finding(reason)
        else:
            self.clear_finding()

    def _mark(self) -> None:
        self._describe()
        self.editor.setProperty("finding", bool(self.finding))
        restyle(self.editor)
