"""Following declarations until they are answered and paid, and refused lines until solved."""

from __future__ import annotations

from collections.abc import Collection

from app.domain.declaratie import Regelstand
from app.errors import UserError
from app.services.declareren import vastgesteld, wat_staat
from app.services.voorstellen import werk_uit
from app.services.workspace import Workspace
from app.store.declaratieregels import Declaratiekort, Declaratierij, Regelrij
from app.store.unit_of_work import UnitOfWork

__all__ = [
    "Declaratierij",
    "Regelrij",
    "aantal_afgekeurd",
    "afgekeurd",
    "ander_volume",
    "geef_op",
    "kort",
    "lijst",
    "met_regels",
    "pak_op",
    "regels",
]


def lijst(workspace: Workspace) -> list[Declaratierij]:
    """All declarations, the newest month first."""
    with workspace.lezen() as uow:
        return uow.declaratieregels.declaraties()


def kort(workspace: Workspace, bericht_ids: Collection[int]) -> dict[int, Declaratiekort]:
    """Give of each of these 323s in few words which declaration it is."""
    with workspace.lezen() as uow:
        return uow.declaratieregels.kort(bericht_ids)


def regels(workspace: Workspace, bericht_id: int) -> list[Regelrij]:
    """The lines of a declaration, in document order."""
    with workspace.lezen() as uow:
        return uow.declaratieregels.van_declaraties([bericht_id])[bericht_id]


def met_regels(
    workspace: Workspace, bericht_ids: Collection[int] | None = None
) -> list[tuple[Declaratierij, list[Regelrij]]]:
    """All declarations with their lines, or these, the newest month first."""
    with workspace.lezen() as uow:
        rijen = [
            rij
            for rij in uow.declaratieregels.declaraties()
            if bericht_ids is None or rij.bericht_id in bericht_ids
        ]
        van = uow.declaratieregels.van_declaraties([rij.bericht_id for rij in rijen])
    return [(rij, van[rij.bericht_id]) for rij in rijen]


def afgekeurd(workspace: Workspace, *, alles: bool = False) -> list[Regelrij]:
    """Refused lines that ask something still, oldest first; ``alles`` gives the solved ones too."""
    with workspace.lezen() as uow:
        return uow.declaratieregels.afgekeurd(alles=alles)


def aantal_afgekeurd(workspace: Workspace) -> int:
    """Count the refused lines that ask something still."""
    with workspace.lezen() as uow:
        return uow.declaratieregels.aantal_open()


def gedeclareerde_regel(workspace: Workspace, referentie: str) -> Regelrij | None:
    """Give the line with this ReferentieNummer, or None; of two wetten the refused one first."""
    with workspace.lezen() as uow:
        gevonden = [
            uow.declaratieregels.regel(een.id)
            for een in uow.declaraties.met_referentie(referentie)
            if een.id is not None
        ]
    return min(gevonden, key=lambda rij: rij.stand is not Regelstand.AFGEKEURD, default=None)


def geef_op(workspace: Workspace, prestatie_id: int, reden: str) -> None:
    """Give a refused line up: its care is not declared again. Raises UserError.

    What was granted for the same before stays as it is. When more care of the same month is
    recorded later, all of it is proposed again.
    """
    reden = reden.strip()
    if not reden:
        raise UserError("Schrijf op waarom het niet meer hoeft.")
    with workspace.schrijven() as uow:
        rij = _afgekeurd(uow, prestatie_id)
        if rij.opnieuw:
            raise UserError(
                "Deze regel is al opnieuw gedeclareerd.",
                "Hoeft dat niet, trek die declaratie dan terug, of crediteer haar als zij is "
                "toegekend.",
            )
        if not rij.regel.is_credit:
            plek = uow.declaraties.plek(rij.regel)
            nu = werk_uit(workspace, uow, plek.sleutel.maand, bsn=plek.bsn)
            geregistreerd = nu.geregistreerd.get(plek.sleutel)
            if geregistreerd is not None:
                staat = wat_staat(uow, plek)
                volume = staat[-1].prestatie.geleverd_volume if staat else 0
                uow.declaraties.stel_vast(
                    [vastgesteld(plek.sleutel, geregistreerd, volume, reden, workspace.vandaag())]
                )
        for een in _van_hetzelfde(uow, rij):
            if een.afhandeling is None and een.regel.id is not None:
                uow.declaratieregels.geef_op(een.regel.id, workspace.vandaag(), reden)
        uow.commit()


def ander_volume(workspace: Workspace, prestatie_id: int, volume: int, reden: str) -> None:
    """Decide with which volume a refused line is declared again, whatever was recorded.

    Raises UserError without a reason, and when no care of it stands any more.
    """
    reden = reden.strip()
    if not reden:
        raise UserError(
            "Schrijf op waarom.", "Zo is later te zien hoe de declaratie tot stand kwam."
        )
    with workspace.schrijven() as uow:
        plek = uow.declaraties.plek(_afgekeurd(uow, prestatie_id).regel)
        nu = werk_uit(workspace, uow, plek.sleutel.maand, bsn=plek.bsn)
        geregistreerd = nu.geregistreerd.get(plek.sleutel)
        if geregistreerd is None:
            raise UserError(
                "Van deze regel staat geen zorg meer vastgelegd.",
                "Leg eerst vast welke zorg er is gegeven.",
            )
        uow.declaraties.stel_vast(
            [vastgesteld(plek.sleutel, geregistreerd, volume, reden, workspace.vandaag())]
        )
        uow.commit()


def pak_op(workspace: Workspace, prestatie_id: int) -> None:
    """Take up a line that was given up: its care is proposed again. Raises UserError."""
    with workspace.schrijven() as uow:
        rij = _afgekeurd(uow, prestatie_id)
        if rij.afhandeling is None:
            raise UserError("Deze regel is niet opgegeven.")
        if not rij.opnieuw:  # else what was decided since is about the new line
            uow.declaraties.laat_vaststelling_los(uow.declaraties.plek(rij.regel).sleutel)
        for een in _van_hetzelfde(uow, rij):
            if een.afhandeling is not None and een.regel.id is not None:
                uow.declaratieregels.pak_op(een.regel.id)
        uow.commit()


def _van_hetzelfde(uow: UnitOfWork, rij: Regelrij) -> list[Regelrij]:
    """Refused lines of the same: it may have been declared and refused more than once.

    Those of a debet line may be credit lines too, of a correction.
    """
    plek = uow.declaraties.plek(rij.regel)
    terug = rij.regel.prestatie.product_referentie.vorig_referentie_nummer
    return [
        een
        for een in uow.declaratieregels.van_client(rij.client_id)
        if een.stand is Regelstand.AFGEKEURD
        and terug in (None, een.regel.prestatie.product_referentie.vorig_referentie_nummer)
        and een.toewijzing_id == rij.toewijzing_id
        and uow.declaraties.plek(een.regel) == plek
    ]


def _afgekeurd(uow: UnitOfWork, prestatie_id: int) -> Regelrij:
    rij = uow.declaratieregels.regel(prestatie_id)
    if rij.stand is not Regelstand.AFGEKEURD:
        raise UserError("Deze regel is niet afgekeurd.", "Klopt zij niet, crediteer haar dan.")
    return rij
