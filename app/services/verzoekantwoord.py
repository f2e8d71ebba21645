"""What a gemeente says of our requests: a 319, or a 301 with the reference of a request."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from app.domain.ontvangst import Ontvangst
from app.domain.verzoek import AFGEWEZEN, IN_ONDERZOEK, IngediendVerzoek
from app.services.antwoorden import Antwoorden
from app.services.bron import Databron, verzoekreferenties
from app.standard.bericht import Bericht
from app.standard.toewijzing import Toewijzingbericht
from app.standard.verzoek import Antwoordbericht
from app.store.unit_of_work import UnitOfWork

T = TypeVar("T")


class Verzoekantwoorden:
    """The answers to requests in one group of files; the source of the rules knows each at once."""

    def __init__(self, uow: UnitOfWork, bron: Databron, antwoorden: Antwoorden) -> None:
        self._uow = uow
        self._bron = bron
        self._antwoorden = antwoorden
        self._beantwoord: dict[int, IngediendVerzoek] = {}

    def verwerk_antwoord(
        self, bericht: Antwoordbericht, ontvangst: Ontvangst, *, goed: bool
    ) -> None:
        """Take a 319 over; one that is not ``goed`` only belongs to the client of the request.

        One about a request that we do not know changes nothing (TR355).
        """
        antwoord = bericht.antwoord
        assert antwoord is not None  # only a 320 may lack it
        verzoek = self._verzoek(bericht, antwoord.referentie_aanbieder)
        if verzoek is None:
            return
        ontvangst.client_id = verzoek.client_id
        if not goed:
            return
        if antwoord.verzoek_antwoord == IN_ONDERZOEK:
            verzoek.onderzoek_id = verzoek.onderzoek_id or ontvangst.bewaard_id
        elif antwoord.verzoek_antwoord == AFGEWEZEN and verzoek.afwijzing_id is None:
            ander = antwoord.woonplaatsbeginsel
            verzoek.afwijzing_id = ontvangst.bewaard_id
            verzoek.reden_afwijzing = antwoord.reden_afwijzing_verzoek
            verzoek.andere_gemeente = ander.gemeente if ander is not None else None
        ontvangst.reden = self._onthoud(verzoek)

    def verwerk_toewijzing(self, bericht: Toewijzingbericht, ontvangst: Ontvangst) -> str:
        """Let a 301 honour the requests of its client that it names; the first one counts.

        Gives what the user must know of it.
        """
        assert bericht.client is not None  # only a 302 may lack it
        teksten = []
        for referentie in verzoekreferenties(bericht):
            verzoek = self._verzoek(bericht, referentie)
            if verzoek is not None and verzoek.bsn == bericht.client.bsn:
                verzoek.toegewezen_id = verzoek.toegewezen_id or ontvangst.bewaard_id
                teksten.append(self._onthoud(verzoek))
        return " ".join(tekst for tekst in teksten if tekst)

    def bewaar(self) -> None:
        """Keep what was answered."""
        self._uow.verzoeken.werk_bij(list(self._beantwoord.values()))

    def _verzoek(self, bericht: Bericht, referentie: str) -> IngediendVerzoek | None:
        """Our request to the gemeente of this message, or None."""
        verzoek = self._bron.verzoek(bericht.wet, bericht.aanbieder, referentie)
        return verzoek if verzoek is not None and verzoek.gemeente == bericht.gemeente else None

    def _onthoud(self, verzoek: IngediendVerzoek) -> str:
        assert verzoek.id is not None  # it comes from the store
        assert verzoek.bericht_id is not None  # as all that was kept
        verzoek.herzie_status()
        self._beantwoord[verzoek.id] = verzoek
        if verzoek.berichtstatus.telt:
            return ""
        return self._antwoorden.kwam_toch_aan(verzoek.bericht_id)


def op_volgorde(groep: Sequence[T], bericht_van: Callable[[T], Bericht | None]) -> list[T]:
    """Put answers to requests in the order in which the gemeente gave them; the rest stays put.

    Files come in any order (OP080). Of one Dagtekening the order that breaks no rule is
    taken: in research, refused, assigned (TR359, TR360, TR365).
    """
    over = [(plaats, een, _moment(bericht_van(een))) for plaats, een in enumerate(groep)]
    antwoorden = [(plaats, een, moment) for plaats, een, moment in over if moment is not None]
    gesorteerd = sorted(antwoorden, key=lambda drie: (drie[2], drie[0]))
    nieuw = list(groep)
    for (plaats, _, _), (_, een, _) in zip(antwoorden, gesorteerd, strict=True):
        nieuw[plaats] = een
    return nieuw


def _moment(bericht: Bericht | None) -> tuple[date, int] | None:
    """When an answer to a request was given; None for any other message."""
    if bericht is None or not bericht.soort.van_gemeente or not verzoekreferenties(bericht):
        return None
    stap = 2
    if isinstance(bericht, Antwoordbericht) and bericht.antwoord is not None:
        stap = 0 if bericht.antwoord.verzoek_antwoord == IN_ONDERZOEK else 1
    return bericht.header.bericht_identificatie.dagtekening, stap
