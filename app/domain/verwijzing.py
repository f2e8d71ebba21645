"""The referral that a request rests on, and the scan of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from app.standard.codelijsten import codelijst

MET_AGB = ("02", "03", "04", "05")  # COD327: doctors and gecertificeerde instelling
ZELFVERWIJZER = "06"  # COD327: nobody referred, so that there is no letter with a day
_AGB_CODE = re.compile(r"[0-9]{8}")


@dataclass(slots=True, kw_only=True)
class Verwijzing:
    """A referral on file; ``id`` is None until stored.

    ``type`` is of COD327, ``datum`` the day of the referral and ``aanmelding`` that on which the
    client registered with us. ``client_id`` is None while the client has no dossier yet.
    """

    type: str
    naam: str | None = None
    zorgverlener_code: str | None = None
    datum: date | None = None
    aanmelding: date | None = None
    eerste_contact: date | None = None
    geldig_tot: date | None = None
    opmerking: str = ""
    client_id: int | None = None
    vastgelegd_op: datetime | None = None
    id: int | None = field(default=None, compare=False)

    @property
    def bewaard_id(self) -> int:
        """Id in the store. Raises ValueError when it was never kept."""
        if self.id is None:
            raise ValueError("not stored yet")
        return self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Bijlage:
    """A scan with a referral, without its bytes; ``soort`` is its media type."""

    id: int
    verwijzing_id: int
    naam: str
    soort: str
    grootte: int
    toegevoegd_op: datetime


@dataclass(frozen=True, slots=True)
class Dossierverwijzing:
    """A referral on file with the scans of it."""

    verwijzing: Verwijzing
    bijlagen: tuple[Bijlage, ...] = ()


@dataclass(frozen=True, slots=True)
class Verwijzerfout:
    """What is wrong with who referred: the rule, the attribute, what it is and what to do."""

    regel: str
    veld: str
    melding: str
    advies: str


def verwijzerfouten(
    type_: str, naam: str | None, zorgverlener_code: str | None
) -> Iterator[Verwijzerfout]:
    """Hold who referred to CD066-CD068 and to the form of an AGB code. The name is not shown.

    ``type_`` is of COD327; what else than types 02 to 05 may have as name, no rule says.
    """
    label = codelijst("COD327").label(type_)
    if type_ not in MET_AGB:
        if zorgverlener_code is not None:
            yield Verwijzerfout(
                "CD068",
                "zorgverlener_code",
                f"Bij de verwijzer ‘{label}’ hoort geen AGB-code.",
                "Laat de AGB-code leeg, of kies een andere soort verwijzer.",
            )
    elif zorgverlener_code is not None and naam is not None:
        yield Verwijzerfout(
            "CD066",
            "naam",
            f"Van de verwijzer ({label}) staan de AGB-code en de naam er allebei.",
            "Laat de naam leeg: de AGB-code is genoeg.",
        )
    elif zorgverlener_code is None and naam is None:
        yield Verwijzerfout(
            "CD067",
            "naam",
            f"Van de verwijzer ({label}) ontbreken de AGB-code en de naam.",
            "Vul de AGB-code van de verwijzer in, of anders de naam.",
        )
    if zorgverlener_code is not None and not _AGB_CODE.fullmatch(zorgverlener_code):
        yield Verwijzerfout(
            "",
            "zorgverlener_code",
            f"‘{zorgverlener_code}’ is geen AGB-code.",
            "Een AGB-code heeft 8 cijfers.",
        )
