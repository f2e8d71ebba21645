"""What the screen shows of a check, in words: made off the GUI thread, without widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.gui.berichtstatus import bericht_titel
from app.gui.controleren.deel import Delen, is_groot
from app.gui.format import Status, StatusText, aantal
from app.gui.gegevens import gegevens
from app.gui.task import Cancelled, Progress
from app.gui.widgets.message_view import Gegeven
from app.rules.finding import Finding
from app.services.controleren import Controle, Inzage, controleer, inzage
from app.services.workspace import Workspace
from app.standard.schemafout import MEESTE
from app.standard.uitleg import retourcode

_SCHEMA = "schema"


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What came of a check; ``gestopt`` tells that the user stopped it half-way."""

    controles: tuple[Controle, ...]
    gestopt: bool


@dataclass(frozen=True, slots=True)
class Vondst:
    """One finding: what is wrong, what to do, the rule behind it, and where it is.

    ``antwoord`` says what the return code means that the other side would answer with.
    ``regel`` is the line in the XML that is shown.
    """

    melding: str
    advies: str
    herkomst: str
    antwoord: str
    pad: str
    regel: int | None

    @property
    def heel(self) -> str:
        """Everything of it, for who hears it read."""
        delen = (self.melding, self.advies, f"{self.herkomst}.", self.antwoord)
        return " ".join(deel for deel in delen if deel not in ("", "."))


@dataclass(frozen=True, slots=True)
class Berichtdeel:
    """The message, or the part of a large one, as it is shown; ``eerste`` is its first line."""

    pad: str
    gegevens: tuple[Gegeven, ...]
    xml: str
    eerste: int


@dataclass(frozen=True, slots=True)
class Bestandbeeld:
    """One checked file as it is shown; ``deel`` gives what to show of the message.

    ``te_doen`` is what to do about all findings together, or empty. ``heel`` is the whole message,
    or None when that is too large to show at once.
    """

    naam: str
    titel: str
    oordeel: StatusText
    te_doen: str
    vondsten: tuple[Vondst, ...]
    toelichting: str
    mis: Mapping[str, str]
    plaatsen: Mapping[str, int]
    heel: Berichtdeel | None
    delen: Delen | None

    def deel(self, vondst: Vondst | None) -> Berichtdeel:
        """Give the part of the message with a finding in it, or the begin."""
        if self.heel is not None:
            return self.heel
        assert self.delen is not None  # a message is shown whole or in parts
        pad, regel = (vondst.pad, vondst.regel) if vondst is not None else ("", None)
        deel = self.delen.deel(pad, regel)
        mis = {waar: wat for waar, wat in self.mis.items() if waar.startswith(deel.pad)}
        boom = gegevens(deel.regels, mis, self.plaatsen)
        return Berichtdeel(f"{deel.pad} {deel.eerste}", boom, deel.xml, deel.eerste)


def controleer_bestanden(
    workspace: Workspace, paden: Sequence[Path], voortgang: Progress
) -> Uitslag:
    """Check in a thread; what was done before the user stopped it is shown."""
    gestopt = False

    def stap(gedaan: int, naam: str) -> bool:
        nonlocal gestopt
        try:
            voortgang.step(f"Controleren: {naam}" if naam else "Controleren", gedaan)
        except Cancelled:
            gestopt = True
        return not gestopt

    if not stap(0, ""):
        return Uitslag((), gestopt)
    gedaan = controleer(workspace, paden, stap)
    # What must be looked at comes first; else the order in which the files came.
    return Uitslag(tuple(sorted(gedaan, key=lambda c: c.in_orde)), gestopt)


def oordeel(controle: Controle) -> StatusText:
    """Give the verdict on a file as a chip."""
    if controle.in_orde:
        return StatusText(Status.DONE, "In orde")
    if controle.onleesbaar:
        return StatusText(Status.LATE, "Niet te lezen")
    return StatusText(Status.LATE, _fouten(controle.bevindingen))


def _fouten(bevindingen: Sequence[Finding]) -> str:
    hoeveel = aantal(len(bevindingen), "fout", "fouten")
    meer = bevindingen[0].regel == _SCHEMA and len(bevindingen) >= MEESTE
    return f"{hoeveel} of meer" if meer else hoeveel


def telling(uitslag: Uitslag) -> str:
    """Give the counts: ``1 in orde · 2 met fouten · 1 niet te lezen``."""
    hoeveel = Counter(
        "in orde" if c.in_orde else "niet te lezen" if c.onleesbaar else "met fouten"
        for c in uitslag.controles
    )
    volgorde = ("in orde", "met fouten", "niet te lezen")
    geteld = " · ".join(f"{hoeveel[soort]} {soort}" for soort in volgorde if hoeveel[soort])
    return f"Gestopt · {geteld}".rstrip(" ·") if uitslag.gestopt else geteld


def beeld(controle: Controle) -> Bestandbeeld:
    """Put a checked file in words, with the message in it."""
    gezien = inzage(controle)
    vondsten = tuple(_vondsten(controle, gezien))
    mis: dict[str, str] = {}
    for vondst in vondsten:
        if vondst.pad:
            eerder = f"{mis[vondst.pad]} " if vondst.pad in mis else ""
            mis[vondst.pad] = f"{eerder}{vondst.melding}"
    vorm = controle.vorm
    groot = is_groot(gezien)
    return Bestandbeeld(
        naam=controle.bestand,
        titel=bericht_titel(vorm.wet, vorm.soort) if vorm is not None else "",
        oordeel=oordeel(controle),
        te_doen=controle.te_doen,
        vondsten=vondsten,
        toelichting=_toelichting(gezien, groot=groot, mis=bool(vondsten)),
        mis=mis,
        plaatsen=gezien.plaatsen,
        heel=None if groot else _heel(gezien, mis),
        delen=Delen(gezien) if groot else None,
    )


def _heel(gezien: Inzage, mis: Mapping[str, str]) -> Berichtdeel:
    boom = gegevens(gezien.leesbaar, mis, gezien.plaatsen)
    if len(boom) > 1:  # the header is for machines: what one looks for is below it
        boom = (replace(boom[0], dicht=not _is_mis(boom[0])), *boom[1:])
    return Berichtdeel("", boom, gezien.xml, 1)


def _vondsten(controle: Controle, gezien: Inzage) -> Iterator[Vondst]:
    if controle.onleesbaar and controle.fout is not None:
        regel = gezien.gevonden[0][1] if gezien.gevonden else None
        yield Vondst(controle.fout.message, controle.fout.advice or "", "", "", "", regel)
        return
    # After the findings there may be a place where reading stopped.
    for bevinding, (pad, regel) in zip(controle.bevindingen, gezien.gevonden, strict=False):
        op_regel = f"op regel {regel} van het bestand" if regel and gezien.zoals_het_is else ""
        if bevinding.regel == _SCHEMA:
            delen = [f"schema van {controle.bericht}", op_regel]
        else:
            code = f"retourcode {bevinding.retourcode}" if bevinding.retourcode else ""
            delen = [f"regel {bevinding.regel}", code]
        yield Vondst(
            bevinding.melding,
            bevinding.advies,
            " · ".join(filter(None, delen)),
            _antwoord(bevinding.retourcode),
            pad,
            regel,
        )


def _antwoord(code: str) -> str:
    return f"{code} betekent: {retourcode(code).betekenis}" if code else ""


def _is_mis(gegeven: Gegeven) -> bool:
    return bool(gegeven.bevinding) or any(map(_is_mis, gegeven.kinderen))


def _toelichting(gezien: Inzage, *, groot: bool, mis: bool) -> str:
    if groot and mis:
        return "Dit is een groot bericht. Je ziet het deel waar de gekozen fout staat."
    if groot:
        return "Dit is een groot bericht. Alleen het begin is te zien."
    if gezien.xml and not gezien.zoals_het_is:
        return "De XML is voor het lezen op regels gezet. Het bestand is niet veranderd."
    return ""
