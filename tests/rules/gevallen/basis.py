"""Cases of the rules on start, stop and Toewijzing, and of those that hold for every message."""

from __future__ import annotations

from datetime import date

from app.domain.toewijzing import Toewijzingsleutel
from app.standard.berichtsoort import Berichtsoort as Soort
from tests.bouw import ANDER_BSN, NIJMEGEN
from tests.rules.bouw import MET_REGELS
from tests.rules.bron import APRIL_6, MEI_4, NUMMER, Proefbron, dossier, start, stop
from tests.rules.gevallen.geval import (
    CLIENT,
    DAGTEKENING,
    FOUT_BSN,
    GEVRAAGD,
    IDENTIFICATIE,
    MORGEN,
    NIEUW,
    START,
    STOKOUD,
    STOP,
    TOEGEWEZEN,
    Geval,
    Gevallen,
    herhaal,
    leeg,
    zet,
)

GEVALLEN: Gevallen = {
    ("CS003", Soort.TOEWIJZING): Geval(
        f"{TOEGEWEZEN}[2]/Einddatum",
        zet("client/toegewezen_producten/1/einddatum", date(2026, 7, 14)),
    ),
    ("CS003", Soort.VERZOEK_TOEWIJZING): Geval(
        f"{GEVRAAGD}[2]/ToewijzingEinddatum",
        zet("client/aangevraagde_producten/1/toewijzing_einddatum", date(2026, 5, 31)),
    ),
    ("CS003", Soort.VERZOEK_WIJZIGING): Geval(
        f"{NIEUW}[1]/Einddatum",
        zet("client/verzoek/nieuwe_producten/0/einddatum", date(2026, 5, 31)),
    ),
    ("CS058", Soort.START): Geval(
        f"{START}/StatusAanlevering", zet("client/start_producten/0/status_aanlevering", "2")
    ),
    ("CS058", Soort.STOP): Geval(
        f"{STOP}/StatusAanlevering", zet("client/stop_producten/0/status_aanlevering", "9")
    ),
    ("CS335", Soort.TOEWIJZING): Geval(
        f"{TOEGEWEZEN}[1]/RedenWijziging",
        zet("client/toegewezen_producten/0/reden_wijziging", "13"),
    ),
    ("TR018", Soort.STOP): Geval(
        f"{STOP}/Einddatum", zet("client/stop_producten/0/einddatum", date(2026, 4, 5))
    ),
    ("TR019", Soort.START): Geval(f"{START}/ToewijzingNummer", dossier=leeg),
    ("TR019", Soort.STOP): Geval(f"{STOP}/ToewijzingNummer", dossier=leeg),
    ("TR061", Soort.TOEWIJZING): Geval(
        f"{CLIENT}/Contactgegevens", zet("client/contactgegevens/0/soort", "04")
    ),
    ("TR063", Soort.START): Geval(
        f"{START}/StatusAanlevering", zet("client/start_producten/0/status_aanlevering", "3")
    ),
    ("TR063", Soort.STOP): Geval(
        f"{STOP}/StatusAanlevering", zet("client/stop_producten/0/status_aanlevering", "3")
    ),
    ("TR071", Soort.START): Geval(
        f"{START}/StatusAanlevering",
        zet("client/start_producten/0/status_aanlevering", "3"),
        dossier=lambda wet: dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_4)),
    ),
    ("TR074", Soort.START): Geval(
        f"{START}/StatusAanlevering",
        dossier=lambda wet: dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_4)),
    ),
    ("TR074", Soort.STOP): Geval(
        f"{STOP}/StatusAanlevering",
        dossier=lambda wet: dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_4)),
    ),
    ("TR101", Soort.TOEWIJZING): Geval(f"{TOEGEWEZEN}[3]", herhaal("client/toegewezen_producten")),
    ("TR101", Soort.START): Geval(
        f"{CLIENT}/StartProducten/StartProduct[2]", herhaal("client/start_producten")
    ),
    ("TR101", Soort.STOP): Geval(
        f"{CLIENT}/StopProducten/StopProduct[2]", herhaal("client/stop_producten")
    ),
    ("TR101", Soort.VERZOEK_TOEWIJZING): Geval(
        f"{GEVRAAGD}[3]", herhaal("client/aangevraagde_producten")
    ),
    ("TR101", Soort.VERZOEK_WIJZIGING): Geval(
        f"{NIEUW}[2]", herhaal("client/verzoek/nieuwe_producten")
    ),
    ("TR101", Soort.DECLARATIE): Geval(
        "/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[3]",
        herhaal("declaratie/clienten/0/prestaties"),
    ),
    ("TR101", Soort.DECLARATIE_ANTWOORD): Geval(
        "/Bericht/DeclaratieAntwoord/Clienten/Client[3]", herhaal("declaratie_antwoord/clienten")
    ),
    ("TR134", Soort.DECLARATIE): Geval(
        "/Bericht/Declaratie/DeclaratiePeriode/Begindatum",
        zet("declaratie/declaratie_periode/begindatum", MORGEN),
    ),
    ("TR134", Soort.DECLARATIE_ANTWOORD): Geval(
        "/Bericht/DeclaratieAntwoord/Clienten/Client[1]/Prestaties/Prestatie[2]"
        "/ProductPeriode/Begindatum",
        zet(
            "declaratie_antwoord/clienten/0/prestaties/1/product_periode/begindatum",
            MORGEN,
        ),
    ),
    ("TR302", Soort.TOEWIJZING): Geval(
        f"{TOEGEWEZEN}[2]/Product",
        zet("client/toegewezen_producten/1/ingangsdatum", date(2026, 7, 14)),
    ),
    ("TR326", Soort.START): Geval(
        f"{START}/Begindatum", dossier=lambda wet: dossier(wet, start(wet, date(2026, 4, 2)))
    ),
    ("TR332", Soort.TOEWIJZING): Geval(
        f"{TOEGEWEZEN}[1]/ToewijzingNummer",
        bron=lambda wet: Proefbron(clienten={Toewijzingsleutel(wet, NIJMEGEN, NUMMER): ANDER_BSN}),
    ),
    ("TR382", Soort.STOP): Geval(
        f"{STOP}/Begindatum", dossier=lambda wet: dossier(wet, start(wet, date(2026, 4, 7)))
    ),
}
for soort in (Soort.TOEWIJZING, Soort.START, Soort.STOP, Soort.VERZOEK_TOEWIJZING):
    GEVALLEN["CS002", soort] = Geval(f"{CLIENT}/Bsn", zet("client/bsn", FOUT_BSN))
    GEVALLEN["TR002", soort] = Geval(
        f"{CLIENT}/Geboortedatum/Datum", zet("client/geboortedatum/datum", STOKOUD)
    )
    GEVALLEN["TR134", soort] = Geval(
        f"{CLIENT}/Geboortedatum/Datum", zet("client/geboortedatum/datum", MORGEN)
    )
GEVALLEN["CS002", Soort.VERZOEK_WIJZIGING] = GEVALLEN["CS002", Soort.START]
GEVALLEN["CS002", Soort.DECLARATIE] = Geval(
    "/Bericht/Declaratie/Clienten/Client[2]/Bsn", zet("declaratie/clienten/1/bsn", FOUT_BSN)
)
GEVALLEN["CS002", Soort.DECLARATIE_ANTWOORD] = Geval(
    "/Bericht/DeclaratieAntwoord/Clienten/Client[2]/Bsn",
    zet("declaratie_antwoord/clienten/1/bsn", FOUT_BSN),
)
for soort in MET_REGELS:
    GEVALLEN["TR056", soort] = Geval(
        IDENTIFICATIE, bron=lambda _wet: Proefbron(identificaties=frozenset({"B0001"}))
    )
    GEVALLEN["TR135", soort] = Geval(
        DAGTEKENING, bron=lambda _wet: Proefbron(vandaag=date(2026, 3, 29))
    )
    GEVALLEN["TR378", soort] = Geval(
        f"/Bericht/Header/{'Afzender' if soort.van_gemeente else 'Ontvanger'}",
        bron=lambda _wet: Proefbron(gemeenten=frozenset()),
    )
