"""The tables of requests and referrals; see ``tables`` for how values are kept."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
)

from app.domain.aanvraag import Zorgvorm
from app.standard.release import Wet
from app.store.tables import DATUM, MOMENT, SOORT, WET, AlsTekst, keuze, metadata

ZORGVORM = AlsTekst(str, Zorgvorm)

verwijzing = Table(
    "verwijzing",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", Integer, ForeignKey("client.id")),  # NULL while the client is new
    Column("type", Text, nullable=False),
    Column("naam", Text),
    Column("zorgverlener_code", Text),
    Column("datum", DATUM),
    Column("aanmelding", DATUM),
    Column("eerste_contact", DATUM),
    Column("geldig_tot", DATUM),
    Column("opmerking", Text, nullable=False),
    Column("vastgelegd_op", MOMENT, nullable=False),
    Column("vervallen_op", DATUM),  # the user took it away
    sqlite_strict=True,
)
Index("ix_verwijzing_client_id", verwijzing.c.client_id)

bijlage = Table(  # scan of a referral
    "bijlage",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("verwijzing_id", Integer, ForeignKey("verwijzing.id"), nullable=False),
    Column("naam", Text, nullable=False),
    Column("soort", Text, nullable=False),
    Column("inhoud", LargeBinary, nullable=False),
    Column("toegevoegd_op", MOMENT, nullable=False),
    Column("vervallen_op", DATUM),
    sqlite_strict=True,
)
Index("ix_bijlage_verwijzing_id", bijlage.c.verwijzing_id)

# One row per ReferentieAanbieder: each product of a 315, or a whole 317.
verzoek = Table(
    "verzoek",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bericht_id", Integer, ForeignKey("bericht.id"), nullable=False),
    Column("client_id", Integer, ForeignKey("client.id"), nullable=False),
    Column("wet", WET, nullable=False),
    Column("referentie_aanbieder", Text, nullable=False),
    Column("verwijzing_id", Integer, ForeignKey("verwijzing.id")),
    Column("eerste_contact", DATUM),
    Column("spoed", Integer, nullable=False),
    # What a 315 asks; NULL for a 317.
    Column("verwijzer_type", Text),
    Column("product_categorie", Text),
    Column("product_code", Text),
    Column("ingangsdatum", DATUM),
    Column("einddatum", DATUM),
    Column("volume", Integer),
    Column("eenheid", Text),
    Column("frequentie", Text),
    Column("budget", Integer),
    Column("zorgvorm", ZORGVORM),
    Column("verlenging_van", Integer),
    # What came of it: received messages.
    Column("onderzoek_id", Integer, ForeignKey("bericht.id")),
    Column("afwijzing_id", Integer, ForeignKey("bericht.id")),
    Column("reden_afwijzing", Text),
    Column("andere_gemeente", Text),
    Column("toegewezen_id", Integer, ForeignKey("bericht.id")),
    Column("afgesloten_op", DATUM),
    Column("afsluiting", Text),
    keuze("wet", Wet),
    CheckConstraint("spoed IN (0, 1)", name="spoed"),
    CheckConstraint(
        "(afgesloten_op IS NULL) = (afsluiting IS NULL) "
        "AND (afsluiting IS NULL OR trim(afsluiting) <> '')",
        name="afsluiting",
    ),
    sqlite_strict=True,
)
# TR347: an aanbieder uses a reference once within a wet.
Index("uq_verzoek_referentie", verzoek.c.referentie_aanbieder, verzoek.c.wet, unique=True)
Index("ix_verzoek_bericht_id", verzoek.c.bericht_id)
Index("ix_verzoek_client_id", verzoek.c.client_id)

overruling = Table(  # agreements that the user went past
    "overruling",
    metadata,
    Column("bericht_id", Integer, ForeignKey("bericht.id"), primary_key=True),
    Column("volgorde", Integer, primary_key=True),
    Column("afspraak", Text, nullable=False),
    Column("product", Integer),
    Column("melding", Text, nullable=False),
    Column("bron", Text, nullable=False),
    Column("reden", Text, nullable=False),
    CheckConstraint("trim(reden) <> ''", name="reden"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

concept = Table(  # a request that is half done
    "concept",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("soort", SOORT, nullable=False),
    Column("client_id", Integer, ForeignKey("client.id")),
    Column("verwijzing_id", Integer, ForeignKey("verwijzing.id")),
    Column("vervangt_id", Integer, ForeignKey("bericht.id")),
    Column("gegevens", Text, nullable=False),  # JSON, what the form was filled in with
    Column("stap", Text, nullable=False),
    Column("gewijzigd_op", DATUM, nullable=False),
    sqlite_strict=True,
)
Index("ix_concept_client_id", concept.c.client_id)

woonplaatsbepaling = Table(
    "woonplaatsbepaling",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", Integer, ForeignKey("client.id")),
    Column("gemeente", Text, nullable=False),
    Column("redenering", Text, nullable=False),
    Column("op", DATUM, nullable=False),
    sqlite_strict=True,
)
Index("ix_woonplaatsbepaling_client_id", woonplaatsbepaling.c.client_id)
