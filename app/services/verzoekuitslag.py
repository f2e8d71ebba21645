"""What a request would look like, and what came of sending it: the same for 315 and 317."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.bezwaar import Bezwaar
from app.domain.dossier import Dossier
from app.domain.verzending import Verzending
from app.forms.stappen import Stapfout
from app.rules.finding import Finding
from app.standard.leesbaar import Regel
from app.standard.verzoek import VerzoekToewijzingbericht, VerzoekWijzigingbericht


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What a request would be, for the dossier of its client, and what stands in its way."""

    dossier: Dossier
    bericht: VerzoekToewijzingbericht | VerzoekWijzigingbericht
    bezwaren: tuple[Bezwaar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzoekvoorbeeld:
    """A request as it would be sent, with what stands in its way; nothing is kept.

    With ``fouten`` in the form there is no message yet, and the rest is empty.
    """

    fouten: tuple[Stapfout, ...] = ()
    leesbaar: tuple[Regel, ...] = ()
    xml: str = ""
    bevindingen: tuple[Finding, ...] = ()
    bezwaren: tuple[Bezwaar, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzoekresultaat:
    """What came of a request: a message that is ready, or why there is none.

    ``bezwaren`` are those that block and were not overruled; when there is a message, those that
    the user must know of.
    """

    verzending: Verzending | None = None
    fouten: tuple[Stapfout, ...] = ()
    bevindingen: tuple[Finding, ...] = ()
    bezwaren: tuple[Bezwaar, ...] = ()

    @property
    def gelukt(self) -> bool:
        """Whether there is a message."""
        return self.verzending is not None
