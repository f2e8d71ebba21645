"""The 325 that follows from findings in a 323: the act of a gemeente.

It serves to see whether a 325 that came in makes sense, and plays the gemeente of the demo.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain.declaratie import totaal_bedrag
from app.rules.dossier.prestaties import prestaties_van
from app.rules.finding import Finding
from app.rules.pad import HEADER, objecten
from app.rules.retour import GOED, NIET_BEOORDEELD, TECHNISCH, codes_per_klasse
from app.standard.basis import BerichtIdentificatie, DeclaratieAntwoordHeader
from app.standard.berichtsoort import Berichtsoort
from app.standard.declaratie import (
    DeclaratieAntwoord,
    DeclaratieAntwoordbericht,
    Declaratiebericht,
    DeclaratieClient,
    Prestatie,
)
from app.standard.release import bericht_code

HEEL_TOEGEWEZEN = "8001"  # WJ001: the declaration is granted as a whole
_DECLARATIE = "/Bericht/Declaratie"

Codes = dict[str, tuple[str, ...]]


def maak_declaratie_antwoord(
    heen: Declaratiebericht, findings: Sequence[Finding], identificatie: str, dagtekening: date
) -> DeclaratieAntwoordbericht:
    """Make the 325 of a 323 (IV087, IV088).

    XsltVersie stays empty: the published XSLTs are not used.
    """
    codes = codes_per_klasse(heen, findings)
    antwoord = None
    if any(finding.niveau == 2 for finding in findings):
        in_header: tuple[str, ...] = (TECHNISCH,)
    elif HEADER in codes:
        in_header = codes[HEADER]
    else:
        in_header = (GOED,)
        antwoord = _antwoord(heen, codes)
    return DeclaratieAntwoordbericht(
        wet=heen.wet,
        soort=Berichtsoort.DECLARATIE_ANTWOORD,
        header=DeclaratieAntwoordHeader(
            bericht_code=bericht_code(heen.wet, Berichtsoort.DECLARATIE_ANTWOORD.value),
            afzender=heen.header.ontvanger,
            ontvanger=heen.header.afzender,
            bericht_identificatie=BerichtIdentificatie(
                identificatie=identificatie, dagtekening=dagtekening
            ),
            declaratie_identificatie=heen.header.bericht_identificatie,
            xsd_versie_declaratie=heen.header.xsd_versie,
            retour_codes=in_header,
        ),
        declaratie_antwoord=antwoord,
    )


def _antwoord(heen: Declaratiebericht, codes: Codes) -> DeclaratieAntwoord:
    clienten: tuple[DeclaratieClient, ...] = ()
    toegekend: list[Prestatie] = []
    eigen = codes.get(_DECLARATIE)
    if eigen is None:
        clienten, toegekend = _beoordeeld(heen, codes)
        eigen = (GOED,) if clienten else (HEEL_TOEGEWEZEN,)
    return DeclaratieAntwoord(
        declaratie_nummer=heen.declaratie.declaratie_nummer,
        totaal_ingediend_bedrag=heen.declaratie.totaal_ingediend_bedrag,
        totaal_toegekend_bedrag=totaal_bedrag(toegekend),
        clienten=clienten,
        retour_codes=eigen,
    )


def _beoordeeld(
    heen: Declaratiebericht, codes: Codes
) -> tuple[tuple[DeclaratieClient, ...], list[Prestatie]]:
    """Clients with what is refused of them, and all lines that are granted."""
    clienten: list[DeclaratieClient] = []
    toegekend: list[Prestatie] = []
    for pad, client in objecten(heen, DeclaratieClient):
        van_client = codes.get(pad)
        afgewezen = []
        for regel_pad, prestatie in prestaties_van(pad, client):
            van_regel = (NIET_BEOORDEELD,) if van_client else codes.get(regel_pad)
            if van_regel is None:
                toegekend.append(prestatie)
            else:
                afgewezen.append(replace(prestatie, retour_codes=van_regel))
        if afgewezen:
            nieuw = replace(client, prestaties=tuple(afgewezen))
            clienten.append(replace(nieuw, retour_codes=van_client or (GOED,)))
    return tuple(clienten), toegekend
