"""What the dossier tells of the woonplaats (Jeugdwet): which gemeente, when found, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.dossier import Dossier
from app.domain.verzoek import Woonplaatsbepaling
from app.gui.clienten.levering import dag
from app.gui.woorden import gemeente_en_code
from app.standard.release import Wet


@dataclass(frozen=True, slots=True)
class Woonplaatsregel:
    """A determination: the gemeente with its day, and the reasoning in lines."""

    gemeente: str
    dag: str
    redenering: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Woonplaatsbeeld:
    """What was found, newest first."""

    regels: tuple[Woonplaatsregel, ...]


def woonplaatsbeeld(
    dossier: Dossier, bepaald: Sequence[Woonplaatsbepaling]
) -> Woonplaatsbeeld | None:
    """Give what to show; None for a client of the Wmo alone, of whom nothing was found."""
    wetten = {sleutel.wet for sleutel in dossier.toewijzingen}
    wetten |= {verzoek.wet for verzoek in dossier.verzoeken}
    if wetten == {Wet.WMO} and not bepaald:
        return None
    return Woonplaatsbeeld(
        tuple(
            Woonplaatsregel(
                gemeente_en_code(een.gemeente), dag(een.op), tuple(een.redenering.splitlines())
            )
            for een in bepaald
        )
    )
