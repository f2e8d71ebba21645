"""What the other side says of our messages: a retourbericht, or VECOZO's foutbericht."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.ontvangst import Ontvangst
from app.domain.verzending import Status, Verzending
from app.errors import UserError
from app.standard.bericht import Bericht
from app.standard.foutbericht import Foutbericht
from app.store.unit_of_work import UnitOfWork


def verwerk_retour(
    uow: UnitOfWork, retour: Bericht, ontvangst: Ontvangst, codes: Sequence[tuple[str, str]]
) -> None:
    """Close the message that this one answers, or refuse it when there is none.

    Any return code that refuses something refuses the message as a whole (IV032). Raises
    UserError for an answer to a message that we never sent, or that was answered before.
    """
    assert retour.heen_identificatie is not None  # by schema
    heen = uow.berichten.vind_heen(
        retour.wet, retour.soort.heen, retour.aanbieder, retour.heen_identificatie
    )
    if heen is None or heen.gemeente != retour.gemeente:
        raise UserError(
            f"Dit is een antwoord ({retour.naam}) op een {retour.soort.heen.value} met "
            f"identificatie {retour.heen_identificatie}. Die heb je niet met Heenweer verstuurd.",
            "Hoort het bij een bericht uit een ander programma? Bekijk het dan daar. "
            "Zo niet, meld het aan de gemeente.",
        )
    if heen.status in (Status.GOEDGEKEURD, Status.AFGEKEURD):
        raise UserError(
            f"Op {heen.naam} {heen.identificatie} is al antwoord gekomen. "
            "Op ieder bericht komt maar één antwoord (IV028).",
            "Vraag de gemeente welk van de twee geldt.",
        )
    ontvangst.heenbericht_id = heen.id
    uow.berichten.zet_status([heen.bewaard_id], Status.AFGEKEURD if codes else Status.GOEDGEKEURD)
    uow.berichten.bewaar_retourcodes(ontvangst.bewaard_id, codes)


def verwerk_foutbericht(uow: UnitOfWork, fout: Foutbericht, ontvangst: Ontvangst) -> None:
    """Mark the message that VECOZO refused. Raises UserError when it cannot be found."""
    heen = _vind(uow, fout.kenmerk)
    if heen is None:
        raise UserError(
            f"VECOZO meldt fout {fout.code or 'zonder code'}"
            + (f" ({fout.omschrijving})" if fout.omschrijving else "")
            + ", maar niet bij welk bericht.",
            "Kijk in VECOZO welk bericht het is en meld de fout bij Klaar voor VECOZO.",
        )
    ontvangst.heenbericht_id = heen.id
    toelichting = " ".join(deel for deel in (fout.omschrijving, fout.details) if deel)
    uow.berichten.zet_status(
        [heen.bewaard_id],
        Status.AFGEKEURD_VECOZO,
        vecozo_code=fout.code,
        vecozo_toelichting=toelichting,
    )


def _vind(uow: UnitOfWork, kenmerk: str) -> Verzending | None:
    """Find our message by what VECOZO calls it: our Identificatie, or the name of the file."""
    naam = kenmerk.removesuffix(".xml").rpartition("_")[2]
    return uow.berichten.vind_verzending(naam) if naam else None
