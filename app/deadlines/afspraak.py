"""An agreement of a region on requests, as its protocol file states it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain.aanvraag import Zorgvorm
from app.domain.bezwaar import Zwaarte
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet


class Eis(StrEnum):
    """What an agreement demands of that for which it holds."""

    NOOIT = "nooit"  # it is not asked at all
    EINDDATUM = "einddatum"  # the Einddatum is filled in
    HOOGSTENS = "hoogstens"  # not more, or not longer
    OP_TIJD = "op_tijd"  # within a term after the first contact
    TOEKOMST = "toekomst"  # what changes begins after today
    RUIM = "ruim"  # it begins after the term in which the gemeente may decide
    EENMAAL = "eenmaal"  # extended once on a referral
    ZELFDE_VORM = "zelfde_vorm"  # an extension is of the same category
    NIET_ZWAARDER = "niet_zwaarder"  # an extension asks no more than there was
    NIEUWE_VERWIJZING = "nieuwe_verwijzing"  # an extension has a referral of its own
    ZELFDE_VERWIJZER = "zelfde_verwijzer"  # an extension names who referred first


@dataclass(frozen=True, slots=True, kw_only=True)
class Geval:
    """What is known of what is asked, to lay beside an agreement; None is unknown.

    ``vorige_zorgvorm`` and ``eerste_verwijzer`` are of the Toewijzing that it goes on from.
    """

    wet: Wet | None = None
    gemeente: str | None = None
    categorie: str | None = None
    verwijzer: str | None = None
    zorgvorm: Zorgvorm | None = None
    vorige_zorgvorm: Zorgvorm | None = None
    eerste_verwijzer: str | None = None
    verlenging: bool = False
    spoed: bool = False
    beschermd_wonen: bool = False


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """For what an agreement holds: each name a field of Geval, with the values that fit."""

    eisen: Mapping[str, tuple[object, ...]]

    def past(self, geval: Geval) -> bool:
        """Whether all of it fits; what is unknown does not."""
        return all(getattr(geval, naam) in waarden for naam, waarden in self.eisen.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Afspraak:
    """An agreement: for which message, when, what it demands, and what to say otherwise.

    ``heel`` says that it is about the request as a whole and not about one product.
    ``melding`` may name ``{uiterlijk}``, the last day of the term that it counts by.
    ``volume`` and ``eenheid`` (WJ756) are counted per ``frequentie`` (WMO757).
    """

    naam: str
    bericht: Berichtsoort
    eis: Eis
    zwaarte: Zwaarte
    melding: str
    advies: str
    bron: str
    wanneer: Voorwaarde
    behalve: tuple[Voorwaarde, ...] = ()
    heel: bool = False
    termijn: str = ""
    volume: int | None = None
    eenheid: str | None = None
    frequentie: str | None = None
    maanden: int | None = None

    def __post_init__(self) -> None:
        """Raise ValueError when the demand lacks what it counts with."""
        met_termijn = self.eis in (Eis.OP_TIJD, Eis.RUIM)
        telt = self.volume is not None or self.maanden is not None
        if met_termijn != bool(self.termijn) or telt != (self.eis is Eis.HOOGSTENS):
            raise ValueError(f"{self.naam}: {self.eis}")
        if len({self.volume is None, self.eenheid is None, self.frequentie is None}) > 1:
            raise ValueError(f"{self.naam}: volume")

    def geldt_voor(self, geval: Geval) -> bool:
        """Whether it holds for what is asked."""
        return self.wanneer.past(geval) and not any(v.past(geval) for v in self.behalve)


def lees_afspraak(naam: str, velden: Mapping[str, Any]) -> Afspraak:
    """Read an agreement of a protocol file. Raises ValueError when it is not right."""
    gelezen = dict(velden)
    gelezen["bericht"] = Berichtsoort(gelezen["bericht"])
    gelezen["eis"] = Eis(gelezen["eis"])
    gelezen["zwaarte"] = Zwaarte(gelezen["zwaarte"])
    gelezen["wanneer"] = _voorwaarde(naam, gelezen.get("wanneer", {}))
    gelezen["behalve"] = tuple(_voorwaarde(naam, een) for een in gelezen.get("behalve", ()))
    return Afspraak(naam=naam, **gelezen)


def _voorwaarde(naam: str, velden: Mapping[str, Any]) -> Voorwaarde:
    vreemd = set(velden) - set(Geval.__slots__)
    if vreemd:
        raise ValueError(f"{naam}: {', '.join(sorted(vreemd))}")
    eisen: dict[str, tuple[object, ...]] = {}
    for veld, waarde in velden.items():
        waarden = tuple(waarde) if isinstance(waarde, list) else (waarde,)
        if veld in ("zorgvorm", "vorige_zorgvorm"):
            waarden = tuple(Zorgvorm(een) for een in waarden)
        elif veld == "wet":
            waarden = tuple(Wet(een) for een in waarden)
        eisen[veld] = waarden
    return Voorwaarde(eisen)
