"""The questions of the 315, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.aanvraag import Aanvraag, Productopgave
from app.domain.client import Client
from app.domain.contract import Aanbieder
from app.domain.toewijzing import Toewijzing
from app.domain.verwijzing import MET_AGB, ZELFVERWIJZER, Verwijzing
from app.forms.form import Keuze, Veld, Veldsoort
from app.forms.productvelden import Productvragen
from app.forms.stappen import Groep
from app.forms.verzoekbericht import ja_nee
from app.standard.codelijsten import codelijst
from app.standard.leesbaar import datum_voluit
from app.standard.release import Wet

CLIENT, GEMEENTE, VERWIJZING = "client", "gemeente", "verwijzing"
PRODUCTEN, CONTROLE = "producten", "controle"
VERLENGING = "verlenging"
NIEUW = "nieuw"
_INGANG_UITLEG = (
    "De eerste dag die je vraagt: die van het eerste zorgcontact of de intake, of de dag waarop de "
    "hulp volgens plan begint."
)
INGANG = ("Vanaf wanneer?", _INGANG_UITLEG)
_VOLLEDIG = Keuze(NIEUW, "Dag, maand en jaar zijn bekend")


def client(een: Aanvraag, bekend: Client | None) -> Groep:
    """Ask the wet, and who a new client is."""
    velden = [
        Veld(
            "wet", "Onder welke wet?", "Jeugdhulp valt onder de Jeugdwet, hulp aan volwassenen "
            "onder de Wmo.", Veldsoort.KEUZE, een.wet and str(een.wet),
            tuple(Keuze(str(wet), wet.naam) for wet in Wet), verplicht=True,
        )
    ]  # fmt: skip
    if bekend is None:
        velden += _nieuwe_client(een)
    if een.wet is Wet.JW:
        velden.append(
            Veld(
                "gezagsdrager_bekend", "Weet je wie het gezag heeft?",
                "Zegt de gemeente niets over de gezagsdrager als je die al kent (OP002x1).",
                Veldsoort.KEUZE, ja_nee(een.gezagsdrager_bekend),
                tuple(Keuze(code.code, code.omschrijving) for code in codelijst("COD260").codes),
            )
        )  # fmt: skip
    regels = () if bekend is None else (
        f"{bekend.korte_naam} · geboren {datum_voluit(bekend.geboortedatum.datum)}",
    )  # fmt: skip
    return Groep(CLIENT, "" if bekend else "Nieuwe cliënt", tuple(velden), regels)


def _nieuwe_client(een: Aanvraag) -> list[Veld]:
    wie = een.client
    return [
        Veld(
            "bsn", "Burgerservicenummer", "Negen cijfers, van het identiteitsbewijs.",
            Veldsoort.TEKST, wie.bsn or None, lengte=11, verplicht=True,
        ),
        Veld(
            "achternaam", "Achternaam", "De geslachtsnaam, zonder voorvoegsel.",
            Veldsoort.TEKST, wie.achternaam or None, lengte=200, verplicht=True,
        ),
        Veld("voorvoegsel", "Voorvoegsel", "", Veldsoort.TEKST,
             wie.voorvoegsel, lengte=10),
        Veld("voornamen", "Voornamen", "", Veldsoort.TEKST,
             wie.voornamen, lengte=200),
        Veld("voorletters", "Voorletters", "Aan elkaar, zonder punten: JH.", Veldsoort.TEKST,
             wie.voorletters, lengte=12),
        Veld(
            "geboortedatum", "Geboortedatum",
            "Weet je niet alles, vul dan 1 in voor de dag of de maand die je niet weet, en 1900 "
            "voor het jaar.",
            Veldsoort.DATUM, wie.geboortedatum, verplicht=True,
        ),
        Veld(
            "datum_gebruik", "Wat is ervan bekend?", "", Veldsoort.KEUZE,
            wie.datum_gebruik or NIEUW,
            (_VOLLEDIG, *(Keuze(c.code, c.omschrijving) for c in codelijst("COD170").codes)),
        ),
        Veld(
            "geslacht", "Geslacht", "", Veldsoort.KEUZE,
            wie.geslacht,
            tuple(Keuze(code.code, code.omschrijving) for code in codelijst("COD046").codes),
            verplicht=True,
        ),
    ]  # fmt: skip


def gemeente(een: Aanvraag, aanbieders: Sequence[Aanbieder]) -> Groep:
    """Ask the gemeente, and the AGB code when there are several."""
    velden = [
        Veld(
            "gemeente", "Gemeente",
            "Waar de jeugdige volgens het woonplaatsbeginsel bij hoort."
            if een.wet is Wet.JW
            else "De gemeente waar de cliënt woont.",
            Veldsoort.GEMEENTE, een.gemeente or None, verplicht=True,
        )
    ]  # fmt: skip
    if len(aanbieders) != 1:
        velden.append(
            Veld(
                "aanbieder", "AGB-code", "Onder welke code je de hulp geeft.", Veldsoort.KEUZE,
                een.aanbieder or None,
                tuple(Keuze(a.agb, f"{a.naam} ({a.agb})" if a.naam else a.agb) for a in aanbieders),
                verplicht=True,
            )
        )  # fmt: skip
    return Groep(GEMEENTE, "", tuple(velden))


def verwijzing(een: Aanvraag, in_dossier: Sequence[Verwijzing]) -> Groep:
    """Ask the referral: one that is on file, or a new one."""
    velden = []
    gekozen = next((v for v in in_dossier if v.id == een.verwijzing_id), None)
    if in_dossier:
        keuzes = [Keuze(str(v.id), _in_het_kort(v)) for v in in_dossier]
        velden.append(
            Veld(
                VERWIJZING, "Verwijzing", "Een verwijzing uit het dossier, of een nieuwe.",
                Veldsoort.KEUZE, str(gekozen.id) if gekozen else NIEUW,
                (*keuzes, Keuze(NIEUW, "Een andere verwijzing")),
            )
        )  # fmt: skip
    if gekozen is None:
        velden += _nieuwe_verwijzing(een)
    velden += [
        Veld(
            "eerste_contact", "Eerste contact of intake",
            "De dag van het eerste zorgcontact of de intake; bij specialistische ggz de start van "
            "de diagnostiek. Vanaf die dag telt de termijn.",
            Veldsoort.DATUM, een.eerste_contact,
        ),
        Veld("spoed", "De hulp kon niet wachten (spoed of crisis)",
             "Dan mag je achteraf aanvragen.", Veldsoort.VINK, een.spoed),
    ]  # fmt: skip
    return Groep(VERWIJZING, "", tuple(velden))


def _nieuwe_verwijzing(een: Aanvraag) -> list[Veld]:
    door = een.producten[0].verwijzer
    velden = [
        Veld(
            "type", "Wie verwees?", "", Veldsoort.KEUZE,
            door.type,
            tuple(Keuze(code.code, code.omschrijving) for code in codelijst("COD327").codes),
            verplicht=True,
        )
    ]  # fmt: skip
    if door.type in MET_AGB:
        velden.append(
            Veld("zorgverlener_code", "AGB-code van de verwijzer",
                 "Acht cijfers. Ken je de code niet, vul dan de naam in (OP297).",
                 Veldsoort.TEKST, door.zorgverlener_code, lengte=8)
        )  # fmt: skip
    if door.type == ZELFVERWIJZER:
        return velden  # there is no letter
    if door.zorgverlener_code is None:
        velden.append(
            Veld("naam", "Naam van de verwijzer", "Zoals op de verwijzing.", Veldsoort.TEKST,
                 door.naam, lengte=64, verplicht=door.type in MET_AGB)
        )  # fmt: skip
    velden += [
        Veld("verwezen_op", "Datum van de verwijzing", "", Veldsoort.DATUM,
             een.verwezen_op),
        Veld("aangemeld_op", "Aangemeld op",
             "De dag waarop de cliënt zich bij jou meldde. Hoe lang de verwijzing geldt, telt "
             "daarvan.", Veldsoort.DATUM, een.aangemeld_op),
    ]  # fmt: skip
    return velden


def _in_het_kort(een: Verwijzing) -> str:
    door = een.naam or een.zorgverlener_code or ""
    op = f" van {datum_voluit(een.datum)}" if een.datum else ""
    return f"{codelijst('COD327').label(een.type)}{door and f' {door}'}{op}"


def product(
    plek: int,
    een: Productopgave,
    vragen: Productvragen,
    verlengbaar: Sequence[Toewijzing],
    *,
    enige: bool,
) -> Groep:
    """Ask one product."""
    velden = list(vragen.velden(een))
    if verlengbaar:
        velden.insert(
            0,
            Veld(
                VERLENGING, "Gaat dit verder op een toewijzing?",
                "Bij een verlenging neemt Heenweer over wat er was.", Veldsoort.KEUZE,
                str(een.verlenging_van or NIEUW),
                (
                    Keuze(NIEUW, "Nee, dit is nieuwe hulp"),
                    *(Keuze(str(t.sleutel.nummer), _toewijzing(t)) for t in verlengbaar),
                ),
            ),
        )  # fmt: skip
    velden.append(
        Veld("raamcontract", "Valt onder een landelijk raamcontract van de VNG",
             "Bijna nooit. Laat het anders leeg.", Veldsoort.VINK, bool(een.raamcontract))
    )  # fmt: skip
    return Groep(groep(plek), f"Product {plek + 1}", tuple(velden), weg=not enige)


def _toewijzing(een: Toewijzing) -> str:
    eind = een.actueel.einddatum
    tot = f", tot en met {datum_voluit(eind)}" if eind else ""
    return f"{een.sleutel.nummer} · {een.productnaam}{tot}"


def groep(plek: int) -> str:
    """Name of the group of the product at this place, from 0."""
    return f"product-{plek}"


def nummer(naam: str) -> int:
    """Place of the product of a group."""
    return int(naam.rpartition("-")[2])
