"""The first tables: settings, clients, messages, Toewijzingen and what was reported on them."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    for statement in _TABELLEN + _INDEXEN:
        op.execute(statement)


_TABELLEN = (
    """
    CREATE TABLE aanbieder (
        agb TEXT NOT NULL,
        naam TEXT NOT NULL,
        vanaf TEXT,
        tot TEXT,
        PRIMARY KEY (agb)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE client (
        id INTEGER NOT NULL,
        bsn TEXT NOT NULL,
        geboortedatum TEXT NOT NULL,
        datum_gebruik TEXT,
        geslacht TEXT NOT NULL,
        achternaam TEXT NOT NULL,
        voorvoegsel TEXT,
        partner_achternaam TEXT,
        partner_voorvoegsel TEXT,
        voornamen TEXT,
        voorletters TEXT,
        naam_gebruik TEXT NOT NULL,
        communicatie_vorm TEXT,
        taal TEXT,
        juridische_status TEXT,
        wettelijke_vertegenwoordiging TEXT,
        commentaar TEXT,
        contactgegevens TEXT NOT NULL,
        relaties TEXT NOT NULL,
        notitie TEXT NOT NULL,
        zoeknaam TEXT NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_client_partner
            CHECK (partner_achternaam IS NOT NULL OR partner_voorvoegsel IS NULL),
        CONSTRAINT ck_client_communicatie CHECK (communicatie_vorm IS NOT NULL OR taal IS NULL)
    ) STRICT
    """,
    """
    CREATE TABLE gemeente (
        code TEXT NOT NULL,
        protocol TEXT,
        email TEXT DEFAULT '' NOT NULL,
        telefoon TEXT DEFAULT '' NOT NULL,
        notitie TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (code)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE instelling (
        sleutel TEXT NOT NULL,
        waarde TEXT NOT NULL,
        PRIMARY KEY (sleutel)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE vrije_dag (
        datum TEXT NOT NULL,
        reden TEXT NOT NULL,
        PRIMARY KEY (datum)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE bericht (
        id INTEGER NOT NULL,
        richting TEXT NOT NULL,
        wet TEXT,
        soort TEXT,
        gemeente TEXT,
        aanbieder TEXT,
        identificatie TEXT,
        heen_identificatie TEXT,
        dagtekening TEXT,
        bestandsnaam TEXT,
        sha256 TEXT NOT NULL,
        tijdstip TEXT NOT NULL,
        status TEXT NOT NULL,
        reden TEXT NOT NULL,
        advies TEXT NOT NULL,
        client_id INTEGER,
        heenbericht_id INTEGER,
        vervangt_id INTEGER,
        geexporteerd_op TEXT,
        ingediend_op TEXT,
        afgekeurd_op TEXT,
        vecozo_code TEXT,
        vecozo_toelichting TEXT,
        PRIMARY KEY (id),
        CONSTRAINT ck_bericht_richting CHECK (richting IN ('in', 'uit')),
        CONSTRAINT ck_bericht_wet CHECK (wet IN ('jw', 'wmo')),
        CONSTRAINT ck_bericht_soort
            CHECK (soort IN ('301', '302', '305', '306', '307', '308', '315', '316', '317', '318',
            '319', '320', '323', '325')),
        CONSTRAINT ck_bericht_status
            CHECK ((richting = 'in' AND status IN ('ontvangen', 'verwerkt', 'geweigerd')) OR
            (richting = 'uit' AND status IN ('voorbereid', 'klaar', 'geexporteerd', 'ingediend',
            'goedgekeurd', 'afgekeurd', 'afgekeurd_vecozo', 'vervallen'))),
        CONSTRAINT ck_bericht_geweigerd CHECK (status <> 'geweigerd' OR reden <> ''),
        CONSTRAINT ck_bericht_uitgaand
            CHECK (richting = 'in' OR (wet IS NOT NULL AND soort IS NOT NULL AND
            gemeente IS NOT NULL AND aanbieder IS NOT NULL AND identificatie IS NOT NULL AND
            dagtekening IS NOT NULL)),
        CONSTRAINT fk_bericht_client_id FOREIGN KEY(client_id) REFERENCES client (id),
        CONSTRAINT fk_bericht_heenbericht_id
            FOREIGN KEY(heenbericht_id) REFERENCES bericht (id),
        CONSTRAINT fk_bericht_vervangt_id FOREIGN KEY(vervangt_id) REFERENCES bericht (id)
    ) STRICT
    """,
    """
    CREATE TABLE toewijzing (
        id INTEGER NOT NULL,
        wet TEXT NOT NULL,
        gemeente TEXT NOT NULL,
        nummer INTEGER NOT NULL,
        aanbieder TEXT NOT NULL,
        client_id INTEGER NOT NULL,
        verwachting_vastgelegd_op TEXT,
        start_verwacht_op TEXT,
        PRIMARY KEY (id),
        CONSTRAINT ck_toewijzing_wet CHECK (wet IN ('jw', 'wmo')),
        CONSTRAINT ck_toewijzing_verwachting
            CHECK (verwachting_vastgelegd_op IS NOT NULL OR start_verwacht_op IS NULL),
        CONSTRAINT fk_toewijzing_client_id FOREIGN KEY(client_id) REFERENCES client (id)
    ) STRICT
    """,
    """
    CREATE TABLE bevinding (
        bericht_id INTEGER NOT NULL,
        volgorde INTEGER NOT NULL,
        regel TEXT NOT NULL,
        niveau INTEGER NOT NULL,
        retourcode TEXT NOT NULL,
        pad TEXT NOT NULL,
        waarde TEXT NOT NULL,
        melding TEXT NOT NULL,
        advies TEXT NOT NULL,
        PRIMARY KEY (bericht_id, volgorde),
        CONSTRAINT ck_bevinding_niveau CHECK (niveau BETWEEN 1 AND 4),
        CONSTRAINT fk_bevinding_bericht_id FOREIGN KEY(bericht_id) REFERENCES bericht (id)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE inhoud (
        bericht_id INTEGER NOT NULL,
        inhoud BLOB NOT NULL,
        PRIMARY KEY (bericht_id),
        CONSTRAINT fk_inhoud_bericht_id FOREIGN KEY(bericht_id) REFERENCES bericht (id)
    ) STRICT
    """,
    """
    CREATE TABLE melding (
        id INTEGER NOT NULL,
        toewijzing_id INTEGER NOT NULL,
        bericht_id INTEGER NOT NULL,
        soort TEXT NOT NULL,
        begindatum TEXT NOT NULL,
        einddatum TEXT,
        product_categorie TEXT,
        product_code TEXT,
        toewijzing_ingangsdatum TEXT,
        reden_beeindiging TEXT,
        status_aanlevering TEXT NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_melding_soort CHECK (soort IN ('start', 'stop')),
        CONSTRAINT ck_melding_product
            CHECK (product_categorie IS NOT NULL OR product_code IS NULL),
        CONSTRAINT fk_melding_toewijzing_id
            FOREIGN KEY(toewijzing_id) REFERENCES toewijzing (id),
        CONSTRAINT fk_melding_bericht_id FOREIGN KEY(bericht_id) REFERENCES bericht (id)
    ) STRICT
    """,
    """
    CREATE TABLE retourcode (
        bericht_id INTEGER NOT NULL,
        volgorde INTEGER NOT NULL,
        pad TEXT NOT NULL,
        code TEXT NOT NULL,
        PRIMARY KEY (bericht_id, volgorde),
        CONSTRAINT fk_retourcode_bericht_id FOREIGN KEY(bericht_id) REFERENCES bericht (id)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE toewijzing_versie (
        id INTEGER NOT NULL,
        toewijzing_id INTEGER NOT NULL,
        bericht_id INTEGER NOT NULL,
        actueel INTEGER NOT NULL,
        referentie_aanbieder TEXT,
        product_categorie TEXT,
        product_code TEXT,
        toewijzingsdatum TEXT NOT NULL,
        toewijzingstijd TEXT NOT NULL,
        ingangsdatum TEXT NOT NULL,
        einddatum TEXT,
        reden_wijziging TEXT,
        volume INTEGER,
        eenheid TEXT,
        frequentie TEXT,
        budget INTEGER,
        commentaar TEXT,
        PRIMARY KEY (id),
        CONSTRAINT ck_toewijzing_versie_actueel CHECK (actueel IN (0, 1)),
        CONSTRAINT ck_toewijzing_versie_product
            CHECK (product_categorie IS NOT NULL OR product_code IS NULL),
        CONSTRAINT ck_toewijzing_versie_omvang
            CHECK ((volume IS NULL) = (eenheid IS NULL) AND
            (volume IS NULL) = (frequentie IS NULL)),
        CONSTRAINT fk_toewijzing_versie_toewijzing_id
            FOREIGN KEY(toewijzing_id) REFERENCES toewijzing (id),
        CONSTRAINT fk_toewijzing_versie_bericht_id
            FOREIGN KEY(bericht_id) REFERENCES bericht (id)
    ) STRICT
    """,
)
_INDEXEN = (
    "CREATE INDEX ix_client_zoeknaam ON client (zoeknaam)",
    "CREATE UNIQUE INDEX uq_client_bsn ON client (bsn)",
    "CREATE INDEX ix_bericht_client_id ON bericht (client_id, tijdstip)",
    "CREATE INDEX ix_bericht_heenbericht_id ON bericht (heenbericht_id, status)",
    "CREATE INDEX ix_bericht_identificatie ON bericht (identificatie)",
    "CREATE INDEX ix_bericht_status ON bericht (status, soort)",
    "CREATE INDEX ix_bericht_tijdstip ON bericht (tijdstip)",
    "CREATE INDEX ix_bericht_vervangt_id ON bericht (vervangt_id, status)",
    "CREATE UNIQUE INDEX uq_bericht_sha256 ON bericht (sha256) WHERE richting = 'in'",
    """
    CREATE UNIQUE INDEX uq_bericht_uit ON bericht (identificatie, soort, wet)
        WHERE richting = 'uit'
    """,
    "CREATE INDEX ix_toewijzing_client_id ON toewijzing (client_id)",
    "CREATE UNIQUE INDEX uq_toewijzing_sleutel ON toewijzing (nummer, gemeente, wet)",
    "CREATE INDEX ix_melding_bericht_id ON melding (bericht_id)",
    "CREATE INDEX ix_melding_toewijzing_id ON melding (toewijzing_id)",
    "CREATE INDEX ix_toewijzing_versie_bericht_id ON toewijzing_versie (bericht_id)",
    "CREATE INDEX ix_toewijzing_versie_toewijzing_id ON toewijzing_versie (toewijzing_id)",
    """
    CREATE UNIQUE INDEX uq_toewijzing_versie_actueel ON toewijzing_versie (toewijzing_id)
        WHERE actueel = 1
    """,
)
