"""Rows of messages to domain and back, and what a list shows of a message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from sqlalchemy import RowMapping

from app.domain.client import korte_naam
from app.domain.ontvangst import Ontvangst, Ontvangststatus
from app.domain.verzending import Status, Verzending
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.store.mapping import Rij, naam_uit_rij
from app.store.tables import Richting


class Vondst(Protocol):
    """What a rule found, as far as it is kept."""

    @property
    def regel(self) -> str:
        """Number of the rule."""

    @property
    def niveau(self) -> int:
        """Level of control (IV032); 1 is the schema."""

    @property
    def retourcode(self) -> str:
        """Code by which it is reported (WJ001)."""

    @property
    def pad(self) -> str:
        """Where in the message."""

    @property
    def waarde(self) -> str:
        """What stands there."""

    @property
    def melding(self) -> str:
        """What is wrong."""

    @property
    def advies(self) -> str:
        """What to do about it."""


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What a rule found in a message, as it was kept."""

    regel: str
    niveau: int
    retourcode: str
    pad: str
    waarde: str
    melding: str
    advies: str


@dataclass(frozen=True, slots=True)
class Berichtregel:
    """A message in a list; ``moment`` is when it was received or made."""

    id: int
    richting: Richting
    wet: Wet | None
    soort: Berichtsoort | None
    gemeente: str | None
    aanbieder: str | None
    identificatie: str | None
    moment: datetime
    status: Ontvangststatus | Status
    client_id: int | None
    client: str  # name for lists, such as ``T. de Wit``; empty when there is none
    bestandsnaam: str | None
    reden: str  # why it was refused, or what is wrong with it
    advies: str
    ingediend_op: date | None
    vecozo_code: str | None

    @property
    def naam(self) -> str | None:
        """Name such as ``JW301``, or None when the file could not be read."""
        if self.wet is None or self.soort is None:
            return None
        return f"{self.wet.value.upper()}{self.soort.value}"


def ontvangst_naar_rij(ontvangst: Ontvangst) -> Rij:
    """Columns of a received file, without its id and its bytes."""
    return {
        "richting": Richting.IN,
        "bestandsnaam": ontvangst.bestandsnaam,
        "sha256": ontvangst.sha256,
        "tijdstip": ontvangst.ontvangen_op,
        **oordeel_naar_rij(ontvangst),
    }


def oordeel_naar_rij(ontvangst: Ontvangst) -> Rij:
    """Columns of a received file that become known when it is judged."""
    return {
        "status": ontvangst.status.value,
        "wet": ontvangst.wet,
        "soort": ontvangst.soort,
        "gemeente": ontvangst.gemeente,
        "aanbieder": ontvangst.aanbieder,
        "identificatie": ontvangst.identificatie,
        "heen_identificatie": ontvangst.heen_identificatie,
        "dagtekening": ontvangst.dagtekening,
        "reden": ontvangst.reden,
        "advies": ontvangst.advies,
        "heenbericht_id": ontvangst.heenbericht_id,
        "client_id": ontvangst.client_id,
    }


def ontvangst_uit_rij(rij: RowMapping) -> Ontvangst:
    """Received file of its row, joined with ``inhoud``."""
    return Ontvangst(
        bestandsnaam=rij["bestandsnaam"],
        inhoud=rij["inhoud"],
        sha256=rij["sha256"],
        ontvangen_op=rij["tijdstip"],
        status=Ontvangststatus(rij["status"]),
        wet=rij["wet"],
        soort=rij["soort"],
        gemeente=rij["gemeente"],
        aanbieder=rij["aanbieder"],
        identificatie=rij["identificatie"],
        heen_identificatie=rij["heen_identificatie"],
        dagtekening=rij["dagtekening"],
        reden=rij["reden"],
        advies=rij["advies"],
        heenbericht_id=rij["heenbericht_id"],
        client_id=rij["client_id"],
        id=rij["id"],
    )


def verzending_naar_rij(verzending: Verzending) -> Rij:
    """Columns of an outgoing message, without its id, its bytes and their hash."""
    return {
        "richting": Richting.UIT,
        "wet": verzending.wet,
        "soort": verzending.soort,
        "gemeente": verzending.gemeente,
        "aanbieder": verzending.aanbieder,
        "identificatie": verzending.identificatie,
        "dagtekening": verzending.dagtekening,
        "tijdstip": verzending.gemaakt_op,
        "status": verzending.status.value,
        "reden": "",
        "advies": "",
        "heenbericht_id": verzending.heenbericht_id,
        "vervangt_id": verzending.vervangt_id,
        "client_id": verzending.client_id,
        "geexporteerd_op": verzending.geexporteerd_op,
        "ingediend_op": verzending.ingediend_op,
        "vecozo_code": verzending.vecozo_code,
        "vecozo_toelichting": verzending.vecozo_toelichting,
    }


def verzending_uit_rij(rij: RowMapping) -> Verzending:
    """Outgoing message of its row, joined with ``inhoud``."""
    return Verzending(
        id=rij["id"],
        wet=rij["wet"],
        soort=rij["soort"],
        gemeente=rij["gemeente"],
        aanbieder=rij["aanbieder"],
        identificatie=rij["identificatie"],
        dagtekening=rij["dagtekening"],
        inhoud=rij["inhoud"],
        status=Status(rij["status"]),
        gemaakt_op=rij["tijdstip"],
        heenbericht_id=rij["heenbericht_id"],
        vervangt_id=rij["vervangt_id"],
        client_id=rij["client_id"],
        geexporteerd_op=rij["geexporteerd_op"],
        ingediend_op=rij["ingediend_op"],
        vecozo_code=rij["vecozo_code"],
        vecozo_toelichting=rij["vecozo_toelichting"],
    )


def bevinding_naar_rij(vondst: Vondst) -> Rij:
    """Columns of what a rule found, without its message and place."""
    return {
        "regel": vondst.regel,
        "niveau": vondst.niveau,
        "retourcode": vondst.retourcode,
        "pad": vondst.pad,
        "waarde": vondst.waarde,
        "melding": vondst.melding,
        "advies": vondst.advies,
    }


def regel_uit_rij(rij: RowMapping) -> Berichtregel:
    """Line of a list out of a row of ``bericht`` joined with the name of the client."""
    status: Any = Ontvangststatus if rij["richting"] is Richting.IN else Status
    return Berichtregel(
        id=rij["id"],
        richting=rij["richting"],
        wet=rij["wet"],
        soort=rij["soort"],
        gemeente=rij["gemeente"],
        aanbieder=rij["aanbieder"],
        identificatie=rij["identificatie"],
        moment=rij["tijdstip"],
        status=status(rij["status"]),
        client_id=rij["client_id"],
        client=korte_naam(naam_uit_rij(rij)) if rij["client_id"] is not None else "",
        bestandsnaam=rij["bestandsnaam"],
        reden=rij["reden"],
        advies=rij["advies"],
        ingediend_op=rij["ingediend_op"],
        vecozo_code=rij["vecozo_code"],
    )
