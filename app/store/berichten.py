"""Every message in and out, with its exact bytes and what became of it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    func,
    insert,
    select,
    update,
)

from app.domain.ontvangst import Ontvangst, Ontvangststatus
from app.domain.verzending import Status, Verzending
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.store.berichtfilter import ALLES, Berichtfilter, eisen
from app.store.berichtrijen import (
    Berichtregel,
    Bevinding,
    Vondst,
    bevinding_naar_rij,
    ontvangst_naar_rij,
    ontvangst_uit_rij,
    oordeel_naar_rij,
    regel_uit_rij,
    verzending_naar_rij,
    verzending_uit_rij,
)
from app.store.mapping import NAAM
from app.store.sql import in_delen, letterlijk, volgende_id
from app.store.tables import (
    Richting,
    bericht,
    bevinding,
    client,
    inhoud,
    retourcode,
)
from app.store.tables_verzoeken import verzoek

Kenmerk = tuple[Wet, Berichtsoort, str, str]  # wet, soort, Afzender, Identificatie

_IN = bericht.c.richting == letterlijk(Richting.IN)
_UIT = bericht.c.richting == letterlijk(Richting.UIT)
_NIET_AFGEHANDELD = {"afgehandeld_op": None, "afhandeling": None}
_MET_INHOUD = select(bericht, inhoud.c.inhoud).join(inhoud)
_REGEL = select(bericht, *NAAM).select_from(bericht).outerjoin(client)
# Which messages belong together: two columns with the ids of the two.
_Banden = Sequence[tuple[ColumnElement[Any], ColumnElement[Any]]]
_ANTWOORDT: _Banden = (
    (bericht.c.id, bericht.c.heenbericht_id),
    (bericht.c.id, bericht.c.vervangt_id),
)
_BESLIST: _Banden = (
    (verzoek.c.bericht_id, verzoek.c.onderzoek_id),
    (verzoek.c.bericht_id, verzoek.c.afwijzing_id),
    (verzoek.c.bericht_id, verzoek.c.toegewezen_id),
)


class Berichten:
    """The messages in one transaction."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding

    # In

    def bekend(self, sha256s: Collection[str]) -> dict[str, Ontvangst]:
        """Give by hash the files that came in before."""
        return {
            ontvangst.sha256: ontvangst
            for deel in in_delen(sha256s)
            for ontvangst in self._ontvangsten(bericht.c.sha256.in_(deel))
        }

    def bewaar_binnen(self, ontvangsten: Sequence[Ontvangst]) -> None:
        """Keep received files and fill their ids; none of them may be known."""
        rijen = [ontvangst_naar_rij(ontvangst) for ontvangst in ontvangsten]
        ids = self._voeg_toe(rijen, [ontvangst.inhoud for ontvangst in ontvangsten])
        for ontvangst, id_ in zip(ontvangsten, ids, strict=True):
            ontvangst.id = id_

    def werk_bij(self, ontvangsten: Sequence[Ontvangst]) -> None:
        """Keep what was found out about received files.

        An answer belongs to the client of the message that it answers.
        """
        if not ontvangsten:
            return
        self._verbinding.execute(
            update(bericht).where(bericht.c.id == bindparam("deze"), _IN),
            [oordeel_naar_rij(ontvangst) | {"deze": ontvangst.id} for ontvangst in ontvangsten],
        )
        self._erf_client([ontvangst.id for ontvangst in ontvangsten if ontvangst.heenbericht_id])

    def ontvangst(self, id_: int) -> Ontvangst:
        """Give a received file. Raises LookupError."""
        gevonden = self._ontvangsten(bericht.c.id == id_)
        if not gevonden:
            raise LookupError("no such received message")
        return gevonden[0]

    def ontvangsten(self, statussen: Collection[Ontvangststatus]) -> list[Ontvangst]:
        """Give the received files with one of these statuses, newest first."""
        return self._ontvangsten(bericht.c.status.in_([status.value for status in statussen]))

    def _ontvangsten(self, voorwaarde: ColumnElement[bool]) -> list[Ontvangst]:
        vraag = _MET_INHOUD.where(_IN, voorwaarde).order_by(bericht.c.id.desc())
        return [ontvangst_uit_rij(rij) for rij in self._verbinding.execute(vraag).mappings()]

    # Out

    def bewaar_uit(self, verzendingen: Sequence[Verzending]) -> None:
        """Keep outgoing messages and fill their ids.

        An answer belongs to the client of the message that it answers. Raises IntegrityError for
        an Identificatie that was used before (TR056).
        """
        rijen = [
            verzending_naar_rij(een) | {"sha256": hashlib.sha256(een.inhoud).hexdigest()}
            for een in verzendingen
        ]
        ids = self._voeg_toe(rijen, [een.inhoud for een in verzendingen])
        for een, id_ in zip(verzendingen, ids, strict=True):
            een.id = id_
        self._erf_client([een.id for een in verzendingen if een.heenbericht_id])

    def herschrijf(self, verzendingen: Sequence[Verzending]) -> None:
        """Replace outgoing messages that have not left, bytes and all."""
        if not verzendingen:
            return
        self._verbinding.execute(
            update(bericht).where(bericht.c.id == bindparam("deze"), _UIT),
            [
                verzending_naar_rij(een)
                | {"sha256": hashlib.sha256(een.inhoud).hexdigest(), "deze": een.id}
                for een in verzendingen
            ],
        )
        self._verbinding.execute(
            update(inhoud).where(inhoud.c.bericht_id == bindparam("deze")),
            [{"inhoud": een.inhoud, "deze": een.id} for een in verzendingen],
        )

    def zet_status(
        self,
        ids: Collection[int],
        status: Status,
        *,
        geexporteerd_op: datetime | None = None,
        ingediend_op: date | None = None,
        afgekeurd_op: date | None = None,
        vecozo_code: str | None = None,
        vecozo_toelichting: str | None = None,
    ) -> None:
        """Record what became of outgoing messages; what is not given stays as it was.

        ``afgekeurd_op`` is for a refusal of which no message came in. A refusal that was put
        aside is so no more: that was said of what stood before. Raises LookupError.
        """
        nieuw = {
            "geexporteerd_op": geexporteerd_op,
            "ingediend_op": ingediend_op,
            "afgekeurd_op": afgekeurd_op,
            "vecozo_code": vecozo_code,
            "vecozo_toelichting": vecozo_toelichting,
        }
        waarden = {kolom: waarde for kolom, waarde in nieuw.items() if waarde is not None}
        aantal = 0
        for deel in in_delen(ids):
            wijzig = update(bericht).where(bericht.c.id.in_(deel), _UIT)
            gewijzigd = self._verbinding.execute(
                wijzig.values(status=status.value, **waarden, **_NIET_AFGEHANDELD)
            )
            aantal += gewijzigd.rowcount
        if aantal != len(set(ids)):
            raise LookupError("no such outgoing message")

    def handel_af(self, id_: int, dag: date, reden: str) -> None:
        """Record that the refusal of an outgoing message asks nothing more, and why."""
        wijzig = update(bericht).where(bericht.c.id == id_, _UIT)
        self._verbinding.execute(wijzig.values(afgehandeld_op=dag, afhandeling=reden))

    def heropen(self, id_: int) -> bool:
        """Undo ``handel_af``; False when there was nothing to undo."""
        wijzig = update(bericht).where(
            bericht.c.id == id_, _UIT, bericht.c.afgehandeld_op.is_not(None)
        )
        return self._verbinding.execute(wijzig.values(**_NIET_AFGEHANDELD)).rowcount > 0

    def verzending(self, id_: int) -> Verzending:
        """Give an outgoing message. Raises LookupError."""
        gevonden = self._verzendingen(bericht.c.id == id_)
        if not gevonden:
            raise LookupError("no such outgoing message")
        return gevonden[0]

    def verzendingen(self, ids: Collection[int]) -> list[Verzending]:
        """Give these outgoing messages. Raises LookupError when one is not there."""
        gevonden = [
            een for deel in in_delen(set(ids)) for een in self._verzendingen(bericht.c.id.in_(deel))
        ]
        if len(gevonden) != len(set(ids)):
            raise LookupError("no such outgoing message")
        return gevonden

    def vind_verzending(self, identificatie: str) -> Verzending | None:
        """Find an outgoing message by its Identificatie, the newest if there were two."""
        gevonden = self._verzendingen(bericht.c.identificatie == identificatie)
        return gevonden[0] if gevonden else None

    def vind_heen(self, kenmerken: Collection[Kenmerk]) -> dict[Kenmerk, Verzending]:
        """Find the outgoing messages that answers name."""
        gevonden = {
            (v.wet, v.soort, v.aanbieder, v.identificatie): v
            for deel in in_delen({identificatie for *_, identificatie in kenmerken})
            for v in self._verzendingen(bericht.c.identificatie.in_(deel))
        }
        return {kenmerk: gevonden[kenmerk] for kenmerk in kenmerken if kenmerk in gevonden}

    def opvolgers(self, id_: int) -> list[Verzending]:
        """Give what was made in place of an outgoing message."""
        return self._verzendingen(bericht.c.vervangt_id == id_)

    def uitgaand(self, statussen: Collection[Status]) -> list[Verzending]:
        """Give the outgoing messages with one of these statuses, newest first."""
        return self._verzendingen(bericht.c.status.in_([status.value for status in statussen]))

    def _verzendingen(self, voorwaarde: ColumnElement[bool]) -> list[Verzending]:
        vraag = _MET_INHOUD.where(_UIT, voorwaarde).order_by(bericht.c.id.desc())
        return [verzending_uit_rij(rij) for rij in self._verbinding.execute(vraag).mappings()]

    # In and out

    def _voeg_toe(self, rijen: list[dict[str, Any]], inhouden: list[bytes]) -> range:
        if not rijen:
            return range(0)
        eerste = volgende_id(self._verbinding, bericht)
        ids = range(eerste, eerste + len(rijen))
        for rij, id_ in zip(rijen, ids, strict=True):
            rij["id"] = id_
        self._verbinding.execute(insert(bericht), rijen)
        self._verbinding.execute(
            insert(inhoud),
            [
                {"bericht_id": id_, "inhoud": bytes_}
                for id_, bytes_ in zip(ids, inhouden, strict=True)
            ],
        )
        return ids

    def _erf_client(self, ids: Collection[int | None]) -> None:
        heen = bericht.alias()
        van_heen = select(heen.c.client_id).where(heen.c.id == bericht.c.heenbericht_id)
        for deel in in_delen(ids):
            self._verbinding.execute(
                update(bericht)
                .where(bericht.c.id.in_(deel), bericht.c.client_id.is_(None))
                .values(client_id=van_heen.scalar_subquery())
            )

    def kenmerken_gebruikt(self, kenmerken: Collection[Kenmerk]) -> set[Kenmerk]:
        """Give those of these that a message of ours or of a gemeente has (TR056).

        A file that was refused never became a message.
        """
        gebruikt: set[Kenmerk] = set()
        for deel in in_delen({identificatie for *_, identificatie in kenmerken}):
            vraag = select(
                bericht.c.wet,
                bericht.c.soort,
                bericht.c.gemeente,
                bericht.c.aanbieder,
                bericht.c.identificatie,
            ).where(
                bericht.c.identificatie.in_(deel),
                bericht.c.status != Ontvangststatus.GEWEIGERD.value,
            )
            for wet, soort, gemeente, aanbieder, identificatie in self._verbinding.execute(vraag):
                afzender = gemeente if soort.van_gemeente else aanbieder
                gebruikt.add((wet, soort, afzender, identificatie))
        return gebruikt.intersection(kenmerken)

    def bewaar_bevindingen(self, bevindingen: Mapping[int, Iterable[Vondst]]) -> None:
        """Keep by message what the rules found in it."""
        rijen = [
            bevinding_naar_rij(vondst) | {"bericht_id": id_, "volgorde": volgorde}
            for id_, vondsten in bevindingen.items()
            for volgorde, vondst in enumerate(vondsten)
        ]
        if rijen:
            self._verbinding.execute(insert(bevinding), rijen)

    def bevindingen(self, ids: Collection[int]) -> dict[int, list[Bevinding]]:
        """Give by message what the rules found in it; nothing for a message without."""
        gevonden: dict[int, list[Bevinding]] = {}
        for deel in in_delen(ids):
            vraag = select(bevinding).where(bevinding.c.bericht_id.in_(deel))
            sortering = (bevinding.c.bericht_id, bevinding.c.volgorde)
            for id_, _, *rest in self._verbinding.execute(vraag.order_by(*sortering)):
                gevonden.setdefault(id_, []).append(Bevinding(*rest))
        return gevonden

    def bewaar_retourcodes(self, codes: Mapping[int, Iterable[tuple[str, str]]]) -> None:
        """Keep by answer the path and the code of everything that it refuses."""
        rijen = [
            {"bericht_id": id_, "volgorde": volgorde, "pad": pad, "code": code}
            for id_, van_een in codes.items()
            for volgorde, (pad, code) in enumerate(van_een)
        ]
        if rijen:
            self._verbinding.execute(insert(retourcode), rijen)

    def retourcodes(self, antwoord_ids: Collection[int]) -> dict[int, list[tuple[str, str]]]:
        """Give by answer the path and the code of everything that it refuses."""
        gevonden: dict[int, list[tuple[str, str]]] = {}
        for deel in in_delen(antwoord_ids):
            vraag = select(retourcode).where(retourcode.c.bericht_id.in_(deel))
            sortering = (retourcode.c.bericht_id, retourcode.c.volgorde)
            for id_, _, pad, code in self._verbinding.execute(vraag.order_by(*sortering)):
                gevonden.setdefault(id_, []).append((pad, code))
        return gevonden

    # Lists

    def zoek(
        self,
        tekst: str = "",
        berichtfilter: Berichtfilter = ALLES,
        offset: int = 0,
        limit: int = 100,
    ) -> list[Berichtregel]:
        """Give a page of the messages, newest first; see :meth:`aantal`."""
        vraag = (
            _REGEL.where(*eisen(tekst, berichtfilter))
            .order_by(bericht.c.tijdstip.desc(), bericht.c.id.desc())
            .offset(offset)
            .limit(limit)
        )
        return self._regels(vraag)

    def aantal(self, tekst: str = "", berichtfilter: Berichtfilter = ALLES) -> int:
        """Count the messages that pass the filter and in which every word is found.

        A word may be part of the name of the client or of the file, or the begin of an
        Identificatie, of a BSN or of a ToewijzingNummer.
        """
        vraag = select(func.count()).select_from(bericht).outerjoin(client)
        return self._verbinding.execute(vraag.where(*eisen(tekst, berichtfilter))).scalar_one()

    def gemeenten(self) -> set[str]:
        """Give the codes of the gemeenten with which messages were exchanged."""
        vraag = select(bericht.c.gemeente).where(bericht.c.gemeente.is_not(None)).distinct()
        return set(self._verbinding.execute(vraag).scalars())

    def antwoorden(self, id_: int) -> list[Berichtregel]:
        """Give a message with all that answer or replace one another, oldest first."""
        return self._familie(id_, _ANTWOORDT)

    def verwant(self, id_: int) -> list[Berichtregel]:
        """Give what ``antwoorden`` gives, with requests and what decided on them."""
        return self._familie(id_, [*_ANTWOORDT, *_BESLIST])

    def _familie(self, id_: int, banden: _Banden) -> list[Berichtregel]:
        familie = select(bericht.c.id).where(bericht.c.id == id_).cte(recursive=True)
        stappen = [
            select(naar).where(van == familie.c.id, naar.is_not(None))
            for een, ander in banden
            for van, naar in ((een, ander), (ander, een))
        ]
        familie = familie.union(*stappen)
        leden = _REGEL.where(bericht.c.id.in_(select(familie.c.id)))
        return self._regels(leden.order_by(bericht.c.tijdstip, bericht.c.id))

    def _regels(self, vraag: Select[Any]) -> list[Berichtregel]:
        return [regel_uit_rij(rij) for rij in self._verbinding.execute(vraag).mappings()]
