"""Start and stop of care: what was reported, and what is current."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from app.domain.verzending import Status
from app.standard.basis import Product

if TYPE_CHECKING:  # what Vandaag shows does without the classes of messages
    from app.standard.regie import StartProduct, StopProduct

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

    @classmethod
    def uit(cls, product: StartProduct | StopProduct, **van_bericht: Any) -> Melding:
        """Make a Melding of a line of a 305 or 307; ``van_bericht`` is its message and status."""
        from app.standard.regie import StopProduct

        stop = product if isinstance(product, StopProduct) else None
        return cls(
            soort=Meldingsoort.STOP if stop else Meldingsoort.START,
            begindatum=product.begindatum,
            status_aanlevering=product.status_aanlevering,
            product=product.product,
            toewijzing_ingangsdatum=product.toewijzing_ingangsdatum,
            einddatum=stop.einddatum if stop else None,
            reden_beeindiging=stop.reden_beeindiging if stop else None,
            **van_bericht,
        )

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

    @property
    def intrekking(self) -> bool:
        """Whether it withdraws an earlier report (StatusAanlevering 3)."""
        return self.status_aanlevering == VERWIJDEREN

    @property
    def tijdelijk(self) -> bool:
        """Whether it is a stop after which care is expected to go on."""
        return self.reden_beeindiging == TIJDELIJK


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
        """The stop with the latest Einddatum, when there is no current start.

        On one day the definitive one comes after the temporary one (TR414).
        """
        if self.actuele_start is not None:
            return None
        return max(
            self.stops,
            key=lambda stop: (stop.einddatum or stop.begindatum, not stop.tijdelijk),
            default=None,
        )

    @property
    def tijdelijke_stop(self) -> Melding | None:
        """The temporary stop that care has not gone on from and that did not become definitive."""
        stop = self.laatste_stop
        return stop if stop is not None and stop.tijdelijk else None

    @property
    def te_stoppen(self) -> Melding | None:
        """The start on which a stop can be reported now.

        That is the current one, or the one that was stopped for a time (OP377).
        """
        onderbroken = self.tijdelijke_stop
        if onderbroken is None:
            return self.actuele_start
        van_stop = (start for start in self.starts if start.begindatum == onderbroken.begindatum)
        return next(van_stop, None)


def levering(meldingen: Iterable[Melding]) -> Levering:
    """Work out which starts and stops stand, in the order in which they were reported.

    StatusAanlevering 3 takes away the report with the same logical key (IV008).
    """
    staand: dict[tuple[object, ...], Melding] = {}
    for melding in meldingen:
        if not melding.telt:
            continue
        if melding.intrekking:
            staand.pop(melding.sleutel, None)
        else:
            staand[melding.sleutel] = melding
    return Levering(
        starts=tuple(m for m in staand.values() if m.soort is Meldingsoort.START),
        stops=tuple(m for m in staand.values() if m.soort is Meldingsoort.STOP),
    )
