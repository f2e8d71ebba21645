"""One question of a form: its label, its field, help beside it and the finding beneath."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from app.gui import icons, theme
from app.gui.widgets.date_field import DateField

_SMALL_ICON = 18


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
        self._shown: tuple[str, str, str] | None = None
        size = theme.tokens().size

        self._label = QLabel(label)
        self._label.setWordWrap(True)
        self._label.setBuddy(editor)
        self._label.setFixedWidth(size.label)
        self._label.setMinimumHeight(size.control)
        self._help = QLabel(help_text)
        self._help.setProperty("role", "small")
        self._help.setWordWrap(True)
        editor.setAccessibleName(label.replace("&", ""))
        if isinstance(editor, QLineEdit):
            editor.setAcceptDrops(False)  # a file dropped here must reach the window

        self._sign = QLabel()
        self._finding = QLabel()
        self._finding.setTextFormat(Qt.TextFormat.RichText)
        self._finding.setWordWrap(True)
        self._finding.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._finding.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding
        )
        self._line = QWidget()
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._finding, 1)

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
        grid.addWidget(self._line, 2, 1, 1, 2)
        grid.setColumnMinimumWidth(1, size.editor)
        grid.setColumnStretch(2, 1)
        self.clear_finding()
        if isinstance(editor, DateField):
            editor.refused.connect(self._refused)

    def set_help(self, help_text: str) -> None:
        """Show other help, as when it follows what was chosen."""
        self._help_text = help_text
        self._help.setText(help_text)
        self._describe()

    def set_finding(self, message: str, advice: str = "", rule: str = "") -> None:
        """Show beneath the field what is wrong, what to do about it and which rule says so."""
        self._shown = (message, advice, rule)
        self._describe()
        self._show(True)

    def clear_finding(self) -> None:
        """Take the finding away."""
        self._shown = None
        self._describe()
        self._show(False)

    @property
    def finding(self) -> str:
        """What is shown beneath the field; empty without a finding."""
        return " ".join(filter(None, self._shown or ()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()

    def _describe(self) -> None:
        said = " ".join(filter(None, (*(self._shown or ()), self._help_text)))
        # Of an editor with parts the keyboard comes at the first of them.
        for part in filter(None, (self.editor, self.editor.focusProxy())):
            part.setAccessibleDescription(said)

    def _refused(self, reason: str) -> None:
        if reason:
            self.set_finding(reason)
        else:
            self.clear_finding()

    def _show(self, found: bool) -> None:
        self._line.setVisible(found)
        self.editor.setProperty("finding", found)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
        self._dress()

    def _dress(self) -> None:
        if self._shown is None:
            return
        scheme = theme.colours()
        message, advice, rule = map(escape, self._shown)
        self._finding.setText(
            f'<span style="color:{scheme.late}">{message}</span> {advice}'
            f' <span style="color:{scheme.quiet}">{rule}</span>'
        )
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(icons.pixmap("waarschuwing", scheme.late, _SMALL_ICON, ratio))
