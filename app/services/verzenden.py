"""Our own messages: judged before they leave, and followed until they are answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.dossier import Dossier
from app.domain.levering import Melding
from app.domain.verzending import Status, Verzending
from app.errors import UserError
from app.forms.form import Veldfout
from app.rules.check import check
from app.rules.finding import Finding
from app.services.bron import bron_voor
from app.services.retouren import opnieuw_voorbereiden
from app.services.workspace import Workspace
from app.standard.bericht import Bericht
from app.standard.codec import encode, valideer
from app.standard.regie import (
    Startbericht,
    StartClient,
    StartProduct,
    Stopbericht,
    StopProduct,
)
from app.standard.schemafout import Schemafout
from app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Resultaat:
    """What came of a form: a message that is ready, or why there is none.

    ``vervallen_id`` is an unsent message that lapsed for it. ``gemeld`` tells that for what was
    asked nothing has to be sent: a message has only what else the lapsed one reported.
    """

    verzending: Verzending | None = None
    veldfouten: tuple[Veldfout, ...] = ()
    bevindingen: tuple[Finding, ...] = ()
    vervallen_id: int | None = None
    gemeld: bool = False

    @property
    def gelukt(self) -> bool:
        """Whether nothing stood in the way."""
        return not self.veldfouten and not self.bevindingen


def beoordeel(
    workspace: Workspace, uow: UnitOfWork, bericht: Bericht, dossier: Dossier
) -> tuple[Finding, ...]:
    """Run the schema and all rules over a message of our own."""
    fouten = valideer(bericht)
    if fouten:
        return tuple(schemabevinding(fout) for fout in fouten)
    return check(bericht, dossier, bron_voor(uow, [bericht], workspace.vandaag()))


def schemabevinding(fout: Schemafout) -> Finding:
    """Tell a schema error as a Finding of level 1."""
    return Finding("schema", 1, "", fout.pad, fout.waarde, fout.melding, fout.advies)


def bewaar(
    workspace: Workspace,
    uow: UnitOfWork,
    bericht: Bericht,
    dossier: Dossier,
    *,
    vervangt_id: int | None = None,
) -> Verzending:
    """Keep a message that may leave in *Klaar voor VECOZO*, with what it reports."""
    verzending = Verzending(
        id=None,
        wet=bericht.wet,
        soort=bericht.soort,
        gemeente=bericht.gemeente,
        aanbieder=bericht.aanbieder,
        identificatie=bericht.identificatie,
        dagtekening=workspace.vandaag(),
        inhoud=encode(bericht),
        status=Status.KLAAR,
        gemaakt_op=workspace.nu(),
        client_id=dossier.client.id if dossier.client else None,
        vervangt_id=vervangt_id,
    )
    uow.berichten.bewaar_uit([verzending])
    if isinstance(bericht, Startbericht | Stopbericht):
        _leg_vast(bericht, dossier, verzending)
    uow.dossiers.bewaar([dossier])
    return verzending


def _leg_vast(
    bericht: Startbericht | Stopbericht, dossier: Dossier, verzending: Verzending
) -> None:
    """Keep what a 305 or 307 reports with the Toewijzingen that it is about."""
    for product in producten(bericht):
        toewijzing = dossier.toewijzing(bericht.wet, bericht.gemeente, product.toewijzing_nummer)
        assert toewijzing is not None  # the forms are opened on one
        toewijzing.meldingen.append(
            Melding.uit(product, bericht_id=verzending.id, status=verzending.status)
        )


def toewijzing_nummers(bericht: Startbericht | Stopbericht) -> list[int | None]:
    """Numbers of the Toewijzingen that a 305 or 307 reports on."""
    return [product.toewijzing_nummer for product in producten(bericht)]


def producten(bericht: Startbericht | Stopbericht) -> Sequence[StartProduct | StopProduct]:
    """The lines of a 305 or 307."""
    assert bericht.client is not None  # a heenbericht has one by schema
    if isinstance(bericht.client, StartClient):
        return bericht.client.start_producten
    return bericht.client.stop_producten


def uitgaand(workspace: Workspace, statussen: Iterable[Status] = tuple(Status)) -> list[Verzending]:
    """Outgoing messages, newest first."""
    with workspace.lezen() as uow:
        return uow.berichten.uitgaand(list(statussen))


def meld_ingediend(workspace: Workspace, identificaties: Sequence[str]) -> list[Verzending]:
    """Record that VECOZO has these messages. Raises UserError for one that cannot be."""
    with workspace.schrijven() as uow:
        lijst = [_verzending(uow, identificatie) for identificatie in identificaties]
        for verzending in lijst:
            if verzending.status not in (Status.KLAAR, Status.GEEXPORTEERD):
                raise UserError(
                    f"{verzending.naam} {verzending.identificatie} staat op "
                    f"‘{verzending.status.label}’ en kan niet als ingediend worden gemeld.",
                )
        uow.berichten.zet_status(
            [v.bewaard_id for v in lijst], Status.INGEDIEND, ingediend_op=workspace.vandaag()
        )
        uow.commit()
    with workspace.lezen() as uow:
        return [_verzending(uow, identificatie) for identificatie in identificaties]


def meld_afgekeurd(
    workspace: Workspace, identificatie: str, code: str, toelichting: str = ""
) -> Verzending:
    """Record that VECOZO refused a message; what it reported does not count any more.

    A retourbericht is owed still: a new one, with a new identification, is prepared at once.
    Raises UserError for a message that never left or that was answered.
    """
    if not code.strip():
        raise UserError("Vul de code in die VECOZO gaf.", "Die staat bij het bericht in VECOZO.")
    with workspace.schrijven() as uow:
        keur_af(workspace, uow, _verzending(uow, identificatie), code.strip(), toelichting.strip())
        uow.commit()
    return vind(workspace, identificatie)


def keur_af(
    workspace: Workspace, uow: UnitOfWork, verzending: Verzending, code: str, toelichting: str
) -> None:
    """Record VECOZO's refusal within a unit of work; see ``meld_afgekeurd``."""
    if verzending.status not in (Status.KLAAR, Status.GEEXPORTEERD, Status.INGEDIEND):
        raise UserError(
            f"{verzending.naam} {verzending.identificatie} staat op "
            f"‘{verzending.status.label}’ en kan niet door VECOZO zijn afgekeurd.",
        )
    uow.berichten.zet_status(
        [verzending.bewaard_id],
        Status.AFGEKEURD_VECOZO,
        afgekeurd_op=workspace.vandaag(),
        vecozo_code=code,
        vecozo_toelichting=toelichting,
    )
    if verzending.soort.is_retour:
        uow.berichten.bewaar_uit([opnieuw_voorbereiden(workspace, verzending)])


def trek_terug(workspace: Workspace, *bericht_ids: int) -> None:
    """Take messages back that are ready but have not left, all or none.

    A retourbericht is owed and returns to *voorbereid*; another message lapses, and what it
    reported with it. Raises UserError when one has left.
    """
    with workspace.schrijven() as uow:
        for bericht_id in bericht_ids:
            _haal_terug(uow, bericht_id)
        uow.commit()


def draai_terug(workspace: Workspace, resultaat: Resultaat) -> None:
    """Undo what came of a form: its message lapses, and what lapsed for it is ready again.

    Raises UserError when either has changed since.
    """
    with workspace.schrijven() as uow:
        if resultaat.verzending is not None:
            _haal_terug(uow, resultaat.verzending.bewaard_id)
        if resultaat.vervallen_id is not None:
            oud = uow.berichten.verzending(resultaat.vervallen_id)
            if oud.status is not Status.VERVALLEN:
                raise UserError(f"{oud.naam} {oud.identificatie} is intussen veranderd.")
            uow.berichten.zet_status([oud.bewaard_id], Status.KLAAR)
        uow.commit()


def _haal_terug(uow: UnitOfWork, bericht_id: int) -> None:
    verzending = uow.berichten.verzending(bericht_id)
    if verzending.status is not Status.KLAAR:
        raise UserError(
            f"{verzending.naam} {verzending.identificatie} is al weg.",
            "Trek het in met een correctie.",
        )
    nieuw = Status.VOORBEREID if verzending.soort.is_retour else Status.VERVALLEN
    uow.berichten.zet_status([bericht_id], nieuw)


def vind(workspace: Workspace, identificatie: str) -> Verzending:
    """Find a message of ours by its Identificatie. Raises UserError when there is none."""
    with workspace.lezen() as uow:
        return _verzending(uow, identificatie)


def _verzending(uow: UnitOfWork, identificatie: str) -> Verzending:
    gevonden = uow.berichten.vind_verzending(identificatie)
    if gevonden is None:
        raise UserError(
            f"Er is geen verzonden bericht met identificatie {identificatie}.",
            "Kijk bij Klaar voor VECOZO welke identificaties er zijn.",
        )
    return gevonden
