"""Requests (315, 317) with what was asked, what the gemeente said, what the user went past."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    bindparam,
    insert,
    select,
    update,
)

from app.domain.client import korte_naam
from app.domain.dossier import Dossier
from app.domain.verzending import Status
from app.domain.verzoek import GevraagdProduct, IngediendVerzoek, Overruling
from app.standard.release import Wet
from app.store import mapping
from app.store.regelstand import TELT
from app.store.sql import in_delen, volgende_id
from app.store.tables import bericht, client
from app.store.tables_verzoeken import overruling, verzoek

_GEDAAN = bericht.c.status.in_(TELT)
_BIJ_GEMEENTE = bericht.c.status.in_([*TELT, Status.AFGEKEURD_VECOZO.value])
_UITKOMST = ("onderzoek_id", "afwijzing_id", "reden_afwijzing", "andere_gemeente", "toegewezen_id")
_RIJ: Select[Any] = (
    select(
        verzoek,
        bericht.c.soort,
        bericht.c.gemeente,
        bericht.c.aanbieder,
        bericht.c.dagtekening,
        bericht.c.status,
        client.c.bsn,
    )
    .select_from(verzoek)
    .join(bericht, bericht.c.id == verzoek.c.bericht_id)
    .join(client, client.c.id == verzoek.c.client_id)
)


@dataclass(frozen=True, slots=True)
class Verzoekrij:
    """A request in a list, also one whose message was refused or lapsed.

    ``client`` is the name for the screen, ``identificatie`` that of the message.
    """

    verzoek: IngediendVerzoek
    client: str
    identificatie: str


class Verzoeken:
    """The requests in one transaction."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding

    # Making

    def bewaar(self, verzoeken: Sequence[IngediendVerzoek], client_id: int) -> None:
        """Keep what a message asks for a client, and fill the ids; the message is stored.

        Raises IntegrityError for a reference that was used before (TR347).
        """
        if not verzoeken:
            return
        for id_, een in enumerate(verzoeken, volgende_id(self._verbinding, verzoek)):
            een.id, een.client_id = id_, client_id
        self._verbinding.execute(insert(verzoek), [_naar_rij(een) for een in verzoeken])

    def bewaar_overrulingen(self, bericht_id: int, overrulingen: Sequence[Overruling]) -> None:
        """Keep what the user went past in a message."""
        rijen = [
            {"bericht_id": bericht_id, "volgorde": volgorde}
            | {naam: getattr(een, naam) for naam in Overruling.__slots__}
            for volgorde, een in enumerate(overrulingen)
        ]
        if rijen:
            self._verbinding.execute(insert(overruling), rijen)

    def overrulingen(self, bericht_ids: Collection[int]) -> dict[int, list[Overruling]]:
        """Give by message what the user went past; nothing for a message without."""
        gevonden: dict[int, list[Overruling]] = {}
        kolommen = [overruling.c[naam] for naam in Overruling.__slots__]
        for deel in in_delen(bericht_ids):
            vraag = (
                select(overruling.c.bericht_id, *kolommen)
                .where(overruling.c.bericht_id.in_(deel))
                .order_by(overruling.c.bericht_id, overruling.c.volgorde)
            )
            for rij in self._verbinding.execute(vraag).mappings():
                een = Overruling(**{naam: rij[naam] for naam in Overruling.__slots__})
                gevonden.setdefault(rij["bericht_id"], []).append(een)
        return gevonden

    # What rules ask

    def vul(self, dossiers: Iterable[Dossier], behalve: Collection[int] = ()) -> None:
        """Load into Dossiers what was asked, in the order in which it was.

        A request whose message was refused or lapsed was not made (OP286). What the messages
        ``behalve`` ask is left out, and what they answer was not heard.
        """
        van = {d.client.id: d for d in dossiers if d.client is not None and d.client.id}
        for dossier in van.values():
            dossier.verzoeken = []
        for deel in in_delen(list(van)):
            for een in self._lees(and_(verzoek.c.client_id.in_(deel), _GEDAAN), behalve):
                assert een.client_id is not None  # it was read by its client
                van[een.client_id].verzoeken.append(een)

    def van_referenties(
        self,
        referenties: Collection[tuple[Wet, str]],
        behalve: Collection[int] = (),
        *,
        bij_gemeente: bool = False,
    ) -> dict[tuple[Wet, str], IngediendVerzoek]:
        """Give by wet and ReferentieAanbieder what was asked, of whichever AGB code.

        Leaves out as ``vul`` does; with ``bij_gemeente`` not what VECOZO refused, for a gemeente
        that answers has it all the same.
        """
        gemaakt = _BIJ_GEMEENTE if bij_gemeente else _GEDAAN
        return {
            (een.wet, een.referentie_aanbieder): een
            for deel in in_delen({referentie for _, referentie in referenties})
            for een in self._lees(and_(verzoek.c.referentie_aanbieder.in_(deel), gemaakt), behalve)
            if (een.wet, een.referentie_aanbieder) in referenties
        }

    def van_berichten(self, bericht_ids: Collection[int]) -> list[IngediendVerzoek]:
        """Give what these messages ask, whatever became of them, in the order of asking."""
        return [
            een
            for deel in in_delen(bericht_ids)
            for een in self._lees(verzoek.c.bericht_id.in_(deel))
        ]

    def lees(self, verzoek_id: int) -> IngediendVerzoek:
        """Give a request. Raises LookupError."""
        gevonden = self._lees(verzoek.c.id == verzoek_id)
        if not gevonden:
            raise LookupError("no such request")
        return gevonden[0]

    def _lees(
        self, voorwaarde: ColumnElement[bool], behalve: Collection[int] = ()
    ) -> list[IngediendVerzoek]:
        vraag = _RIJ.where(voorwaarde, verzoek.c.bericht_id.not_in(behalve)).order_by(verzoek.c.id)
        return [_uit_rij(rij, behalve) for rij in self._verbinding.execute(vraag).mappings()]

    # What came of it

    def werk_bij(self, verzoeken: Sequence[IngediendVerzoek]) -> None:
        """Keep which messages of the gemeente answered requests, and what they said."""
        if verzoeken:
            wijzig = update(verzoek).where(verzoek.c.id == bindparam("deze"))
            self._verbinding.execute(
                wijzig.values({naam: bindparam(naam) for naam in _UITKOMST}),
                [
                    {naam: getattr(een, naam) for naam in _UITKOMST} | {"deze": een.id}
                    for een in verzoeken
                ],
            )

    def sluit_af(self, verzoek_id: int, op: date, reden: str) -> None:
        """Record that a request was settled outside the messages. Raises LookupError."""
        self._zet_afsluiting(verzoek_id, op, reden)

    def heropen(self, verzoek_id: int) -> None:
        """Undo ``sluit_af``. Raises LookupError."""
        self._zet_afsluiting(verzoek_id, None, None)

    def _zet_afsluiting(self, verzoek_id: int, op: date | None, reden: str | None) -> None:
        wijzig = update(verzoek).where(verzoek.c.id == verzoek_id)
        gewijzigd = self._verbinding.execute(wijzig.values(afgesloten_op=op, afsluiting=reden))
        if gewijzigd.rowcount == 0:
            raise LookupError("no such request")

    # Lists

    def rijen(self, client_id: int | None = None) -> list[Verzoekrij]:
        """Give the requests, newest first; of one client if asked."""
        vraag = _RIJ.add_columns(*mapping.NAAM, bericht.c.identificatie).order_by(
            verzoek.c.id.desc()
        )
        if client_id is not None:
            vraag = vraag.where(verzoek.c.client_id == client_id)
        return [
            Verzoekrij(_uit_rij(rij), korte_naam(mapping.naam_uit_rij(rij)), rij["identificatie"])
            for rij in self._verbinding.execute(vraag).mappings()
        ]


def _naar_rij(een: IngediendVerzoek) -> mapping.Rij:
    gevraagd = een.gevraagd
    return {
        "id": een.id,
        "bericht_id": een.bericht_id,
        "client_id": een.client_id,
        "wet": een.wet,
        "referentie_aanbieder": een.referentie_aanbieder,
        "verwijzing_id": een.verwijzing_id,
        "eerste_contact": een.eerste_contact,
        "spoed": int(een.spoed),
        "verwijzer_type": gevraagd.verwijzer_type if gevraagd else None,
        **mapping.product_naar_rij(gevraagd.product if gevraagd else None),
        "ingangsdatum": gevraagd.ingangsdatum if gevraagd else None,
        "einddatum": gevraagd.einddatum if gevraagd else None,
        **mapping.omvang_naar_rij(gevraagd.omvang if gevraagd else None),
        "budget": gevraagd.budget if gevraagd else None,
        "zorgvorm": gevraagd.zorgvorm if gevraagd else None,
        "verlenging_van": gevraagd.verlenging_van if gevraagd else None,
        **{naam: getattr(een, naam) for naam in _UITKOMST},
        "afgesloten_op": een.afgesloten_op,
        "afsluiting": een.afsluiting,
    }


def _uit_rij(rij: RowMapping, behalve: Collection[int] = ()) -> IngediendVerzoek:
    """Request of a row of ``_RIJ``, as if the messages ``behalve`` had not come."""
    afgewezen = rij["afwijzing_id"] not in behalve
    een = IngediendVerzoek(
        wet=rij["wet"],
        gemeente=rij["gemeente"],
        aanbieder=rij["aanbieder"],
        bsn=rij["bsn"],
        soort=rij["soort"],
        referentie_aanbieder=rij["referentie_aanbieder"],
        gedaan_op=rij["dagtekening"],
        gevraagd=_gevraagd(rij),
        eerste_contact=rij["eerste_contact"],
        spoed=bool(rij["spoed"]),
        verwijzing_id=rij["verwijzing_id"],
        bericht_id=rij["bericht_id"],
        berichtstatus=Status(rij["status"]),
        afgesloten_op=rij["afgesloten_op"],
        afsluiting=rij["afsluiting"],
        onderzoek_id=rij["onderzoek_id"] if rij["onderzoek_id"] not in behalve else None,
        afwijzing_id=rij["afwijzing_id"] if afgewezen else None,
        reden_afwijzing=rij["reden_afwijzing"] if afgewezen else None,
        andere_gemeente=rij["andere_gemeente"] if afgewezen else None,
        toegewezen_id=rij["toegewezen_id"] if rij["toegewezen_id"] not in behalve else None,
        client_id=rij["client_id"],
        id=rij["id"],
    )
    een.herzie_status()
    return een


def _gevraagd(rij: RowMapping) -> GevraagdProduct | None:
    if rij["verwijzer_type"] is None:  # a 317, whose message tells
        return None
    return GevraagdProduct(
        product=mapping.product_uit_rij(rij),
        ingangsdatum=rij["ingangsdatum"],
        einddatum=rij["einddatum"],
        omvang=mapping.omvang_uit_rij(rij),
        budget=rij["budget"],
        verwijzer_type=rij["verwijzer_type"],
        zorgvorm=rij["zorgvorm"],
        verlenging_van=rij["verlenging_van"],
    )
