"""Requests until they are answered: how far each is, what came of it, and what to do next."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.deadlines.agenda import agenda
from app.deadlines.termijnen import WOONPLAATSBEGINSEL, Termijn
from app.domain.aanvraag import Aanvraag
from app.domain.dossier import Dossier
from app.domain.openstaand import BesluitOpen
from app.domain.verzending import Status
from app.domain.verzoek import IngediendVerzoek, Overruling, Verzoekstatus
from app.domain.verzoekuitkomst import Uitkomst, van_aanvraag, van_wijziging
from app.errors import UserError
from app.forms.verzoekopgave import aanvraag_van, wijziging_van
from app.services import aanvragen, instellen, wijzigen
from app.services.verzoeksturen import Verzoekform
from app.services.workspace import Workspace
from app.standard.basis import Product
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import decode
from app.standard.release import Wet
from app.standard.verzoek import VerzoekToewijzingbericht, VerzoekWijzigingbericht
from app.store.unit_of_work import UnitOfWork
from app.store.verzoeken import Verzoekrij

_GEWEIGERD = (Status.AFGEKEURD, Status.AFGEKEURD_VECOZO)


@dataclass(frozen=True, slots=True)
class Inzage:
    """A request with what came of it and what the user went past.

    ``besluit`` is the term in which the gemeente has to decide, None when that is over or has not
    begun.
    """

    rij: Verzoekrij
    uitkomsten: tuple[Uitkomst, ...]
    overrulingen: Sequence[Overruling]
    besluit: Termijn | None

    @property
    def verzoek(self) -> IngediendVerzoek:
        """The request."""
        return self.rij.verzoek

    @property
    def stand(self) -> str:
        """How far it is: as the gemeente has it, or its message while that is not there."""
        return stand(self.verzoek)

    @property
    def anders_toegewezen(self) -> bool:
        """Whether something was assigned otherwise than it was asked, or left out of what was."""
        return not all(een.zoals_gevraagd or een.onveranderd for een in self.uitkomsten)


def stand(een: IngediendVerzoek) -> str:
    """How far a request is, in one word: a Verzoekstatus, or the Status of its message.

    What the gemeente decided goes first: it then has the message, whatever we thought.
    """
    if een.status is not Verzoekstatus.IN_BEHANDELING or (
        een.berichtstatus.verstuurd and een.berichtstatus.telt
    ):
        return str(een.status)
    return str(een.berichtstatus)


def met_uitkomsten(workspace: Workspace, *, client_id: int | None = None) -> list[Inzage]:
    """All requests with what came of them, newest first; in a fixed number of queries."""
    with workspace.lezen() as uow:
        return _inzage(uow, uow.verzoeken.rijen(client_id), workspace.vandaag())


def inzage(workspace: Workspace, verzoek_id: int) -> Inzage:
    """One request with what came of it. Raises LookupError."""
    with workspace.lezen() as uow:
        een = uow.verzoeken.lees(verzoek_id)
        rijen = uow.verzoeken.rijen(een.client_id)
        gevonden = [rij for rij in rijen if rij.verzoek.id == verzoek_id]
        return _inzage(uow, gevonden, workspace.vandaag())[0]


def _inzage(uow: UnitOfWork, rijen: Sequence[Verzoekrij], vandaag: date) -> list[Inzage]:
    dossiers = uow.dossiers.laad({rij.verzoek.bsn for rij in rijen})
    ids = [rij.verzoek.bericht_id for rij in rijen if rij.verzoek.bericht_id is not None]
    toch = uow.verzoeken.overrulingen(ids)
    van_317 = [
        rij.verzoek.bericht_id
        for rij in rijen
        if rij.verzoek.gevraagd is None and rij.verzoek.bericht_id is not None
    ]
    inhoud = {v.bewaard_id: v.inhoud for v in uow.berichten.verzendingen(van_317)}
    besluiten = _besluiten(uow, set(ids), vandaag)
    return [
        Inzage(
            rij,
            _uitkomsten(rij.verzoek, dossiers[rij.verzoek.bsn], inhoud),
            toch.get(rij.verzoek.bericht_id or 0, ()),
            besluiten.get((rij.verzoek.wet, rij.verzoek.referentie_aanbieder)),
        )
        for rij in rijen
    ]


def _besluiten(
    uow: UnitOfWork, bericht_ids: Collection[int], vandaag: date
) -> dict[tuple[Wet, str], Termijn]:
    """By wet and reference the term of the decision that is awaited on these messages."""
    boek, kalender = instellen.protocolboek(uow), instellen.kalender(uow)
    feiten = [feit for feit in uow.openstaand.besluiten() if feit.bericht_id in bericht_ids]
    gevonden = {}
    for termijn in agenda(feiten, vandaag, boek.op, kalender):
        if isinstance(termijn.feit, BesluitOpen) and termijn.soort != WOONPLAATSBEGINSEL:
            for referentie in termijn.feit.referenties:
                gevonden[termijn.wet, referentie] = termijn
    return gevonden


def _uitkomsten(
    een: IngediendVerzoek, dossier: Dossier, inhoud: Mapping[int, bytes]
) -> tuple[Uitkomst, ...]:
    if een.gevraagd is not None:
        return van_aanvraag(een, dossier)
    assert een.bericht_id is not None  # it was read from the store
    bericht = decode(inhoud[een.bericht_id])
    assert isinstance(bericht, VerzoekWijzigingbericht)  # only a 315 keeps what it asked
    assert bericht.client is not None
    return van_wijziging(een, bericht.client.verzoek, dossier)


def sluit_af(workspace: Workspace, verzoek_id: int, reden: str) -> None:
    """Record that a request was settled outside the messages, such as by telephone.

    Nothing is waited for any more, and another may be made (Rijk van Nijmegen 1.17.1, chapter 3).
    Raises UserError without a reason.
    """
    if not reden.strip():
        raise UserError("Schrijf op wat er is afgesproken.", "Een paar woorden is genoeg.")
    with workspace.schrijven() as uow:
        uow.verzoeken.sluit_af(verzoek_id, workspace.vandaag(), reden.strip())
        uow.commit()


def heropen(workspace: Workspace, verzoek_id: int) -> None:
    """Undo ``sluit_af``."""
    with workspace.schrijven() as uow:
        uow.verzoeken.heropen(verzoek_id)
        uow.commit()


def elders(workspace: Workspace, verzoek_id: int) -> Verzoekform:
    """Give the form for the gemeente that is responsible instead (IV095), filled in as before.

    Of a 315 with several products all that were sent on to that gemeente. Raises UserError when
    no other gemeente was named.
    """
    with workspace.lezen() as uow:
        een = uow.verzoeken.lees(verzoek_id)
        if een.andere_gemeente is None or een.gevraagd is None:
            raise UserError(
                "Bij dit verzoek noemt de gemeente geen andere gemeente.",
                "Vraag de gemeente wie er wel verantwoordelijk is.",
            )
        assert een.bericht_id is not None  # it was read from the store
        mee = {
            ander.referentie_aanbieder: ander
            for ander in uow.verzoeken.van_berichten([een.bericht_id])
            if ander.andere_gemeente == een.andere_gemeente
        }
        bericht = decode(uow.berichten.verzending(een.bericht_id).inhoud)
    assert isinstance(bericht, VerzoekToewijzingbericht)  # it keeps what it asked
    form = aanvragen.formulier_met(workspace, aanvraag_van(bericht, mee))
    return form.zet("gemeente", "gemeente", een.andere_gemeente)


def opnieuw(workspace: Workspace, bericht_id: int) -> Verzoekform:
    """Give the form of a 315 or 317 as it was filled in, to mend what was refused."""
    with workspace.lezen() as uow:
        verzoeken = uow.verzoeken.van_berichten([bericht_id])
        bericht = decode(uow.berichten.verzending(bericht_id).inhoud)
    if isinstance(bericht, VerzoekWijzigingbericht):
        return wijzigen.formulier_met(workspace, wijziging_van(bericht))
    assert isinstance(bericht, VerzoekToewijzingbericht)  # a request is one or the other
    per_referentie = {een.referentie_aanbieder: een for een in verzoeken}
    return aanvragen.formulier_met(workspace, aanvraag_van(bericht, per_referentie))


def geweigerd_voor(workspace: Workspace, form: Verzoekform) -> int | None:
    """Give the newest refused message that asked the same products, and has no successor yet.

    A request that is made anew takes its place; without one the refusal would stay open.
    """
    client, een = form.kennis.dossier.client, form.aanvraag
    if client is None:
        return None
    producten = {p.product for p in een.producten} if isinstance(een, Aanvraag) else {None}
    soort = (
        Berichtsoort.VERZOEK_TOEWIJZING
        if isinstance(een, Aanvraag)
        else Berichtsoort.VERZOEK_WIJZIGING
    )
    gevraagd: dict[int, set[Product | None]] = {}
    with workspace.lezen() as uow:
        for rij in uow.verzoeken.rijen(client.id):
            verzoek = rij.verzoek
            if (
                verzoek.bericht_id is not None
                and verzoek.berichtstatus in _GEWEIGERD
                and (verzoek.soort, verzoek.wet, verzoek.gemeente) == (soort, een.wet, een.gemeente)
            ):
                wat = verzoek.gevraagd.product if verzoek.gevraagd else None
                gevraagd.setdefault(verzoek.bericht_id, set()).add(wat)
        id_ = next((id_ for id_, wat in gevraagd.items() if wat == producten), None)
        vervangen = id_ is not None and any(
            opvolger.status is not Status.VERVALLEN for opvolger in uow.berichten.opvolgers(id_)
        )
    return None if vervangen else id_


def te_vervangen(workspace: Workspace, bericht_id: int) -> int | None:
    """Give the message when it was refused, so that a new one takes its place; else None."""
    with workspace.lezen() as uow:
        status = uow.berichten.verzending(bericht_id).status
    return bericht_id if status in _GEWEIGERD else None
