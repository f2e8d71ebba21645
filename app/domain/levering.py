"""Start and stop of care: what was reported, and what is current."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.verzending import Status
from app.standard.basis import Product

EERSTE_AANLEVERING = "1"
VERWIJDEREN = "3"
TIJDELIJK = "20"  # RedenBeeindiging: care is interrupted, not ended


class Meldingsoort(StrEnum):
    """A report of a start (305) or of a stop (307)."""

    START = "start"
    STOP = "stop"


@dataclass(slots=True)
class Melding:
    """One StartProduct or StopProduct that we sent or are about to send.

    ``status`` is that of the message that carries it.
    """

    soort: Meldingsoort
    begindatum: date
    status_aanlevering: str
    product: Product | None = None
    toewijzing_ingangsdatum: date | None = None
    einddatum: date | None = None
    reden_beeindiging: str | None = None
    bericht_id: int | None = None
    status: Status = Status.KLAAR
    id: int | None = field(default=None, compare=False)

    @property
    def sleutel(self) -> tuple[object, ...]:
        """Logical key within the Toewijzing (IV008; a stop since 3.2 with its reason and end)."""
        start = (self.soort, self.product, self.begindatum)
        if self.soort is Meldingsoort.START:
            return start
        return (*start, self.reden_beeindiging, self.einddatum)

    @property
    def telt(self) -> bool:
        """Whether the gemeente has it, or will have it: not rejected and not withdrawn."""
        return self.status.telt


@dataclass(frozen=True, slots=True)
class Levering:
    """The state of care under a Toewijzing, after all reports that count."""

    starts: tuple[Melding, ...] = ()
    stops: tuple[Melding, ...] = ()

    @property
    def actuele_start(self) -> Melding | None:
        """The start for which no stop was sent (TR326)."""
        gestopt = {stop.begindatum for stop in self.stops}
        open_starts = [start for start in self.starts if start.begindatum not in gestopt]
        return max(open_starts, key=lambda start: start.begindatum, default=None)

    @property
    def laatste_stop(self) -> Melding | None:
        """The stop with the latest Einddatum, when there is no current start."""
        if self.actuele_start is not None:
            return None
        return max(self.stops, key=lambda stop: stop.einddatum or stop.begindatum, default=None)


def levering(meldingen: Iterable[Melding]) -> Levering:
    """Work out which starts and stops stand, in the order in which they were reported.

    StatusAanlevering 3 takes away the report with the same logical key (IV008).
    """
    staand: dict[tuple[object, ...], Melding] = {}
    for melding in meldingen:
        if not melding.telt:
            continue
        if melding.status_aanlevering == VERWIJDEREN:
            staand.pop(melding.sleutel, None)
        else:
            staand[melding.sleutel] = melding
    return Levering(
        starts=tuple(m for m in staand.values() if m.soort is Meldingsoort.START),
        stops=tuple(m for m in staand.values() if m.soort is Meldingsoort.STOP),
    )
