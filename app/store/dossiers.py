"""Clients with all that was assigned to them: loading and saving in a fixed number of queries."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    bindparam,
    cast,
    func,
    insert,
    or_,
    select,
    true,
    update,
)

from app.domain.client import Client, korte_naam
from app.domain.dossier import Dossier
from app.domain.toewijzing import VERWIJDERD, Toewijzing, Toewijzingsleutel
from app.standard.basis import Geboortedatum
from app.standard.release import Wet
from app.store import mapping
from app.store.mapping_dossier import (
    client_naar_rij,
    gezegd_naar_rij,
    melding_naar_rij,
    toewijzing_naar_rij,
    versie_naar_rij,
)
from app.store.sql import in_delen, letterlijk, volgende_id
from app.store.stand import Stand, Toewijzingstand, laad_standen
from app.store.tables import client, melding, toewijzing, toewijzing_versie


@dataclass(frozen=True, slots=True)
class Clientregel:
    """A client in a list; ``verwijderd`` counts the Toewijzingen that were taken back.

    ``toewijzingen`` counts the others.
    """

    id: int
    bsn: str
    naam: str
    geboortedatum: Geboortedatum
    gemeenten: tuple[str, ...]
    toewijzingen: int
    verwijderd: int


class Toewijzingverwijzing(NamedTuple):
    """Where a Toewijzing is."""

    id: int
    sleutel: Toewijzingsleutel
    client_id: int
    bsn: str


class Dossiers:
    """The Dossiers in one transaction."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding
        self._standen: dict[int, Stand] = {}

    # Loading

    def laad(self, bsns: Collection[str]) -> dict[str, Dossier]:
        """Give the Dossier of each BSN; an empty one for a BSN that is new."""
        dossiers = {bsn: Dossier() for bsn in bsns}
        for deel in in_delen(dossiers):
            for dossier in self._laad(client.c.bsn.in_(deel)):
                assert dossier.client is not None  # it was loaded by its client
                dossiers[dossier.client.bsn] = dossier
        return dossiers

    def alle(self) -> list[Dossier]:
        """Give all Dossiers, by the name of the client."""
        return self._laad(true())

    def van_client(self, client_id: int) -> Dossier:
        """Give the Dossier of a client. Raises LookupError."""
        return self._een(client.c.id == client_id)

    def van_toewijzing(self, toewijzing_id: int) -> Dossier:
        """Give the Dossier of the client of a Toewijzing. Raises LookupError."""
        van = select(toewijzing.c.client_id).where(toewijzing.c.id == toewijzing_id)
        return self._een(client.c.id == van.scalar_subquery())

    def _een(self, voorwaarde: ColumnElement[bool]) -> Dossier:
        gevonden = self._laad(voorwaarde)
        if not gevonden:
            raise LookupError("no such dossier")
        return gevonden[0]

    def _laad(self, voorwaarde: ColumnElement[bool]) -> list[Dossier]:
        standen = laad_standen(self._verbinding, voorwaarde)
        self._standen.update(standen)
        return [stand.dossier for stand in standen.values()]

    # Saving

    def bewaar(self, dossiers: Iterable[Dossier]) -> None:
        """Write what changed since loading in this transaction, and fill the ids.

        A version keeps the moment on which its message was received, so that the message is
        stored first. Raises ValueError for a Dossier that was stored before but not loaded here.
        """
        lijst = [dossier for dossier in dossiers if dossier.client is not None]
        self._bewaar_clienten(lijst)
        self._bewaar_toewijzingen(lijst)
        self._bewaar_versies(lijst)
        self._bewaar_meldingen(lijst)

    def _bewaar_clienten(self, dossiers: list[Dossier]) -> None:
        nieuw: list[Client] = []
        gewijzigd: list[Client] = []
        for dossier in dossiers:
            assert dossier.client is not None  # bewaar leaves the others out
            if dossier.client.id is None:
                nieuw.append(dossier.client)
                continue
            stand = self._standen.get(dossier.client.id)
            if stand is None or stand.dossier is not dossier:
                raise ValueError("this Dossier was not loaded in this transaction")
            if stand.client != dossier.client:
                gewijzigd.append(dossier.client)
        if nieuw:
            eerste = volgende_id(self._verbinding, client)
            for i, een in enumerate(nieuw, eerste):
                een.id = i
            self._verbinding.execute(
                insert(client),
                [client_naar_rij(een) | {"id": een.id} for een in nieuw],
            )
        if gewijzigd:
            wijzig = update(client).where(client.c.id == bindparam("deze"))
            self._verbinding.execute(
                wijzig,
                [client_naar_rij(een) | {"deze": een.id} for een in gewijzigd],
            )
        for dossier in dossiers:
            self._onthoud_client(dossier)

    def _onthoud_client(self, dossier: Dossier) -> None:
        nu = dossier.client
        assert nu is not None  # bewaar leaves the others out
        assert nu.id is not None  # it was just stored
        stand = self._standen.get(nu.id)
        if stand is None:
            self._standen[nu.id] = Stand(dossier, copy.copy(nu))
        else:
            stand.client = copy.copy(nu)

    def _bewaar_toewijzingen(self, dossiers: list[Dossier]) -> None:
        nieuw: list[tuple[Toewijzing, Stand]] = []
        gewijzigd: list[Toewijzing] = []
        for stand, een in self._toewijzingen(dossiers):
            if een.id is None:
                nieuw.append((een, stand))
                continue
            was = stand.toewijzingen[een.id]
            if (was.verwachting, was.geen_verlenging_op) != (
                een.verwachting,
                een.geen_verlenging_op,
            ):
                gewijzigd.append(een)
                was.verwachting = een.verwachting
                was.geen_verlenging_op = een.geen_verlenging_op
        if nieuw:
            eerste = volgende_id(self._verbinding, toewijzing)
            rijen = []
            for i, (een, stand) in enumerate(nieuw, eerste):
                een.id = i
                stand.toewijzingen[i] = Toewijzingstand(een.verwachting, een.geen_verlenging_op)
                rijen.append(toewijzing_naar_rij(een) | {"id": i, "client_id": stand.client.id})
            self._verbinding.execute(insert(toewijzing), rijen)
        if gewijzigd:
            wijzig = update(toewijzing).where(toewijzing.c.id == bindparam("deze"))
            self._verbinding.execute(
                wijzig,
                [gezegd_naar_rij(een) | {"deze": een.id} for een in gewijzigd],
            )

    def _bewaar_versies(self, dossiers: list[Dossier]) -> None:
        gegroeid = [
            (een, stand.toewijzingen[een.id])
            for stand, een in self._toewijzingen(dossiers)
            if een.id is not None and len(een.versies) > stand.toewijzingen[een.id].aantal_versies
        ]
        if not gegroeid:
            return
        voorbij: list[dict[str, Any]] = []
        rijen: list[dict[str, Any]] = []
        volgende = volgende_id(self._verbinding, toewijzing_versie)
        for een, stand_nu in gegroeid:
            leidt = max(een.versies, key=lambda versie: versie.moment)
            for versie in een.versies[stand_nu.aantal_versies :]:
                if versie is leidt:
                    if stand_nu.actuele_versie is not None:
                        voorbij.append({"deze": stand_nu.actuele_versie})
                    stand_nu.actuele_versie = volgende
                rijen.append(
                    versie_naar_rij(versie)
                    | {"id": volgende, "toewijzing_id": een.id, "actueel": int(versie is leidt)}
                )
                volgende += 1
            stand_nu.aantal_versies = len(een.versies)
        if voorbij:  # before another one may lead: the index allows one at a time
            wijzig = update(toewijzing_versie).where(toewijzing_versie.c.id == bindparam("deze"))
            self._verbinding.execute(wijzig.values(actueel=0), voorbij)
        self._verbinding.execute(insert(toewijzing_versie), rijen)

    def _bewaar_meldingen(self, dossiers: list[Dossier]) -> None:
        nieuw = [
            (een.id, gemeld)
            for _, een in self._toewijzingen(dossiers)
            for gemeld in een.meldingen
            if gemeld.id is None
        ]
        if not nieuw:
            return
        rijen = []
        eerste = volgende_id(self._verbinding, melding)
        for i, (toewijzing_id, gemeld) in enumerate(nieuw, eerste):
            gemeld.id = i
            rijen.append(melding_naar_rij(gemeld) | {"id": i, "toewijzing_id": toewijzing_id})
        self._verbinding.execute(insert(melding), rijen)

    def _toewijzingen(self, dossiers: list[Dossier]) -> Iterable[tuple[Stand, Toewijzing]]:
        for dossier in dossiers:
            assert dossier.client is not None  # bewaar leaves the others out
            assert dossier.client.id is not None  # its row was just written
            stand = self._standen[dossier.client.id]
            for een in dossier.toewijzingen.values():
                yield stand, een

    def zet_notitie(self, client_id: int, notitie: str) -> None:
        """Keep what the user notes of a client."""
        self._verbinding.execute(
            update(client).where(client.c.id == client_id).values(notitie=notitie)
        )

    def zet_medewerker(self, client_id: int, medewerker: str) -> None:
        """Keep who follows a client; empty when nobody does."""
        self._verbinding.execute(
            update(client).where(client.c.id == client_id).values(medewerker=medewerker)
        )

    def namen(self) -> set[str]:
        """Give every surname, with and without its prefix, and the given names of every client."""
        velden = client.c
        vraag = select(
            velden.voornamen,
            velden.voorvoegsel,
            velden.achternaam,
            velden.partner_voorvoegsel,
            velden.partner_achternaam,
        ).distinct()
        namen: set[str] = set()
        for voornamen, voor, eigen, voor_partner, partner in self._verbinding.execute(vraag):
            namen |= {voornamen or "", eigen, f"{voor or ''} {eigen}".strip()}
            if partner is not None:
                namen |= {partner, f"{voor_partner or ''} {partner}".strip()}
        return namen - {""}

    # Finding

    def zoek_toewijzing(
        self, nummer: int, gemeente: str | None = None, wet: Wet | None = None
    ) -> list[Toewijzingverwijzing]:
        """Find Toewijzingen by number; without gemeente and wet there may be more than one."""
        vraag = _verwijzing().where(toewijzing.c.nummer == nummer).order_by(toewijzing.c.id)
        if gemeente is not None:
            vraag = vraag.where(toewijzing.c.gemeente == gemeente)
        if wet is not None:
            vraag = vraag.where(toewijzing.c.wet == wet)
        return [
            Toewijzingverwijzing(id_, Toewijzingsleutel(w, g, nr), client_id, bsn)
            for id_, w, g, nr, client_id, bsn in self._verbinding.execute(vraag)
        ]

    def bsn_van_toewijzing(
        self, sleutels: Collection[Toewijzingsleutel]
    ) -> dict[Toewijzingsleutel, str]:
        """Give whose these Toewijzingen are, as far as we know them (TR332)."""
        gevraagd = set(sleutels)
        gevonden = {}
        for deel in in_delen({sleutel.nummer for sleutel in gevraagd}):
            vraag = _verwijzing().where(toewijzing.c.nummer.in_(deel))
            for _, wet, gemeente, nummer, _, bsn in self._verbinding.execute(vraag):
                sleutel = Toewijzingsleutel(wet, gemeente, nummer)
                if sleutel in gevraagd:
                    gevonden[sleutel] = bsn
        return gevonden

    def bsns_van_nummers(self, nummers: Collection[int]) -> dict[int, set[str]]:
        """Give whose ToewijzingNummers these are, whatever the gemeente and the wet."""
        gevonden: dict[int, set[str]] = {}
        for deel in in_delen(set(nummers)):
            vraag = select(toewijzing.c.nummer, client.c.bsn).join(client)
            rijen = self._verbinding.execute(vraag.where(toewijzing.c.nummer.in_(deel)))
            for nummer, bsn in rijen:
                gevonden.setdefault(nummer, set()).add(bsn)
        return gevonden

    def clienten(self, zoek: str = "", offset: int = 0, limit: int = 100) -> list[Clientregel]:
        """Give a page of the clients, by name; ``zoek`` as for :meth:`aantal_clienten`."""
        vraag = (
            select(client)
            .where(*_voldoet(zoek))
            .order_by(client.c.zoeknaam, client.c.id)
            .offset(offset)
            .limit(limit)
        )
        rijen = self._verbinding.execute(vraag).mappings().all()
        gemeenten, aantallen, verwijderd = self._per_client([rij["id"] for rij in rijen])
        return [
            Clientregel(
                id=rij["id"],
                bsn=rij["bsn"],
                naam=korte_naam(mapping.naam_uit_rij(rij)),
                geboortedatum=mapping.geboortedatum_uit_rij(rij),
                gemeenten=tuple(sorted(gemeenten[rij["id"]])),
                toewijzingen=aantallen[rij["id"]],
                verwijderd=verwijderd[rij["id"]],
            )
            for rij in rijen
        ]

    def aantal_clienten(self, zoek: str = "") -> int:
        """Count the clients in whom every word of ``zoek`` is found.

        A word may be part of a name, without regard to capitals and diacritics, or the begin of
        a BSN or of a ToewijzingNummer.
        """
        vraag = select(func.count()).select_from(client).where(*_voldoet(zoek))
        return self._verbinding.execute(vraag).scalar_one()

    def _per_client(
        self, ids: list[int]
    ) -> tuple[dict[int, set[str]], dict[int, int], dict[int, int]]:
        """Gemeenten, and number of Toewijzingen that were not taken back and that were."""
        gemeenten: dict[int, set[str]] = {id_: set() for id_ in ids}
        aantallen, verwijderd = dict.fromkeys(ids, 0), dict.fromkeys(ids, 0)
        vraag = (
            select(
                toewijzing.c.client_id, toewijzing.c.gemeente, toewijzing_versie.c.reden_wijziging
            )
            .join(toewijzing_versie)
            .where(toewijzing_versie.c.actueel == letterlijk(1), toewijzing.c.client_id.in_(ids))
        )
        for client_id, gemeente, reden in self._verbinding.execute(vraag):
            gemeenten[client_id].add(gemeente)
            (verwijderd if reden == VERWIJDERD else aantallen)[client_id] += 1
        return gemeenten, aantallen, verwijderd


def _verwijzing() -> Select[Any]:
    kolommen = (toewijzing.c.id, toewijzing.c.wet, toewijzing.c.gemeente, toewijzing.c.nummer)
    return select(*kolommen, client.c.id, client.c.bsn).join(client)


def _voldoet(zoek: str) -> list[ColumnElement[bool]]:
    return [_bevat(woord) for woord in mapping.vergelijkbaar(zoek).split()]


def _bevat(woord: str) -> ColumnElement[bool]:
    if not (woord.isascii() and woord.isdecimal()):
        return client.c.zoeknaam.contains(woord, autoescape=True)
    met_nummer = select(toewijzing.c.client_id).where(
        cast(toewijzing.c.nummer, Text).startswith(woord)
    )
    return or_(client.c.bsn.startswith(woord), client.c.id.in_(met_nummer))
