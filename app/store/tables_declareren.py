"""The tables of contract, care and declarations; see ``tables`` for how values are kept.

What was done is kept in thousandths of its Eenheid (WJ756), so that 0,5 dagdeel and 1,25 uur are
exact; what is declared is whole.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    text,
)

from app.domain.contract import Uitvoeringsvariant
from app.standard.release import Wet
from app.store.tables import DATUM, MOMENT, WET, AlsTekst, keuze, metadata

UITVOERING = AlsTekst(str, Uitvoeringsvariant)

contractproduct = Table(
    "contractproduct",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("wet", WET, nullable=False),
    Column("gemeente", Text, nullable=False),
    Column("product_categorie", Text, nullable=False),
    Column("product_code", Text, nullable=False),
    Column("naam", Text, nullable=False),
    Column("eenheid", Text, nullable=False),
    Column("tarief", Integer, nullable=False),  # eurocent per Eenheid; of euros nothing
    Column("uitvoering", UITVOERING, nullable=False),
    Column("vanaf", DATUM, nullable=False),
    Column("tot", DATUM),
    keuze("wet", Wet),
    keuze("uitvoering", Uitvoeringsvariant),
    CheckConstraint("tarief >= 0", name="tarief"),
    CheckConstraint("tot IS NULL OR tot >= vanaf", name="tot"),
    sqlite_strict=True,
)
Index(
    "uq_contractproduct",
    contractproduct.c.gemeente,
    contractproduct.c.wet,
    contractproduct.c.product_code,
    contractproduct.c.product_categorie,
    contractproduct.c.eenheid,
    contractproduct.c.vanaf,
    unique=True,
)

budgetplafond = Table(  # what a gemeente will pay at most in a year
    "budgetplafond",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("jaar", Integer, primary_key=True),
    Column("bedrag", Integer, nullable=False),
    CheckConstraint("bedrag >= 0", name="bedrag"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

zorgbestand = Table(  # a file of delivered care that was taken in: once
    "zorgbestand",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("bestandsnaam", Text, nullable=False),
    Column("tijdstip", MOMENT, nullable=False),
    sqlite_strict=True,
)
Index("uq_zorgbestand_sha256", zorgbestand.c.sha256, unique=True)

zorg = Table(
    "zorg",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("datum", DATUM, nullable=False),
    Column("bsn", Text, nullable=False),
    Column("toewijzing_nummer", Integer),  # as it was recorded
    Column("toewijzing_id", Integer, ForeignKey("toewijzing.id")),  # NULL while it is not known
    Column("product_code", Text, nullable=False),  # as it was recorded; may be empty
    Column("aantal", Integer, nullable=False),  # thousandths
    Column("eenheid", Text, nullable=False),
    Column("medewerker", Text, nullable=False),
    Column("opmerking", Text, nullable=False),
    Column("zorgbestand_id", Integer, ForeignKey("zorgbestand.id")),
    Column("vastgelegd_op", MOMENT, nullable=False),
    Column("vervallen_op", MOMENT),  # changed or taken away by the user; it stays to be read
    Column("vervangt_id", Integer, ForeignKey("zorg.id")),
    sqlite_strict=True,
)
Index("ix_zorg_toewijzing_id", zorg.c.toewijzing_id, zorg.c.datum)
Index("ix_zorg_datum", zorg.c.datum)
Index("ix_zorg_bsn", zorg.c.bsn, zorg.c.datum)
Index("ix_zorg_vervangt_id", zorg.c.vervangt_id)
Index("ix_zorg_los", zorg.c.id, sqlite_where=text("toewijzing_id IS NULL"))
Index("ix_zorg_vervallen", zorg.c.id, sqlite_where=text("vervallen_op IS NOT NULL"))
Index("ix_zorg_zorgbestand_id", zorg.c.zorgbestand_id)

declaratie = Table(  # the rest of a 323 is in its message
    "declaratie",
    metadata,
    Column("bericht_id", Integer, ForeignKey("bericht.id"), primary_key=True),
    Column("wet", WET, nullable=False),
    Column("nummer", Text, nullable=False),
    Column("maand", DATUM, nullable=False),  # first day of the DeclaratiePeriode
    Column("totaal", Integer, nullable=False),  # negative when credit
    Column("antwoord_id", Integer, ForeignKey("bericht.id")),  # its 325
    Column("beantwoord_op", DATUM),
    Column("toegekend", Integer),  # as the gemeente says; negative when credit
    keuze("wet", Wet),
    CheckConstraint(
        "(antwoord_id IS NULL) = (beantwoord_op IS NULL) "
        "AND (antwoord_id IS NULL) = (toegekend IS NULL)",
        name="antwoord",
    ),
    sqlite_strict=True,
)
# TR333: unique for whoever sends within a wet.
Index("uq_declaratie_nummer", declaratie.c.nummer, declaratie.c.wet, unique=True)
Index("ix_declaratie_antwoord_id", declaratie.c.antwoord_id)
Index("ix_declaratie_maand", declaratie.c.maand)

prestatie = Table(
    "prestatie",
    metadata,
    Column("id", Integer, primary_key=True),  # in the order in which they were declared
    Column("bericht_id", Integer, ForeignKey("declaratie.bericht_id"), nullable=False),
    Column("wet", WET, nullable=False),
    Column("client_id", Integer, ForeignKey("client.id"), nullable=False),
    Column("toewijzing_id", Integer, ForeignKey("toewijzing.id"), nullable=False),
    Column("referentie_nummer", Text, nullable=False),
    Column("vorig_referentie_nummer", Text),
    Column("product_categorie", Text, nullable=False),
    Column("product_code", Text, nullable=False),
    Column("begindatum", DATUM, nullable=False),
    Column("einddatum", DATUM, nullable=False),
    Column("volume", Integer, nullable=False),
    Column("eenheid", Text, nullable=False),
    Column("tarief", Integer),
    Column("bedrag", Integer, nullable=False),  # negative when credit
    Column("debet_credit", Text, nullable=False),
    Column("afgekeurd", Integer, nullable=False, server_default="0"),  # by the 325
    Column("afgehandeld_op", DATUM),  # when the user gave a refused line up
    Column("afhandeling", Text),  # why
    keuze("wet", Wet),
    CheckConstraint("afgekeurd IN (0, 1)", name="afgekeurd"),
    CheckConstraint(
        "(debet_credit = 'D' AND bedrag >= 0 AND vorig_referentie_nummer IS NULL) OR "
        "(debet_credit = 'C' AND bedrag <= 0 AND vorig_referentie_nummer IS NOT NULL)",
        name="debet_credit",
    ),
    CheckConstraint(
        "(afgehandeld_op IS NULL) = (afhandeling IS NULL) "
        "AND (afhandeling IS NULL OR trim(afhandeling) <> '')",
        name="afhandeling",
    ),
    sqlite_strict=True,
)
# TR314: unique for whoever sends within a wet.
Index(
    "uq_prestatie_referentie_nummer",
    prestatie.c.referentie_nummer,
    prestatie.c.wet,
    unique=True,
)
Index("ix_prestatie_bericht_id", prestatie.c.bericht_id)
Index("ix_prestatie_client_id", prestatie.c.client_id)
Index("ix_prestatie_toewijzing_id", prestatie.c.toewijzing_id, prestatie.c.begindatum)
Index(
    "ix_prestatie_vorig_referentie_nummer",
    prestatie.c.vorig_referentie_nummer,
    sqlite_where=text("vorig_referentie_nummer IS NOT NULL"),
)
Index("ix_prestatie_afgekeurd", prestatie.c.id, sqlite_where=text("afgekeurd = 1"))

prestatie_code = Table(  # return codes on a line, of its client or its declaration too
    "prestatie_code",
    metadata,
    Column("prestatie_id", Integer, ForeignKey("prestatie.id"), primary_key=True),
    Column("volgorde", Integer, primary_key=True),
    Column("code", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

prestatie_zorg = Table(  # which care a line follows from
    "prestatie_zorg",
    metadata,
    Column("prestatie_id", Integer, ForeignKey("prestatie.id"), primary_key=True),
    Column("zorg_id", Integer, ForeignKey("zorg.id"), primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
Index("ix_prestatie_zorg_zorg_id", prestatie_zorg.c.zorg_id)

vaststelling = Table(  # another volume than what was recorded, decided by the user
    "vaststelling",
    metadata,
    Column("toewijzing_id", Integer, ForeignKey("toewijzing.id"), primary_key=True),
    Column("product_categorie", Text, primary_key=True),
    Column("product_code", Text, primary_key=True),
    Column("maand", DATUM, primary_key=True),
    Column("geregistreerd", Integer, nullable=False),  # thousandths; it counts while this stands
    Column("volume", Integer, nullable=False),  # 0: nothing is declared
    Column("reden", Text, nullable=False),
    Column("op", DATUM, nullable=False),
    CheckConstraint("volume >= 0", name="volume"),
    CheckConstraint("trim(reden) <> ''", name="reden"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

betaling = Table(
    "betaling",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bericht_id", Integer, ForeignKey("declaratie.bericht_id"), nullable=False),
    Column("datum", DATUM, nullable=False),
    Column("bedrag", Integer, nullable=False),  # negative when it was settled or paid back
    Column("kenmerk", Text),  # of the entry in the bank statement; NULL when typed in
    Column("omschrijving", Text, nullable=False),
    sqlite_strict=True,
)
Index("ix_betaling_bericht_id", betaling.c.bericht_id)
Index(
    "uq_betaling_kenmerk",
    betaling.c.kenmerk,
    betaling.c.bericht_id,
    unique=True,
    sqlite_where=text("kenmerk IS NOT NULL"),
)
