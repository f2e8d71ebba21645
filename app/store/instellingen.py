"""What the user sets: own AGB codes, gemeenten, days off and the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, delete, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.contract import Aanbieder
from app.store.tables import aanbieder, gemeente, instelling, vrije_dag


@dataclass(frozen=True, slots=True)
class Gemeentecontact:
    """How to reach a gemeente, and what the user notes of it."""

    email: str = ""
    telefoon: str = ""
    notitie: str = ""


class Instellingen:
    """The settings in one transaction."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding

    def aanbieders(self) -> list[Aanbieder]:
        """Give all AGB codes of the provider."""
        vraag = select(aanbieder).order_by(aanbieder.c.agb)
        return [Aanbieder(*rij) for rij in self._verbinding.execute(vraag)]

    def zet_aanbieder(self, nieuw: Aanbieder) -> None:
        """Add or change an AGB code."""
        waarden = {"naam": nieuw.naam, "vanaf": nieuw.vanaf, "tot": nieuw.tot}
        self._zet(aanbieder, {"agb": nieuw.agb}, waarden)

    def verwijder_aanbieder(self, agb: str) -> None:
        """Take an AGB code away; what was received for it stays."""
        self._verbinding.execute(delete(aanbieder).where(aanbieder.c.agb == agb))

    def protocollen(self) -> dict[str, str]:
        """Give by gemeente the protocols that the user chose."""
        vraag = select(gemeente.c.code, gemeente.c.protocol).where(gemeente.c.protocol.is_not(None))
        return {rij.code: rij.protocol for rij in self._verbinding.execute(vraag)}

    def zet_protocol(self, code: str, protocol: str | None) -> None:
        """Choose the protocol of a gemeente; None leaves it to the proposal."""
        self._zet(gemeente, {"code": code}, {"protocol": protocol})

    def contact(self, code: str) -> Gemeentecontact:
        """Give how to reach a gemeente, as far as the user said."""
        vraag = select(gemeente.c.email, gemeente.c.telefoon, gemeente.c.notitie)
        rij = self._verbinding.execute(vraag.where(gemeente.c.code == code)).one_or_none()
        return Gemeentecontact(*rij) if rij else Gemeentecontact()

    def contacten(self) -> dict[str, Gemeentecontact]:
        """Give how to reach each gemeente of which the user said anything, by code."""
        vraag = select(gemeente.c.code, gemeente.c.email, gemeente.c.telefoon, gemeente.c.notitie)
        gezegd = {code: Gemeentecontact(*rij) for code, *rij in self._verbinding.execute(vraag)}
        return {code: een for code, een in gezegd.items() if een != Gemeentecontact()}

    def zet_contact(self, code: str, contact: Gemeentecontact) -> None:
        """Keep how to reach a gemeente."""
        waarden = {
            "email": contact.email,
            "telefoon": contact.telefoon,
            "notitie": contact.notitie,
        }
        self._zet(gemeente, {"code": code}, waarden)

    def vrije_dagen(self) -> dict[date, str]:
        """Give the days off that the user added, with their reason."""
        vraag = select(vrije_dag).order_by(vrije_dag.c.datum)
        return {rij.datum: rij.reden for rij in self._verbinding.execute(vraag)}

    def zet_vrije_dagen(self, dagen: Mapping[date, str]) -> None:
        """Replace the days off."""
        self._verbinding.execute(delete(vrije_dag))
        if dagen:
            rijen = [{"datum": datum, "reden": reden} for datum, reden in dagen.items()]
            self._verbinding.execute(insert(vrije_dag), rijen)

    def waarde(self, sleutel: str) -> str:
        """Give another setting; empty when it was never set."""
        vraag = select(instelling.c.waarde).where(instelling.c.sleutel == sleutel)
        return self._verbinding.execute(vraag).scalar_one_or_none() or ""

    def zet_waarde(self, sleutel: str, waarde: str) -> None:
        """Keep another setting."""
        self._zet(instelling, {"sleutel": sleutel}, {"waarde": waarde})

    def _zet(self, tabel: Table, sleutel: Mapping[str, Any], waarden: Mapping[str, Any]) -> None:
        voeg_toe = insert(tabel).values(**sleutel, **waarden)
        self._verbinding.execute(
            voeg_toe.on_conflict_do_update(index_elements=list(sleutel), set_=dict(waarden))
        )
