"""Above the declarations: what is still to come in, how late that is, and what is settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.betaling import Ouderdom
from app.gui import theme
from app.gui.format import Status, StatusText, aantal, bedrag
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.status import SHAPE, paint_shape, status_colours
from app.services.betalingen import Openpost, Saldo
from app.standard.codelijsten import gemeentenaam

_HOOG, _SMAL = 44, 132  # pixels
_LAAT = " te laat"
_STAPPEN: Mapping[Ouderdom, StatusText] = {
    Ouderdom.OP_TIJD: StatusText(Status.SOON, "Nog op tijd"),
    Ouderdom.TOT_30: StatusText(Status.TODAY, "1–30 dagen te laat"),
    Ouderdom.TOT_60: StatusText(Status.LATE, "31–60 dagen te laat"),
    Ouderdom.OUDER: StatusText(Status.LATE, "61+ dagen te laat"),
}


class Openbalk(QWidget):
    """Money that is to come, by how late it is: choosing a step filters the list."""

    gefilterd = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Nog te ontvangen")
        size = theme.tokens().size
        self._posten: Sequence[Openpost] = ()
        self._saldi: Sequence[Saldo] = ()
        self.stappen = {hoe_oud: Stap(woorden) for hoe_oud, woorden in _STAPPEN.items()}
        self.afschrift = QPushButton("Afschrift &inlezen…")
        self.zin = ElidedLabel("", "quiet")
        rij = QHBoxLayout()
        rij.setSpacing(size.within)
        for stap in self.stappen.values():
            stap.clicked.connect(lambda _, stap=stap: self._kies(stap))
            rij.addWidget(stap, 1)
        rij.addSpacing(size.within)
        rij.addWidget(self.afschrift, 0, Qt.AlignmentFlag.AlignVCenter)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(6)
        kolom.addLayout(rij)
        kolom.addWidget(self.zin)

    @property
    def gekozen(self) -> Ouderdom | None:
        """The step that is chosen, or None."""
        return next((oud for oud, stap in self.stappen.items() if stap.isChecked()), None)

    @property
    def samenvatting(self) -> str:
        """What is to come in, and what is taken off that, in one line; empty for neither."""
        komt = sum(post.open for post in self._posten)
        af = sum(een.bedrag for een in self._saldi)
        delen = (
            f"{bedrag(komt)} nog te ontvangen" if komt else "",
            f"{bedrag(af)} te verrekenen" if af else "",
        )
        return " · ".join(filter(None, delen))

    def laat_zien(self, post: Openpost | None) -> bool:
        """Whether a declaration belongs to the chosen step."""
        gekozen = self.gekozen
        return gekozen is None or (
            post is not None and post.open > 0 and Ouderdom.van(post.dagen_te_laat) is gekozen
        )

    def laat_los(self) -> None:
        """Choose no step."""
        for stap in self.stappen.values():
            stap.setChecked(False)

    def toon(self, posten: Sequence[Openpost], saldi: Sequence[Saldo]) -> None:
        """Show other amounts; a step that became empty is let go."""
        self._saldi = saldi
        self._posten = [post for post in posten if post.open > 0]
        for hoe_oud, stap in self.stappen.items():
            stap.toon([p.open for p in self._posten if Ouderdom.van(p.dagen_te_laat) is hoe_oud])
        zinnen = gemeentezinnen(self._posten, saldi)
        self.zin.set_text("   ·   ".join(zinnen))
        self.zin.setVisible(len(zinnen) > 1)  # of one gemeente the header tells it all

    def _kies(self, gekozen: Stap) -> None:
        for stap in self.stappen.values():
            if stap is not gekozen:
                stap.setChecked(False)
        self.gefilterd.emit()


class Stap(QAbstractButton):
    """One step: how late, what it comes to, and of how many declarations."""

    def __init__(self, woorden: StatusText) -> None:
        super().__init__()
        self._woorden = woorden
        self._geld = ""
        self._hoeveel = ""
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def geld(self) -> str:
        """The amount, as it is read; empty when there is none."""
        return self._geld

    def toon(self, bedragen: Sequence[int]) -> None:
        """Show what it comes to; without anything it cannot be chosen."""
        self._geld = bedrag(sum(bedragen)) if bedragen else ""
        self._hoeveel = str(len(bedragen)) if bedragen else ""
        hoeveel = aantal(len(bedragen), "declaratie", "declaraties")
        self.setAccessibleName(f"{self._woorden.words}: {self._geld or 'niets'}, {hoeveel}")
        self.setToolTip(f"Laat alleen deze zien ({hoeveel})" if bedragen else "")
        if not bedragen:
            self.setChecked(False)
        self.setEnabled(bool(bedragen))
        self.update()

    def sizeHint(self) -> QSize:
        """Give the room for both lines."""
        return QSize(_SMAL, _HOOG)

    def minimumSizeHint(self) -> QSize:
        """Give the room for the shape and an amount."""
        return QSize(96, _HOOG)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shape with its words, and the amount below."""
        scheme, text = theme.colours(), theme.tokens().text
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        breed = 2 if self.hasFocus() else 1
        rand = QRectF(self.rect()).adjusted(breed / 2, breed / 2, -breed / 2, -breed / 2)
        sterk = self.isChecked() or self.hasFocus()
        painter.setPen(QPen(QColor(scheme.accent if sterk else scheme.line), breed))
        grond = scheme.accent_soft if self.isChecked() else scheme.surface
        if not self.isEnabled():
            grond = scheme.ground
        elif self.underMouse() and not self.isChecked():
            grond = scheme.hover
        painter.setBrush(QColor(grond))
        painter.drawRoundedRect(rand, 8, 8)
        kleur = status_colours(scheme, self._woorden.status)[0] if self._geld else scheme.quiet
        vak = QRectF(self.rect()).adjusted(12, 4, -12, -4)
        boven = QRectF(vak.left() + SHAPE + 7, vak.top(), vak.width() - SHAPE - 7, vak.height() / 2)
        middel = QPointF(vak.left() + SHAPE / 2, boven.center().y())
        paint_shape(painter, middel, self._woorden.status, QColor(kleur))
        klein = QFontMetricsF(theme.font(text.small, tabular=True))
        woorden = self._woorden.words
        if klein.horizontalAdvance(woorden) > boven.width():
            woorden = woorden.removesuffix(_LAAT)  # the colour and the sentence below tell it too
        _schrijf(painter, boven, woorden, text.small, kleur)
        onder = boven.translated(0, vak.height() / 2)
        if self._geld:
            _schrijf(painter, onder, self._geld, text.body, scheme.text, semibold=True)
        else:
            _schrijf(painter, onder, "niets", text.body, scheme.quiet)
        breed_geld = QFontMetricsF(painter.font()).horizontalAdvance(self._geld)
        if breed_geld + klein.horizontalAdvance(self._hoeveel) + SHAPE > onder.width():
            painter.end()
            return
        rechts = Qt.AlignmentFlag.AlignRight
        _schrijf(painter, onder, self._hoeveel, text.small, scheme.quiet, kant=rechts)
        painter.end()


def _schrijf(
    painter: QPainter,
    plek: QRectF,
    woorden: str,
    punten: float,
    kleur: str,
    *,
    semibold: bool = False,
    kant: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(theme.font(punten, semibold=semibold, tabular=True))
    painter.setPen(QColor(kleur))
    past = QFontMetricsF(painter.font()).elidedText(
        woorden, Qt.TextElideMode.ElideRight, plek.width()
    )
    painter.drawText(plek, kant | Qt.AlignmentFlag.AlignVCenter, past)


def gemeentezinnen(posten: Sequence[Openpost], saldi: Sequence[Saldo]) -> list[str]:
    """Say what is open, late and to be settled; by gemeente when there is more than one."""
    gemeenten = {post.gemeente for post in posten} | {een.gemeente for een in saldi}
    zinnen = []
    for code in sorted(gemeenten, key=gemeentenaam):
        van = [post for post in posten if post.gemeente == code]
        laat = sum(post.open for post in van if post.dagen_te_laat)
        samen = sum(post.open for post in van)
        verrekenen = sum(een.bedrag for een in saldi if een.gemeente == code)
        delen = [
            f"{bedrag(samen)} open" if van else "",
            ("alles" if laat == samen else bedrag(laat)) + " te laat" if laat else "",
            f"{bedrag(verrekenen)} te verrekenen" if verrekenen else "",
        ]
        zinnen.append(f"{gemeentenaam(code)}: {', '.join(filter(None, delen))}")
    return zinnen
