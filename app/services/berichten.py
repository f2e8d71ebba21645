"""Every message in and out: finding one, reading it, and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import UserError
from app.services.workspace import Workspace
from app.standard.codec import decode
from app.standard.leesbaar import Regel, leesbaar
from app.standard.uitleg import Uitleg, retourcode, vecozocode
from app.store.berichtfilter import ALLES, Berichtfilter
from app.store.berichtrijen import Berichtregel, Bevinding
from app.store.tables import Richting


@dataclass(frozen=True, slots=True)
class Code:
    """A code that refused something: where, and what it means."""

    pad: str
    uitleg: Uitleg


@dataclass(frozen=True, slots=True)
class Berichtdetail:
    """One message: in words, as XML, with what was found and what belongs to it.

    ``leesbaar`` is empty when the file could not be read.
    """

    regel: Berichtregel
    leesbaar: tuple[Regel, ...]
    xml: str
    reden: str
    advies: str
    bevindingen: tuple[Bevinding, ...]
    codes: tuple[Code, ...]
    verwant: tuple[Berichtregel, ...]


def zoek(
    workspace: Workspace,
    tekst: str = "",
    berichtfilter: Berichtfilter = ALLES,
    offset: int = 0,
    limit: int = 100,
) -> Sequence[Berichtregel]:
    """One page of the messages that match, newest first."""
    with workspace.lezen() as uow:
        return uow.berichten.zoek(tekst, berichtfilter, offset, limit)


def aantal(workspace: Workspace, tekst: str = "", berichtfilter: Berichtfilter = ALLES) -> int:
    """How many messages match."""
    with workspace.lezen() as uow:
        return uow.berichten.aantal(tekst, berichtfilter)


def detail(workspace: Workspace, bericht_id: int) -> Berichtdetail:
    """Everything of one message."""
    with workspace.lezen() as uow:
        verwant = uow.berichten.verwant(bericht_id)
        antwoorden = uow.berichten.antwoorden(bericht_id)
        regel = next(rij for rij in verwant if rij.id == bericht_id)
        reden = advies = ""
        if regel.richting is Richting.IN:
            ontvangst = uow.berichten.ontvangst(bericht_id)
            inhoud, reden, advies = ontvangst.inhoud, ontvangst.reden, ontvangst.advies
        else:
            verzending = uow.berichten.verzending(bericht_id)
            inhoud = verzending.inhoud
            if verzending.vecozo_toelichting:
                reden = f"VECOZO schreef erbij: {verzending.vecozo_toelichting}"
        bevindingen = uow.berichten.bevindingen([bericht_id]).get(bericht_id, [])
        codes = uow.berichten.retourcodes([bericht_id]).get(bericht_id, [])
    gevonden = [Code(pad, retourcode(code)) for pad, code in codes]
    # A foutbericht of VECOZO names the code of the message that it refuses.
    van_vecozo = [regel] if regel.soort is not None else antwoorden
    gevonden += [Code("", vecozocode(van.vecozo_code)) for van in van_vecozo if van.vecozo_code]
    return Berichtdetail(
        regel,
        _leesbaar(inhoud),
        inhoud.decode("utf-8", errors="replace"),
        reden,
        advies,
        tuple(bevindingen),
        tuple(gevonden),
        tuple(rij for rij in verwant if rij.id != bericht_id),
    )


def antwoorden(workspace: Workspace, bericht_id: int) -> list[Berichtregel]:
    """Give a message with all that answer or replace one another, oldest first."""
    with workspace.lezen() as uow:
        return uow.berichten.antwoorden(bericht_id)


def _leesbaar(inhoud: bytes) -> tuple[Regel, ...]:
    try:
        return leesbaar(decode(inhoud))
    except UserError:  # a file under Niet verwerkt; its reason is shown instead
        return ()
