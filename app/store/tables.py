"""The tables, as the migrations make them; a test holds the two to each other.

Days, times and moments are ISO text, moments in UTC, so that text order is time order. Amounts
are in eurocent. Values that are only shown, never searched, are JSON.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import (
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.types import UserDefinedType

from app.domain.levering import Meldingsoort
from app.domain.ontvangst import Ontvangststatus
from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet

T = TypeVar("T")


class Richting(StrEnum):
    """Whether a message came in or goes out."""

    IN = "in"
    UIT = "uit"


class AlsTekst(UserDefinedType[T]):
    """A value that is kept as text; None is NULL."""

    cache_ok = True

    def __init__(self, schrijf: Callable[[T], str], lees: Callable[[str], T]) -> None:
        self.schrijf = schrijf
        self.lees = lees

    def get_col_spec(self, **_: Any) -> str:
        """Type in the database."""
        return "TEXT"

    def bind_processor(self, _dialect: Dialect) -> Callable[[T | None], str | None]:
        """Give the function from value to text."""
        schrijf = self.schrijf
        return lambda waarde: None if waarde is None else schrijf(waarde)

    def result_processor(
        self, _dialect: Dialect, _coltype: object
    ) -> Callable[[str | None], T | None]:
        """Give the function from text to value."""
        lees = self.lees
        return lambda tekst: None if tekst is None else lees(tekst)


def _schrijf_moment(moment: dt.datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be kept")
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


DATUM = AlsTekst(dt.date.isoformat, dt.date.fromisoformat)
TIJD = AlsTekst(dt.time.isoformat, dt.time.fromisoformat)
MOMENT = AlsTekst(_schrijf_moment, dt.datetime.fromisoformat)
RICHTING = AlsTekst(str, Richting)
WET = AlsTekst(str, Wet)
SOORT = AlsTekst(str, Berichtsoort)
MELDINGSOORT = AlsTekst(str, Meldingsoort)


def _een_van(kolom: str, waarden: Iterable[StrEnum]) -> str:
    codes = ", ".join(f"'{waarde.value}'" for waarde in waarden)
    return f"{kolom} IN ({codes})"


def keuze(kolom: str, waarden: Iterable[StrEnum]) -> CheckConstraint:
    """Hold a column to the values of an enumeration."""
    return CheckConstraint(_een_van(kolom, waarden), name=kolom)


metadata = MetaData(
    naming_convention={
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)

# What the user sets

aanbieder = Table(
    "aanbieder",
    metadata,
    Column("agb", Text, primary_key=True),
    Column("naam", Text, nullable=False),
    Column("vanaf", DATUM),
    Column("tot", DATUM),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

gemeente = Table(
    "gemeente",
    metadata,
    Column("code", Text, primary_key=True),
    Column("protocol", Text),
    Column("email", Text, nullable=False, server_default=""),
    Column("telefoon", Text, nullable=False, server_default=""),
    Column("notitie", Text, nullable=False, server_default=""),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

instelling = Table(
    "instelling",
    metadata,
    Column("sleutel", Text, primary_key=True),
    Column("waarde", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

vrije_dag = Table(
    "vrije_dag",
    metadata,
    Column("datum", DATUM, primary_key=True),
    Column("reden", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# Who gets care

client = Table(
    "client",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bsn", Text, nullable=False),
    Column("geboortedatum", DATUM, nullable=False),
    Column("datum_gebruik", Text),
    Column("geslacht", Text, nullable=False),
    Column("achternaam", Text, nullable=False),
    Column("voorvoegsel", Text),
    Column("partner_achternaam", Text),
    Column("partner_voorvoegsel", Text),
    Column("voornamen", Text),
    Column("voorletters", Text),
    Column("naam_gebruik", Text, nullable=False),
    Column("communicatie_vorm", Text),
    Column("taal", Text),
    Column("juridische_status", Text),
    Column("wettelijke_vertegenwoordiging", Text),
    Column("commentaar", Text),
    Column("contactgegevens", Text, nullable=False),  # JSON
    Column("relaties", Text, nullable=False),  # JSON
    Column("notitie", Text, nullable=False),
    Column("zoeknaam", Text, nullable=False),  # without capitals and diacritics; sorts lists
    Column("medewerker", Text, nullable=False, server_default=""),  # who follows the client
    CheckConstraint("partner_achternaam IS NOT NULL OR partner_voorvoegsel IS NULL", "partner"),
    CheckConstraint("communicatie_vorm IS NOT NULL OR taal IS NULL", "communicatie"),
    sqlite_strict=True,
)
Index("uq_client_bsn", client.c.bsn, unique=True)
Index("ix_client_zoeknaam", client.c.zoeknaam)

# What came and went

bericht = Table(
    "bericht",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("richting", RICHTING, nullable=False),
    Column("wet", WET),  # this and the next six are NULL where a file could not be read
    Column("soort", SOORT),
    Column("gemeente", Text),
    Column("aanbieder", Text),
    Column("identificatie", Text),
    Column("heen_identificatie", Text),
    Column("dagtekening", DATUM),
    Column("bestandsnaam", Text),  # as it came in; one that goes out is named on export
    Column("sha256", Text, nullable=False),
    Column("tijdstip", MOMENT, nullable=False),  # received, or made
    Column("status", Text, nullable=False),  # Ontvangststatus, or Status when it goes out
    Column("reden", Text, nullable=False),  # why it was refused
    Column("advies", Text, nullable=False),
    Column("client_id", Integer, ForeignKey("client.id")),
    Column("heenbericht_id", Integer, ForeignKey("bericht.id")),  # what this one answers
    Column("vervangt_id", Integer, ForeignKey("bericht.id")),  # what was refused before
    Column("geexporteerd_op", MOMENT),
    Column("ingediend_op", DATUM),
    Column("afgekeurd_op", DATUM),  # when the user recorded it; else its answer tells
    Column("vecozo_code", Text),
    Column("vecozo_toelichting", Text),
    Column("afgehandeld_op", DATUM),  # when the user put its refusal aside
    Column(
        "afhandeling",  # why
        Text,
        CheckConstraint(
            "(afgehandeld_op IS NULL) = (afhandeling IS NULL) "
            "AND (afhandeling IS NULL OR trim(afhandeling) <> '')",
            name="afhandeling",
        ),
    ),
    keuze("richting", Richting),
    keuze("wet", Wet),
    keuze("soort", Berichtsoort),
    CheckConstraint(
        f"(richting = 'in' AND {_een_van('status', Ontvangststatus)}) OR "
        f"(richting = 'uit' AND {_een_van('status', Status)})",
        name="status",
    ),
    CheckConstraint("status <> 'geweigerd' OR reden <> ''", name="geweigerd"),
    CheckConstraint(
        "richting = 'in' OR (wet IS NOT NULL AND soort IS NOT NULL AND gemeente IS NOT NULL "
        "AND aanbieder IS NOT NULL AND identificatie IS NOT NULL AND dagtekening IS NOT NULL)",
        name="uitgaand",
    ),
    sqlite_strict=True,
)
# The same file twice is one event.
Index("uq_bericht_sha256", bericht.c.sha256, unique=True, sqlite_where=text("richting = 'in'"))
# TR056: per berichtsoort one Identificatie for whoever sends.
Index(
    "uq_bericht_uit",
    bericht.c.identificatie,
    bericht.c.soort,
    bericht.c.wet,
    unique=True,
    sqlite_where=text("richting = 'uit'"),
)
Index("ix_bericht_identificatie", bericht.c.identificatie)
Index("ix_bericht_status", bericht.c.status, bericht.c.soort)
Index("ix_bericht_tijdstip", bericht.c.tijdstip)
Index("ix_bericht_client_id", bericht.c.client_id, bericht.c.tijdstip)
Index("ix_bericht_heenbericht_id", bericht.c.heenbericht_id, bericht.c.status)
Index("ix_bericht_vervangt_id", bericht.c.vervangt_id, bericht.c.status)

# Apart from its message, so that lists do not have to step over the bytes.
inhoud = Table(
    "inhoud",
    metadata,
    Column("bericht_id", Integer, ForeignKey("bericht.id"), primary_key=True),
    Column("inhoud", LargeBinary, nullable=False),
    sqlite_strict=True,
)

bevinding = Table(
    "bevinding",
    metadata,
    Column("bericht_id", Integer, ForeignKey("bericht.id"), primary_key=True),
    Column("volgorde", Integer, primary_key=True),
    Column("regel", Text, nullable=False),
    Column("niveau", Integer, nullable=False),
    Column("retourcode", Text, nullable=False),
    Column("pad", Text, nullable=False),
    Column("waarde", Text, nullable=False),
    Column("melding", Text, nullable=False),
    Column("advies", Text, nullable=False),
    CheckConstraint("niveau BETWEEN 1 AND 4", name="niveau"),  # level of control (IV032)
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

retourcode = Table(
    "retourcode",
    metadata,
    Column("bericht_id", Integer, ForeignKey("bericht.id"), primary_key=True),  # the answer
    Column("volgorde", Integer, primary_key=True),
    Column("pad", Text, nullable=False),
    Column("code", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# What is to be delivered, and what was reported of it

toewijzing = Table(
    "toewijzing",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("wet", WET, nullable=False),
    Column("gemeente", Text, nullable=False),
    Column("nummer", Integer, nullable=False),
    Column("aanbieder", Text, nullable=False),
    Column("client_id", Integer, ForeignKey("client.id"), nullable=False),
    Column("verwachting_vastgelegd_op", DATUM),
    Column("start_verwacht_op", DATUM),
    Column("geen_verlenging_op", DATUM),  # when the user said that it need not be extended
    keuze("wet", Wet),
    CheckConstraint(
        "verwachting_vastgelegd_op IS NOT NULL OR start_verwacht_op IS NULL", name="verwachting"
    ),
    sqlite_strict=True,
)
# OP275, TR332: a number is unique within gemeente and wet.
Index(
    "uq_toewijzing_sleutel",
    toewijzing.c.nummer,
    toewijzing.c.gemeente,
    toewijzing.c.wet,
    unique=True,
)
Index("ix_toewijzing_client_id", toewijzing.c.client_id)

toewijzing_versie = Table(
    "toewijzing_versie",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("toewijzing_id", Integer, ForeignKey("toewijzing.id"), nullable=False),
    Column("bericht_id", Integer, ForeignKey("bericht.id"), nullable=False),
    Column("actueel", Integer, nullable=False),
    Column("referentie_aanbieder", Text),
    Column("product_categorie", Text),
    Column("product_code", Text),
    Column("toewijzingsdatum", DATUM, nullable=False),
    Column("toewijzingstijd", TIJD, nullable=False),
    Column("ingangsdatum", DATUM, nullable=False),
    Column("einddatum", DATUM),
    Column("reden_wijziging", Text),
    Column("volume", Integer),
    Column("eenheid", Text),
    Column("frequentie", Text),
    Column("budget", Integer),
    Column("commentaar", Text),
    CheckConstraint("actueel IN (0, 1)", name="actueel"),
    CheckConstraint("product_categorie IS NOT NULL OR product_code IS NULL", name="product"),
    CheckConstraint(
        "(volume IS NULL) = (eenheid IS NULL) AND (volume IS NULL) = (frequentie IS NULL)",
        name="omvang",
    ),
    sqlite_strict=True,
)
# OP033x1: one version leads.
Index(
    "uq_toewijzing_versie_actueel",
    toewijzing_versie.c.toewijzing_id,
    unique=True,
    sqlite_where=text("actueel = 1"),
)
Index("ix_toewijzing_versie_toewijzing_id", toewijzing_versie.c.toewijzing_id)
Index("ix_toewijzing_versie_bericht_id", toewijzing_versie.c.bericht_id)

melding = Table(
    "melding",
    metadata,
    Column("id", Integer, primary_key=True),  # in the order in which they were reported (IV008)
    Column("toewijzing_id", Integer, ForeignKey("toewijzing.id"), nullable=False),
    Column("bericht_id", Integer, ForeignKey("bericht.id"), nullable=False),
    Column("soort", MELDINGSOORT, nullable=False),
    Column("begindatum", DATUM, nullable=False),
    Column("einddatum", DATUM),
    Column("product_categorie", Text),
    Column("product_code", Text),
    Column("toewijzing_ingangsdatum", DATUM),
    Column("reden_beeindiging", Text),
    Column("status_aanlevering", Text, nullable=False),
    keuze("soort", Meldingsoort),
    CheckConstraint("product_categorie IS NOT NULL OR product_code IS NULL", name="product"),
    sqlite_strict=True,
)
Index("ix_melding_toewijzing_id", melding.c.toewijzing_id)
Index("ix_melding_bericht_id", melding.c.bericht_id)
