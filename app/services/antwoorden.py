"""What the other side says of our messages: retourberichten, and VECOZO's foutberichten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.ontvangst import Ontvangst
from app.domain.verzending import Status, Verzending
from app.errors import UserError
from app.rules.retour import afgekeurde_codes
from app.services import verzenden
from app.services.bron import Kenmerk
from app.services.workspace import Workspace
from app.standard.bericht import Bericht
from app.standard.foutbericht import Foutbericht
from app.store.unit_of_work import UnitOfWork


class Antwoorden:
    """The retourberichten of one group of files: their heenberichten are fetched once."""

    def __init__(self, uow: UnitOfWork, berichten: Iterable[Bericht]) -> None:
        self._uow = uow
        self._heen = uow.berichten.vind_heen(
            {_kenmerk(bericht) for bericht in berichten if bericht.soort.is_retour}
        )
        self._beantwoord: list[Verzending] = []
        self._codes: dict[int, Sequence[tuple[str, str]]] = {}

    def verwerk(self, retour: Bericht, ontvangst: Ontvangst) -> None:
        """Close the message that this one answers, or refuse it when there is none.

        Any return code that refuses something refuses the message as a whole (IV032). Raises
        UserError for an answer to a message that we never sent, or that was answered before.
        """
        heen = self._heen.get(_kenmerk(retour))
        if heen is None or heen.gemeente != retour.gemeente:
            raise UserError(
                f"Dit is een antwoord ({retour.naam}) op een {retour.soort.heen.value} met "
                f"identificatie {retour.heen_identificatie}. "
                "Die heb je niet met Heenweer verstuurd.",
                "Hoort het bij een bericht uit een ander programma? Bekijk het dan daar. "
                "Zo niet, meld het aan de gemeente.",
            )
        if heen.status in (Status.GOEDGEKEURD, Status.AFGEKEURD):
            raise UserError(
                f"Op {heen.naam} {heen.identificatie} is al antwoord gekomen. "
                "Op ieder bericht komt maar één antwoord (IV028).",
                "Vraag de gemeente welk van de twee geldt.",
            )
        codes = afgekeurde_codes(retour)
        if heen.status is Status.AFGEKEURD_VECOZO and not codes:
            ontvangst.reden = self._laat_opvolger_vervallen(heen)
        heen.status = Status.AFGEKEURD if codes else Status.GOEDGEKEURD
        ontvangst.heenbericht_id = heen.id
        self._beantwoord.append(heen)
        self._codes[ontvangst.bewaard_id] = codes

    def kwam_toch_aan(self, verzending_id: int) -> str:
        """Take a message back as submitted that VECOZO had refused, now that a gemeente acts on it.

        Its retourbericht may still come. Gives what the user must know; nothing for a message
        that was not refused.
        """
        heen = self._uow.berichten.verzending(verzending_id)
        if heen.status is not Status.AFGEKEURD_VECOZO:
            return ""
        op = heen.ingediend_op or heen.dagtekening
        self._uow.berichten.zet_status([heen.bewaard_id], Status.INGEDIEND, ingediend_op=op)
        return self._laat_opvolger_vervallen(heen)

    def _laat_opvolger_vervallen(self, heen: Verzending) -> str:
        """Let what was made in place of a message lapse: VECOZO had refused it, not the gemeente.

        Gives what the user must know.
        """
        tekst = f"VECOZO keurde {heen.naam} {heen.identificatie} af, maar de gemeente heeft hem. "
        for nieuw in self._uow.berichten.opvolgers(heen.bewaard_id):
            if nieuw.status in (Status.VOORBEREID, Status.KLAAR):
                self._uow.berichten.zet_status([nieuw.bewaard_id], Status.VERVALLEN)
                tekst += f"{nieuw.identificatie}, die in de plaats kwam, is vervallen. "
            elif nieuw.status.telt:
                tekst += f"{nieuw.identificatie} kwam in de plaats: dien die niet meer in. "
        return tekst.strip()

    def bewaar(self) -> None:
        """Keep what was answered."""
        for status in (Status.GOEDGEKEURD, Status.AFGEKEURD):
            ids = [heen.bewaard_id for heen in self._beantwoord if heen.status is status]
            self._uow.berichten.zet_status(ids, status)
        self._uow.berichten.bewaar_retourcodes(self._codes)


def _kenmerk(retour: Bericht) -> Kenmerk:
    assert retour.heen_identificatie is not None  # a retourbericht names its heenbericht
    return (retour.wet, retour.soort.heen, retour.aanbieder, retour.heen_identificatie)


def verwerk_foutbericht(
    workspace: Workspace, uow: UnitOfWork, fout: Foutbericht, ontvangst: Ontvangst
) -> None:
    """Mark the message that VECOZO refused.

    Raises UserError when it cannot be found, or cannot have been refused.
    """
    heen = _vind(uow, fout.kenmerk)
    if heen is None:
        raise UserError(
            f"VECOZO meldt fout {fout.code or 'zonder code'}"
            + (f" ({fout.omschrijving})" if fout.omschrijving else "")
            + ", maar niet bij welk bericht.",
            "Kijk in VECOZO welk bericht het is en meld de fout bij Klaar voor VECOZO.",
        )
    toelichting = " ".join(deel for deel in (fout.omschrijving, fout.details) if deel)
    verzenden.keur_af(workspace, uow, heen, fout.code, toelichting)
    ontvangst.heenbericht_id = heen.id


def _vind(uow: UnitOfWork, kenmerk: str) -> Verzending | None:
    """Find our message by what VECOZO calls it: our Identificatie, or the name of the file."""
    naam = kenmerk.removesuffix(".xml").rpartition("_")[2]
    return uow.berichten.vind_verzending(naam) if naam else None
