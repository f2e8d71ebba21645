"""Requests for a Toewijzing or a change, referrals with their scans, and what is half done."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.execute("ALTER TABLE toewijzing ADD COLUMN geen_verlenging_op TEXT")
    for statement in _TABELLEN + _INDEXEN:
        op.execute(statement)


_TABELLEN = (
    """
    CREATE TABLE verwijzing (
        id INTEGER NOT NULL,
        client_id INTEGER,
        type TEXT NOT NULL,
        naam TEXT,
        zorgverlener_code TEXT,
        datum TEXT,
        aanmelding TEXT,
        eerste_contact TEXT,
        geldig_tot TEXT,
        opmerking TEXT NOT NULL,
        vastgelegd_op TEXT NOT NULL,
        vervallen_op TEXT,
        PRIMARY KEY (id),
        CONSTRAINT fk_verwijzing_client_id FOREIGN KEY(client_id) REFERENCES client (id)
    )
     STRICT
    """,
    """
    CREATE TABLE bijlage (
        id INTEGER NOT NULL,
        verwijzing_id INTEGER NOT NULL,
        naam TEXT NOT NULL,
        soort TEXT NOT NULL,
        inhoud BLOB NOT NULL,
        toegevoegd_op TEXT NOT NULL,
        vervallen_op TEXT,
        PRIMARY KEY (id),
        CONSTRAINT fk_bijlage_verwijzing_id FOREIGN KEY(verwijzing_id) REFERENCES verwijzing (id)
    )
     STRICT
    """,
    """
    CREATE TABLE verzoek (
        id INTEGER NOT NULL,
        bericht_id INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        wet TEXT NOT NULL,
        referentie_aanbieder TEXT NOT NULL,
        verwijzing_id INTEGER,
        eerste_contact TEXT,
        spoed INTEGER NOT NULL,
        verwijzer_type TEXT,
        product_categorie TEXT,
        product_code TEXT,
        ingangsdatum TEXT,
        einddatum TEXT,
        volume INTEGER,
        eenheid TEXT,
        frequentie TEXT,
        budget INTEGER,
        zorgvorm TEXT,
        verlenging_van INTEGER,
        onderzoek_id INTEGER,
        afwijzing_id INTEGER,
        reden_afwijzing TEXT,
        andere_gemeente TEXT,
        toegewezen_id INTEGER,
        afgesloten_op TEXT,
        afsluiting TEXT,
        PRIMARY KEY (id),
        CONSTRAINT ck_verzoek_wet CHECK (wet IN ('jw', 'wmo')),
        CONSTRAINT ck_verzoek_spoed CHECK (spoed IN (0, 1)),
        CONSTRAINT ck_verzoek_afsluiting
            CHECK ((afgesloten_op IS NULL) = (afsluiting IS NULL) AND
            (afsluiting IS NULL OR trim(afsluiting) <> '')),
        CONSTRAINT fk_verzoek_bericht_id FOREIGN KEY(bericht_id) REFERENCES bericht (id),
        CONSTRAINT fk_verzoek_client_id FOREIGN KEY(client_id) REFERENCES client (id),
        CONSTRAINT fk_verzoek_verwijzing_id FOREIGN KEY(verwijzing_id) REFERENCES verwijzing (id),
        CONSTRAINT fk_verzoek_onderzoek_id FOREIGN KEY(onderzoek_id) REFERENCES bericht (id),
        CONSTRAINT fk_verzoek_afwijzing_id FOREIGN KEY(afwijzing_id) REFERENCES bericht (id),
        CONSTRAINT fk_verzoek_toegewezen_id FOREIGN KEY(toegewezen_id) REFERENCES bericht (id)
    )
     STRICT
    """,
    """
    CREATE TABLE overruling (
        bericht_id INTEGER NOT NULL,
        volgorde INTEGER NOT NULL,
        afspraak TEXT NOT NULL,
        product INTEGER,
        melding TEXT NOT NULL,
        bron TEXT NOT NULL,
        reden TEXT NOT NULL,
        PRIMARY KEY (bericht_id, volgorde),
        CONSTRAINT ck_overruling_reden CHECK (trim(reden) <> ''),
        CONSTRAINT fk_overruling_bericht_id FOREIGN KEY(bericht_id) REFERENCES bericht (id)
    )
     WITHOUT ROWID,
     STRICT
    """,
    """
    CREATE TABLE concept (
        id INTEGER NOT NULL,
        soort TEXT NOT NULL,
        client_id INTEGER,
        verwijzing_id INTEGER,
        vervangt_id INTEGER,
        gegevens TEXT NOT NULL,
        stap TEXT NOT NULL,
        gewijzigd_op TEXT NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT fk_concept_client_id FOREIGN KEY(client_id) REFERENCES client (id),
        CONSTRAINT fk_concept_verwijzing_id FOREIGN KEY(verwijzing_id) REFERENCES verwijzing (id),
        CONSTRAINT fk_concept_vervangt_id FOREIGN KEY(vervangt_id) REFERENCES bericht (id)
    )
     STRICT
    """,
    """
    CREATE TABLE woonplaatsbepaling (
        id INTEGER NOT NULL,
        client_id INTEGER,
        gemeente TEXT NOT NULL,
        redenering TEXT NOT NULL,
        op TEXT NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT fk_woonplaatsbepaling_client_id FOREIGN KEY(client_id) REFERENCES client (id)
    )
     STRICT
    """,
)
_INDEXEN = (
    "CREATE INDEX ix_verwijzing_client_id ON verwijzing (client_id)",
    "CREATE INDEX ix_bijlage_verwijzing_id ON bijlage (verwijzing_id)",
    "CREATE INDEX ix_verzoek_bericht_id ON verzoek (bericht_id)",
    "CREATE INDEX ix_verzoek_client_id ON verzoek (client_id)",
    "CREATE UNIQUE INDEX uq_verzoek_referentie ON verzoek (referentie_aanbieder, wet)",
    "CREATE INDEX ix_concept_client_id ON concept (client_id)",
    "CREATE INDEX ix_woonplaatsbepaling_client_id ON woonplaatsbepaling (client_id)",
)
