"""Declarations and their lines as the user follows them: where each is, until it is solved."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    case,
    func,
    select,
    update,
)

from app.domain.afkeur import Afhandeling
from app.domain.client import korte_naam
from app.domain.declaratie import GedeclareerdePrestatie, Regelstand
from app.domain.verzending import Status
from app.standard.release import Wet
from app.store.declaraties import REGELS, gedeclareerd_uit_rij
from app.store.mapping import NAAM, naam_uit_rij
from app.store.regelstand import AFGEKEURD, ONOPGELOST, OPGELOST, OPNIEUW, STAND, gecrediteerd
from app.store.sql import in_delen
from app.store.tables import bericht, client
from app.store.tables_declareren import (
    betaling,
    declaratie,
    prestatie,
    prestatie_code,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaratierij:
    """A declaration in a list; amounts in eurocent, negative when credit.

    ``toegekend`` is what the gemeente says and ``volgens_regels`` what the lines that it does not
    refuse come to: when they differ, something does not add up. ``open_regels`` counts the
    refused lines that are not solved.
    """

    bericht_id: int
    wet: Wet
    gemeente: str
    aanbieder: str
    nummer: str
    identificatie: str
    maand: date
    dagtekening: date
    status: Status
    ingediend_op: date | None
    totaal: int
    antwoord_id: int | None
    beantwoord_op: date | None
    toegekend: int | None
    volgens_regels: int
    betaald: int
    regels: int
    afgekeurde_regels: int
    open_regels: int

    @property
    def te_ontvangen(self) -> int:
        """What is granted and was not paid, in eurocent; nothing before the answer."""
        return (self.toegekend or 0) - self.betaald

    @property
    def klopt(self) -> bool:
        """Whether the granted total is that of the lines."""
        return self.toegekend is None or self.toegekend == self.volgens_regels


@dataclass(frozen=True, slots=True, kw_only=True)
class Regelrij:
    """A declared line in a list, with where it is.

    ``codes`` are those with which it was refused, on ``afgekeurd_op``. ``opgelost`` tells that a
    refused line asks nothing more: it was declared again, its care is gone, or it was given up
    (``afhandeling``). ``teruggenomen`` tells that a credit line that counts takes it back.
    """

    regel: GedeclareerdePrestatie
    client_id: int
    client: str
    bsn: str
    toewijzing_id: int
    stand: Regelstand
    codes: tuple[str, ...]
    afgekeurd_op: date | None
    opgelost: bool
    opnieuw: bool
    afhandeling: Afhandeling | None
    teruggenomen: bool


class Declaratiekort(NamedTuple):
    """By what a user knows a declaration, and how many of its lines were refused.

    ``maand`` is the first day of its month, ``totaal`` in eurocent.
    """

    maand: date
    totaal: int
    afgekeurde_regels: int


class Declaratieregels:
    """The lists of declarations and lines in one transaction."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding

    def kort(self, bericht_ids: Collection[int]) -> dict[int, Declaratiekort]:
        """Give by message in few words which declaration it is; one query."""
        afgekeurd = (
            select(func.count())
            .where(prestatie.c.bericht_id == declaratie.c.bericht_id, prestatie.c.afgekeurd == 1)
            .scalar_subquery()
        )
        gevraagd = select(
            declaratie.c.bericht_id, declaratie.c.maand, declaratie.c.totaal, afgekeurd
        ).where(declaratie.c.bericht_id.in_(bericht_ids))
        return {id_: Declaratiekort(*rest) for id_, *rest in self._verbinding.execute(gevraagd)}

    def declaraties(self) -> list[Declaratierij]:
        """Give all declarations that did not lapse, the newest month first; one query."""
        geteld = (
            select(
                prestatie.c.bericht_id,
                func.count().label("regels"),
                func.sum(case((AFGEKEURD, 1), else_=0)).label("afgekeurde_regels"),
                func.sum(ONOPGELOST).label("open_regels"),
                func.sum(case((AFGEKEURD, 0), else_=prestatie.c.bedrag)).label("volgens_regels"),
            )
            .join(bericht, bericht.c.id == prestatie.c.bericht_id)
            .group_by(prestatie.c.bericht_id)
            .subquery()
        )
        betaald = (
            select(betaling.c.bericht_id, func.sum(betaling.c.bedrag).label("betaald"))
            .group_by(betaling.c.bericht_id)
            .subquery()
        )
        vraag = (
            select(
                declaratie.c.bericht_id,
                declaratie.c.nummer,
                declaratie.c.maand,
                declaratie.c.totaal,
                declaratie.c.antwoord_id,
                declaratie.c.beantwoord_op,
                declaratie.c.toegekend,
                bericht.c.wet,
                bericht.c.gemeente,
                bericht.c.aanbieder,
                bericht.c.identificatie,
                bericht.c.dagtekening,
                bericht.c.status,
                bericht.c.ingediend_op,
                geteld.c.regels,
                geteld.c.afgekeurde_regels,
                geteld.c.open_regels,
                geteld.c.volgens_regels,
                func.coalesce(betaald.c.betaald, 0).label("betaald"),
            )
            .join(bericht, bericht.c.id == declaratie.c.bericht_id)
            .join(geteld, geteld.c.bericht_id == declaratie.c.bericht_id)
            .outerjoin(betaald, betaald.c.bericht_id == declaratie.c.bericht_id)
            .where(bericht.c.status != Status.VERVALLEN.value)
            .order_by(declaratie.c.maand.desc(), declaratie.c.bericht_id.desc())
        )
        return [
            Declaratierij(**rij | {"status": Status(rij["status"])})
            for rij in map(dict, self._verbinding.execute(vraag).mappings())
        ]

    def van_declaraties(self, bericht_ids: Collection[int]) -> dict[int, list[Regelrij]]:
        """Give the lines of declarations by the id of their message, in document order."""
        gevonden: dict[int, list[Regelrij]] = {id_: [] for id_ in bericht_ids}
        for deel in in_delen(list(bericht_ids)):
            for rij in self._regels(prestatie.c.bericht_id.in_(deel)):
                assert rij.regel.bericht_id is not None  # it comes from the store
                gevonden[rij.regel.bericht_id].append(rij)
        return gevonden

    def regel(self, prestatie_id: int) -> Regelrij:
        """Give one line. Raises LookupError."""
        gevonden = self._regels(prestatie.c.id == prestatie_id)
        if not gevonden:
            raise LookupError("no such line")
        return gevonden[0]

    def van_client(self, client_id: int) -> list[Regelrij]:
        """Give the lines of a client, those that lapsed left out, in the order declared."""
        return self._regels(
            prestatie.c.client_id == client_id, bericht.c.status != Status.VERVALLEN.value
        )

    def afgekeurd(self, *, alles: bool = False) -> list[Regelrij]:
        """Give the refused lines that are not solved, or ``alles``, oldest first."""
        return self._regels(AFGEKEURD, *(() if alles else (~OPGELOST,)))

    def aantal_open(self) -> int:
        """Count the refused lines that are not solved."""
        vraag = REGELS.where(AFGEKEURD, ~OPGELOST).with_only_columns(func.count())
        return self._verbinding.execute(vraag).scalar_one()

    def geef_op(self, prestatie_id: int, op: date, reden: str) -> None:
        """Record that a refused line is given up."""
        self._zet(prestatie_id, afgehandeld_op=op, afhandeling=reden)

    def pak_op(self, prestatie_id: int) -> None:
        """Take up a line that was given up."""
        self._zet(prestatie_id, afgehandeld_op=None, afhandeling=None)

    def _zet(self, prestatie_id: int, **waarden: Any) -> None:
        self._verbinding.execute(
            update(prestatie).where(prestatie.c.id == prestatie_id).values(**waarden)
        )

    def _regels(self, *voorwaarden: ColumnElement[bool]) -> list[Regelrij]:
        vraag = _RIJEN.where(*voorwaarden).order_by(prestatie.c.id)
        rijen = list(self._verbinding.execute(vraag).mappings())
        codes = self._codes([rij["id"] for rij in rijen if rij["stand"] == Regelstand.AFGEKEURD])
        return [_regelrij(rij, tuple(codes.get(rij["id"], ()))) for rij in rijen]

    def _codes(self, ids: Collection[int]) -> dict[int, list[str]]:
        gevonden: dict[int, list[str]] = {}
        for deel in in_delen(ids):
            vraag = (
                select(prestatie_code)
                .where(prestatie_code.c.prestatie_id.in_(deel))
                .order_by(prestatie_code.c.prestatie_id, prestatie_code.c.volgorde)
            )
            for id_, _, code in self._verbinding.execute(vraag):
                gevonden.setdefault(id_, []).append(code)
        return gevonden


_RIJEN = REGELS.add_columns(
    client.c.bsn,
    *NAAM,
    STAND.label("stand"),
    case((AFGEKEURD, OPNIEUW), else_=False).label("opnieuw"),
    case((AFGEKEURD, OPGELOST), else_=False).label("opgelost"),
    gecrediteerd(prestatie).label("teruggenomen"),
    func.coalesce(
        bericht.c.afgekeurd_op, declaratie.c.beantwoord_op, type_=bericht.c.afgekeurd_op.type
    ).label("afgekeurd_op"),
).join(client, client.c.id == prestatie.c.client_id)


def _regelrij(rij: RowMapping, codes: tuple[str, ...]) -> Regelrij:
    op = rij["afgehandeld_op"]
    if rij["status"] == Status.AFGEKEURD_VECOZO.value and rij["vecozo_code"]:
        codes = (rij["vecozo_code"],)
    return Regelrij(
        regel=gedeclareerd_uit_rij(rij),
        client_id=rij["client_id"],
        client=korte_naam(naam_uit_rij(rij)),
        bsn=rij["bsn"],
        toewijzing_id=rij["toewijzing_id"],
        stand=Regelstand(rij["stand"]),
        codes=codes,
        afgekeurd_op=rij["afgekeurd_op"] if rij["stand"] == Regelstand.AFGEKEURD else None,
        opgelost=bool(rij["opgelost"]),
        opnieuw=bool(rij["opnieuw"]),
        afhandeling=Afhandeling(op, rij["afhandeling"]) if op else None,
        teruggenomen=bool(rij["teruggenomen"]),
    )
