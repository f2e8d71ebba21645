"""The 302 and 320: prepared when a message comes in, made ready by the user."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.ontvangst import weigert
from app.domain.verzending import Status, Verzending
from app.errors import UserError
from app.rules.finding import Finding
from app.rules.retour import maak_retour
from app.services.nummering import nieuwe_identificatie
from app.services.workspace import Workspace
from app.standard.basis import RetourHeader
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import decode, encode


def bereid_voor(
    workspace: Workspace, heen: Bericht, bevindingen: Sequence[Finding], heenbericht_id: int | None
) -> Verzending:
    """Make the retourbericht of a received message, to be looked at by the user (IV028)."""
    vandaag = workspace.vandaag()
    weigerend = [bevinding for bevinding in bevindingen if weigert(bevinding.regel)]
    retour = maak_retour(heen, weigerend, nieuwe_identificatie(vandaag), vandaag)
    return Verzending(
        id=None,
        wet=heen.wet,
        soort=retour.soort,
        gemeente=heen.gemeente,
        aanbieder=heen.aanbieder,
        identificatie=retour.identificatie,
        dagtekening=vandaag,
        inhoud=encode(retour),
        status=Status.VOORBEREID,
        gemaakt_op=workspace.nu(),
        heenbericht_id=heenbericht_id,
    )


def opnieuw_voorbereiden(workspace: Workspace, geweigerd: Verzending) -> Verzending:
    """Make the same retourbericht with a new identification, after VECOZO refused it."""
    vandaag = workspace.vandaag()
    return replace(
        geweigerd,
        id=None,
        identificatie=(nieuw := nieuwe_identificatie(vandaag)),
        dagtekening=vandaag,
        inhoud=_gedagtekend(geweigerd, workspace, nieuw),
        status=Status.VOORBEREID,
        gemaakt_op=workspace.nu(),
        vervangt_id=geweigerd.id,
        geexporteerd_op=None,
        ingediend_op=None,
        vecozo_code=None,
        vecozo_toelichting=None,
    )


def zet_klaar(
    workspace: Workspace, soort: str, identificatie: str | None = None
) -> list[Verzending]:
    """Make prepared retourberichten ready: all of this soort, or the one to this message.

    Each is dated on the day that it is made ready. Raises UserError when nothing is owed to
    the message with ``identificatie``.
    """
    with workspace.schrijven() as uow:
        alle = uow.berichten.uitgaand([Status.VOORBEREID])
        lijst = [v for v in alle if v.soort is Berichtsoort(soort)]
        if identificatie is not None:
            lijst = [v for v in lijst if _heen_identificatie(v) == identificatie]
            if not lijst:
                raise UserError(
                    f"Er staat geen {soort} voorbereid voor bericht {identificatie}.",
                    "Is hij al klaargezet? Kijk bij Klaar voor VECOZO.",
                )
        klaar = _maak_klaar(workspace, lijst)
        uow.berichten.herschrijf(klaar)
        uow.commit()
    return klaar


def zet_klaar_op_id(workspace: Workspace, ids: Sequence[int]) -> list[Verzending]:
    """Make these prepared retourberichten ready."""
    with workspace.schrijven() as uow:
        lijst = [uow.berichten.verzending(id_) for id_ in ids]
        klaar = _maak_klaar(workspace, [v for v in lijst if v.status is Status.VOORBEREID])
        uow.berichten.herschrijf(klaar)
        uow.commit()
    return klaar


def _maak_klaar(workspace: Workspace, lijst: Sequence[Verzending]) -> list[Verzending]:
    return [
        replace(
            verzending,
            dagtekening=workspace.vandaag(),
            inhoud=_gedagtekend(verzending, workspace, verzending.identificatie),
            status=Status.KLAAR,
        )
        for verzending in lijst
    ]


def _gedagtekend(verzending: Verzending, workspace: Workspace, identificatie: str) -> bytes:
    retour = decode(verzending.inhoud)
    assert isinstance(retour.header, RetourHeader)  # only retourberichten are prepared
    header = replace(
        retour.header,
        identificatie_retour=identificatie,
        dagtekening_retour=workspace.vandaag(),
    )
    return encode(replace(retour, header=header))


def _heen_identificatie(verzending: Verzending) -> str | None:
    return decode(verzending.inhoud).heen_identificatie
