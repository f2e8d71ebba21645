"""The demo day by day: each act is done by the services that a user works with, on its own day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from app.domain.verzending import Status, Verzending
from app.forms.stop_controle import Stopantwoord
from app.services import (
    exporteren,
    melden,
    ontvangen,
    retouren,
    starten,
    stoppen,
    verzenden,
    verzoeksturen,
)
from app.services.bestanden import Bestand
from app.services.workspace import Workspace
from app.standard.bericht import Bericht

Post = Callable[[date], Iterable[Bestand]]
Daad = Callable[[Workspace], None]


@dataclass(slots=True)
class _Dag:
    post: list[Post] = field(default_factory=list)
    daden: list[Daad] = field(default_factory=list)


class Dagboek:
    """What comes in and what the aanbieder does, by day; nothing happens until it is played."""

    def __init__(self, exportmap: Path) -> None:
        self._exportmap = exportmap
        self._dagen: defaultdict[date, _Dag] = defaultdict(_Dag)

    def ontvang(self, dag: date, post: Post) -> None:
        """Have files come in; ``post`` makes them on the day itself."""
        self._dagen[dag].post.append(post)

    def doe(self, dag: date, daad: Daad) -> None:
        """Have the aanbieder do something, after the post of that day."""
        self._dagen[dag].daden.append(daad)

    def speel(self, workspace: Workspace) -> None:
        """Let all days pass, the earliest first."""
        for dag, inhoud in sorted(self._dagen.items()):
            toen = _op(workspace, dag)
            bestanden = [bestand for post in inhoud.post for bestand in post(dag)]
            ontvangen.ontvang_bestanden(toen, bestanden)
            for daad in inhoud.daden:
                daad(toen)

    # What an aanbieder does

    def beantwoord(self, workspace: Workspace, bericht: Bericht, tot: Status) -> Verzending:
        """Send the retourbericht to what came in, until it has this status."""
        soort = bericht.soort.retour
        (retour,) = retouren.zet_klaar(workspace, soort.value, bericht.identificatie)
        return self._verstuur(workspace, retour, tot)

    def meld_start(
        self, workspace: Workspace, nummer: int, gemeente: str, begindatum: date, tot: Status
    ) -> Verzending:
        """Report the start of care under a Toewijzing, until the 305 has this status."""
        form = starten.formulier(workspace, melden.vind(workspace, nummer, gemeente))
        return self._verstuur(
            workspace, _gelukt(melden.zet_klaar(workspace, form, begindatum)), tot
        )

    def corrigeer_start(
        self, workspace: Workspace, nummer: int, gemeente: str, begindatum: date | None, tot: Status
    ) -> Verzending:
        """Report another date for a start, or without one withdraw it."""
        form = starten.correctie(workspace, melden.vind(workspace, nummer, gemeente))
        return self._verstuur(
            workspace, _gelukt(melden.zet_klaar(workspace, form, begindatum)), tot
        )

    def meld_stop(
        self, workspace: Workspace, nummer: int, gemeente: str, antwoord: Stopantwoord, tot: Status
    ) -> Verzending:
        """Report the stop of care under a Toewijzing, until the 307 has this status."""
        form = stoppen.formulier(workspace, melden.vind(workspace, nummer, gemeente))
        return self._verstuur(workspace, _gelukt(melden.zet_klaar(workspace, form, antwoord)), tot)

    def corrigeer_stop(
        self, workspace: Workspace, nummer: int, gemeente: str, antwoord: Stopantwoord, tot: Status
    ) -> Verzending:
        """Report another day or reason for a stop."""
        form = stoppen.correctie(workspace, melden.vind(workspace, nummer, gemeente))
        return self._verstuur(workspace, _gelukt(melden.zet_klaar(workspace, form, antwoord)), tot)

    def vraag(
        self,
        workspace: Workspace,
        form: verzoeksturen.Verzoekform,
        redenen: Mapping[str, str],
        tot: Status,
    ) -> Verzending:
        """Send a 315 or 317, until it has this status; ``redenen`` go past objections."""
        resultaat = verzoeksturen.zet_klaar(workspace, form, redenen)
        assert resultaat.verzending is not None, resultaat  # the demo only does what is allowed
        return self._verstuur(workspace, resultaat.verzending, tot)

    def dien_in(self, workspace: Workspace, klaar: Sequence[Verzending]) -> None:
        """Export messages that are ready, and hand them in."""
        exporteren.exporteer(workspace, self._exportmap, ids=[een.bewaard_id for een in klaar])
        verzenden.meld_ingediend(workspace, [een.identificatie for een in klaar])

    def _verstuur(self, workspace: Workspace, klaar: Verzending, tot: Status) -> Verzending:
        if tot is Status.GEEXPORTEERD:
            exporteren.exporteer(workspace, self._exportmap, ids=[klaar.bewaard_id])
        if tot is Status.INGEDIEND:
            self.dien_in(workspace, [klaar])
        return klaar


def _op(workspace: Workspace, dag: date) -> Workspace:
    return replace(workspace, vandaag=lambda: dag)


def _gelukt(resultaat: verzenden.Resultaat) -> Verzending:
    assert resultaat.verzending is not None, resultaat  # the demo only does what is allowed
    return resultaat.verzending
