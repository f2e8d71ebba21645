"""Contract, delivered care, declarations with their lines, and payments."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    for statement in _TABELLEN + _INDEXEN:
        op.execute(statement)


_TABELLEN = (
    """
    CREATE TABLE budgetplafond (
        gemeente TEXT NOT NULL,
        jaar INTEGER NOT NULL,
        bedrag INTEGER NOT NULL,
        PRIMARY KEY (gemeente, jaar),
        CONSTRAINT ck_budgetplafond_bedrag CHECK (bedrag >= 0)
    )
     WITHOUT ROWID,
     STRICT
    """,
    """
    CREATE TABLE contractproduct (
        id INTEGER NOT NULL,
        wet TEXT NOT NULL,
        gemeente TEXT NOT NULL,
        product_categorie TEXT NOT NULL,
        product_code TEXT NOT NULL,
        naam TEXT NOT NULL,
        eenheid TEXT NOT NULL,
        tarief INTEGER NOT NULL,
        uitvoering TEXT NOT NULL,
        vanaf TEXT NOT NULL,
        tot TEXT,
        PRIMARY KEY (id),
        CONSTRAINT ck_contractproduct_wet CHECK (wet IN ('jw', 'wmo')),
        CONSTRAINT ck_contractproduct_uitvoering CHECK (uitvoering IN ('inspanning', 'output')),
        CONSTRAINT ck_contractproduct_tarief CHECK (tarief >= 0),
        CONSTRAINT ck_contractproduct_tot CHECK (tot IS NULL OR tot >= vanaf)
    )
     STRICT
    """,
    """
    CREATE TABLE zorgbestand (
        id INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        bestandsnaam TEXT NOT NULL,
        tijdstip TEXT NOT NULL,
        PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE declaratie (
        bericht_id INTEGER NOT NULL,
        wet TEXT NOT NULL,
        nummer TEXT NOT NULL,
        maand TEXT NOT NULL,
        totaal INTEGER NOT NULL,
        antwoord_id INTEGER,
        beantwoord_op TEXT,
        toegekend INTEGER,
        PRIMARY KEY (bericht_id),
        CONSTRAINT ck_declaratie_wet CHECK (wet IN ('jw', 'wmo')),
        CONSTRAINT ck_declaratie_antwoord
            CHECK ((antwoord_id IS NULL) = (beantwoord_op IS NULL) AND
            (antwoord_id IS NULL) = (toegekend IS NULL)),
        CONSTRAINT fk_declaratie_bericht_id FOREIGN KEY(bericht_id) REFERENCES bericht (id),
        CONSTRAINT fk_declaratie_antwoord_id FOREIGN KEY(antwoord_id) REFERENCES bericht (id)
    )
     STRICT
    """,
    """
    CREATE TABLE vaststelling (
        toewijzing_id INTEGER NOT NULL,
        product_categorie TEXT NOT NULL,
        product_code TEXT NOT NULL,
        maand TEXT NOT NULL,
        geregistreerd INTEGER NOT NULL,
        volume INTEGER NOT NULL,
        reden TEXT NOT NULL,
        op TEXT NOT NULL,
        PRIMARY KEY (toewijzing_id, product_categorie, product_code, maand),
        CONSTRAINT ck_vaststelling_volume CHECK (volume >= 0),
        CONSTRAINT ck_vaststelling_reden CHECK (trim(reden) <> ''),
        CONSTRAINT fk_vaststelling_toewijzing_id
            FOREIGN KEY (toewijzing_id) REFERENCES toewijzing (id)
    )
     WITHOUT ROWID,
     STRICT
    """,
    """
    CREATE TABLE zorg (
        id INTEGER NOT NULL,
        datum TEXT NOT NULL,
        bsn TEXT NOT NULL,
        toewijzing_nummer INTEGER,
        toewijzing_id INTEGER,
        product_code TEXT NOT NULL,
        aantal INTEGER NOT NULL,
        eenheid TEXT NOT NULL,
        medewerker TEXT NOT NULL,
        opmerking TEXT NOT NULL,
        zorgbestand_id INTEGER,
        vastgelegd_op TEXT NOT NULL,
        vervallen_op TEXT,
        vervangt_id INTEGER,
        PRIMARY KEY (id),
        CONSTRAINT fk_zorg_toewijzing_id FOREIGN KEY(toewijzing_id) REFERENCES toewijzing (id),
        CONSTRAINT fk_zorg_zorgbestand_id FOREIGN KEY(zorgbestand_id) REFERENCES zorgbestand (id),
        CONSTRAINT fk_zorg_vervangt_id FOREIGN KEY(vervangt_id) REFERENCES zorg (id)
    )
     STRICT
    """,
    """
    CREATE TABLE betaling (
        id INTEGER NOT NULL,
        bericht_id INTEGER NOT NULL,
        datum TEXT NOT NULL,
        bedrag INTEGER NOT NULL,
        kenmerk TEXT,
        omschrijving TEXT NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT fk_betaling_bericht_id FOREIGN KEY(bericht_id) REFERENCES declaratie (bericht_id)
    )
     STRICT
    """,
    """
    CREATE TABLE prestatie (
        id INTEGER NOT NULL,
        bericht_id INTEGER NOT NULL,
        wet TEXT NOT NULL,
        client_id INTEGER NOT NULL,
        toewijzing_id INTEGER NOT NULL,
        referentie_nummer TEXT NOT NULL,
        vorig_referentie_nummer TEXT,
        product_categorie TEXT NOT NULL,
        product_code TEXT NOT NULL,
        begindatum TEXT NOT NULL,
        einddatum TEXT NOT NULL,
        volume INTEGER NOT NULL,
        eenheid TEXT NOT NULL,
        tarief INTEGER,
        bedrag INTEGER NOT NULL,
        debet_credit TEXT NOT NULL,
        afgekeurd INTEGER DEFAULT '0' NOT NULL,
        afgehandeld_op TEXT,
        afhandeling TEXT,
        PRIMARY KEY (id),
        CONSTRAINT ck_prestatie_wet CHECK (wet IN ('jw', 'wmo')),
        CONSTRAINT ck_prestatie_afgekeurd CHECK (afgekeurd IN (0, 1)),
        CONSTRAINT ck_prestatie_debet_credit
            CHECK ((debet_credit = 'D' AND bedrag >= 0 AND vorig_referentie_nummer IS NULL) OR
            (debet_credit = 'C' AND bedrag <= 0 AND vorig_referentie_nummer IS NOT NULL)),
        CONSTRAINT ck_prestatie_afhandeling
            CHECK ((afgehandeld_op IS NULL) = (afhandeling IS NULL) AND
            (afhandeling IS NULL OR trim(afhandeling) <> '')),
        CONSTRAINT fk_prestatie_bericht_id
            FOREIGN KEY (bericht_id) REFERENCES declaratie (bericht_id),
        CONSTRAINT fk_prestatie_client_id FOREIGN KEY(client_id) REFERENCES client (id),
        CONSTRAINT fk_prestatie_toewijzing_id FOREIGN KEY(toewijzing_id) REFERENCES toewijzing (id)
    )
     STRICT
    """,
    """
    CREATE TABLE prestatie_code (
        prestatie_id INTEGER NOT NULL,
        volgorde INTEGER NOT NULL,
        code TEXT NOT NULL,
        PRIMARY KEY (prestatie_id, volgorde),
        CONSTRAINT fk_prestatie_code_prestatie_id
            FOREIGN KEY (prestatie_id) REFERENCES prestatie (id)
    )
     WITHOUT ROWID,
     STRICT
    """,
    """
    CREATE TABLE prestatie_zorg (
        prestatie_id INTEGER NOT NULL,
        zorg_id INTEGER NOT NULL,
        PRIMARY KEY (prestatie_id, zorg_id),
        CONSTRAINT fk_prestatie_zorg_prestatie_id
            FOREIGN KEY (prestatie_id) REFERENCES prestatie (id),
        CONSTRAINT fk_prestatie_zorg_zorg_id FOREIGN KEY(zorg_id) REFERENCES zorg (id)
    )
     WITHOUT ROWID,
     STRICT
    """,
)
_INDEXEN = (
    """
    CREATE UNIQUE INDEX uq_contractproduct
        ON contractproduct (gemeente, wet, product_code, product_categorie, eenheid, vanaf)
    """,
    "CREATE UNIQUE INDEX uq_zorgbestand_sha256 ON zorgbestand (sha256)",
    "CREATE UNIQUE INDEX uq_declaratie_nummer ON declaratie (nummer, wet)",
    "CREATE INDEX ix_declaratie_maand ON declaratie (maand)",
    "CREATE INDEX ix_declaratie_antwoord_id ON declaratie (antwoord_id)",
    "CREATE INDEX ix_zorg_zorgbestand_id ON zorg (zorgbestand_id)",
    "CREATE INDEX ix_zorg_vervallen ON zorg (id) WHERE vervallen_op IS NOT NULL",
    "CREATE INDEX ix_zorg_los ON zorg (id) WHERE toewijzing_id IS NULL",
    "CREATE INDEX ix_zorg_datum ON zorg (datum)",
    "CREATE INDEX ix_zorg_bsn ON zorg (bsn, datum)",
    "CREATE INDEX ix_zorg_toewijzing_id ON zorg (toewijzing_id, datum)",
    "CREATE INDEX ix_zorg_vervangt_id ON zorg (vervangt_id)",
    """
    CREATE UNIQUE INDEX uq_betaling_kenmerk
        ON betaling (kenmerk, bericht_id) WHERE kenmerk IS NOT NULL
    """,
    "CREATE INDEX ix_betaling_bericht_id ON betaling (bericht_id)",
    "CREATE INDEX ix_prestatie_toewijzing_id ON prestatie (toewijzing_id, begindatum)",
    "CREATE INDEX ix_prestatie_afgekeurd ON prestatie (id) WHERE afgekeurd = 1",
    "CREATE INDEX ix_prestatie_bericht_id ON prestatie (bericht_id)",
    "CREATE INDEX ix_prestatie_client_id ON prestatie (client_id)",
    """
    CREATE INDEX ix_prestatie_vorig_referentie_nummer
        ON prestatie (vorig_referentie_nummer) WHERE vorig_referentie_nummer IS NOT NULL
    """,
    "CREATE UNIQUE INDEX uq_prestatie_referentie_nummer ON prestatie (referentie_nummer, wet)",
    "CREATE INDEX ix_prestatie_zorg_zorg_id ON prestatie_zorg (zorg_id)",
)
