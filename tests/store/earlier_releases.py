"""Databases as earlier releases left them, with something in every table."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from app.store import upgrade
from app.store.engine import maak_database
from app.store.sleutel import sleutel_van, verbind
from tests.store.conftest import WACHTWOORD

# Something in every table of revision 0001; nothing of it may be lost.
GEVULD_0001 = """
INSERT INTO aanbieder VALUES ('98760001', 'De Linde', NULL, NULL);
INSERT INTO instelling VALUES ('thema', 'donker');
INSERT INTO gemeente VALUES ('0268', 'rvn', '', '', 'bel na tienen');
INSERT INTO vrije_dag VALUES ('2026-05-15', 'brugdag');
INSERT INTO client (id, bsn, geboortedatum, geslacht, achternaam, naam_gebruik, contactgegevens,
        relaties, notitie, zoeknaam)
    VALUES (1, '999900006', '2010-01-01', '1', 'Wit', '1', '[]', '[]', 'belt graag', 'wit');
INSERT INTO bericht (id, richting, wet, soort, gemeente, aanbieder, identificatie, sha256,
        tijdstip, status, reden, advies, client_id)
    VALUES (1, 'in', 'jw', '301', '0268', '98760001', 'G0001', 'a',
        '2026-04-01T09:30:00.000000+00:00', 'verwerkt', '', '', 1);
INSERT INTO bericht (id, richting, wet, soort, gemeente, aanbieder, identificatie, dagtekening,
        sha256, tijdstip, status, reden, advies, client_id, ingediend_op, afgekeurd_op,
        vecozo_code, vecozo_toelichting)
    VALUES (2, 'uit', 'jw', '305', '0268', '98760001', 'U0001', '2026-04-02', 'b',
        '2026-04-02T09:30:00.000000+00:00', 'afgekeurd_vecozo', '', '', 1, '2026-04-02',
        '2026-04-03', 'BRS13', 'zie regel 3');
INSERT INTO bericht (id, richting, wet, soort, gemeente, aanbieder, identificatie, dagtekening,
        sha256, tijdstip, status, reden, advies, client_id, vervangt_id)
    VALUES (3, 'uit', 'jw', '305', '0268', '98760001', 'U0002', '2026-04-07', 'c',
        '2026-04-07T09:30:00.000000+00:00', 'klaar', '', '', 1, 2);
INSERT INTO inhoud VALUES (1, x'3c782f3e'), (2, x'3c792f3e'), (3, x'3c7a2f3e');
INSERT INTO bevinding VALUES (1, 0, 'CS003', 2, '0001', '/Bericht', '', 'Fout.', 'Vraag.');
INSERT INTO retourcode VALUES (1, 0, '/Bericht', '0200');
INSERT INTO toewijzing VALUES (1, 'jw', '0268', 300201, '98760001', 1, NULL, NULL);
INSERT INTO toewijzing_versie (id, toewijzing_id, bericht_id, actueel, toewijzingsdatum,
        toewijzingstijd, ingangsdatum)
    VALUES (1, 1, 1, 1, '2026-03-20', '12:00:00', '2026-04-01');
INSERT INTO melding (id, toewijzing_id, bericht_id, soort, begindatum, status_aanlevering)
    VALUES (1, 1, 2, 'start', '2026-04-02', '1');
"""
# The same with something in every table that came with declaring.
GEVULD_0003 = (
    GEVULD_0001.replace("98760001', 1, NULL, NULL);", "98760001', 1, '2026-04-01', '2026-05-01');")
    + """
UPDATE bericht SET afgehandeld_op = '2026-04-10', afhandeling = 'gebeld' WHERE id = 2;
INSERT INTO bericht (id, richting, wet, soort, gemeente, aanbieder, identificatie, dagtekening,
        sha256, tijdstip, status, reden, advies, ingediend_op)
    VALUES (4, 'uit', 'jw', '323', '0268', '98760001', 'D0001', '2026-05-02', 'd',
        '2026-05-02T09:30:00.000000+00:00', 'ingediend', '', '', '2026-05-02');
INSERT INTO inhoud VALUES (4, x'3c642f3e');
INSERT INTO budgetplafond VALUES ('0268', 2026, 1000000);
INSERT INTO contractproduct (id, wet, gemeente, product_categorie, product_code, naam, eenheid,
        tarief, uitvoering, vanaf)
    VALUES (1, 'jw', '0268', '45', '45A04', 'Begeleiding', '04', 6000, 'inspanning', '2026-01-01');
INSERT INTO zorgbestand (id, sha256, bestandsnaam, tijdstip)
    VALUES (1, 'e', 'april.xlsx', '2026-05-01T09:30:00.000000+00:00');
INSERT INTO zorg (id, datum, bsn, product_code, aantal, eenheid, medewerker, opmerking,
        vastgelegd_op)
    VALUES (1, '2026-04-03', '999900006', '45A04', 2000, '04', 'M. Bos', '',
        '2026-05-01T09:30:00.000000+00:00');
INSERT INTO declaratie (bericht_id, wet, nummer, maand, totaal)
    VALUES (4, 'jw', 'D0001', '2026-04-01', 12000);
INSERT INTO vaststelling VALUES (1, '45', '45A04', '2026-04-01', 2, 2, 'afgesproken', '2026-05-01');
INSERT INTO betaling (id, bericht_id, datum, bedrag, omschrijving)
    VALUES (1, 4, '2026-05-20', 12000, '');
INSERT INTO prestatie (id, bericht_id, wet, client_id, toewijzing_id, referentie_nummer,
        product_categorie, product_code, begindatum, einddatum, volume, eenheid, bedrag,
        debet_credit)
    VALUES (1, 4, 'jw', 1, 1, 'P1', '45', '45A04', '2026-04-01', '2026-04-30', 2, '04', 12000, 'D');
INSERT INTO prestatie_code VALUES (1, 0, '0200');
INSERT INTO prestatie_zorg VALUES (1, 1);
"""
)
# And the same with something in every table that came with requests.
GEVULD_0004 = (
    GEVULD_0003.replace(
        "'2026-04-01', '2026-05-01');", "'2026-04-01', '2026-05-01', '2026-05-02');"
    )
    + """
INSERT INTO verwijzing VALUES (1, 1, '02', 'De Bron', '01234567', '2026-03-01', '2026-03-02',
        '2026-03-03', '2026-12-01', 'belt terug', '2026-03-04T09:30:00.000000+00:00', NULL);
INSERT INTO bijlage VALUES (1, 1, 'brief.pdf', 'application/pdf', x'255044462d',
        '2026-03-04T09:30:00.000000+00:00', NULL);
INSERT INTO bericht (id, richting, wet, soort, gemeente, aanbieder, identificatie, dagtekening,
        sha256, tijdstip, status, reden, advies, client_id, ingediend_op)
    VALUES (5, 'uit', 'jw', '315', '0268', '98760001', 'V0001', '2026-03-05', 'f',
        '2026-03-05T09:30:00.000000+00:00', 'ingediend', '', '', 1, '2026-03-05');
INSERT INTO inhoud VALUES (5, x'3c762f3e');
INSERT INTO verzoek (id, bericht_id, client_id, wet, referentie_aanbieder, verwijzing_id,
        eerste_contact, spoed, verwijzer_type, product_categorie, product_code, ingangsdatum,
        volume, eenheid, frequentie, toegewezen_id, afgesloten_op, afsluiting)
    VALUES (1, 5, 1, 'jw', 'A1', 1, '2026-03-03', 0, '02', '45', '45A04', '2026-04-01', 2, '04',
        '2', 1, '2026-04-01', 'toegewezen');
INSERT INTO overruling VALUES (5, 0, 'leeftijd', 0, 'Bijna 18.', 'protocol', 'is besproken');
INSERT INTO concept VALUES (1, '317', 1, 1, 2, '{"stap": 2}', 'producten',
        '2026-05-03');
INSERT INTO woonplaatsbepaling VALUES (1, 1, '0268', '["ingeschreven"]', '2026-03-04');
"""
)


def gevuld(map_: Path, revisies: tuple[str, ...], rijen: str) -> Path:
    """Make a database as the release with these migrations left it, with these rows."""
    map_.mkdir()
    pad = map_ / "heenweer.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(upgrade, "REVISIES", revisies)
        maak_database(pad, WACHTWOORD).dispose()
    with closing(verbind(pad, sleutel_van(pad, WACHTWOORD))) as verbinding:
        verbinding.executescript(rijen)
    return pad
