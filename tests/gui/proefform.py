"""An invented form in steps, and a service that writes down what the page asks of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from threading import current_thread, main_thread
from typing import Any, Self

from app.domain.bezwaar import Bezwaar, Zwaarte
from app.forms.form import Keuze, Veld, Veldfout, Veldsoort, Waarde
from app.forms.stappen import Groep, Stap, Stapfout
from app.rules.finding import Finding
from app.services.verzoekuitslag import Verzoekresultaat, Verzoekvoorbeeld
from app.standard.leesbaar import Regel

CLIENT, GEMEENTE, VERWIJZING, PRODUCTEN, CONTROLE = (
    "client", "gemeente", "verwijzing", "producten", "controle",
)  # fmt: skip
STAPPEN = (
    Stap(CLIENT, "Cliënt", "Voor wie vraag je de hulp aan? Alleen wat de gemeente nodig heeft."),
    Stap(GEMEENTE, "Gemeente", "De gemeente die de hulp betaalt, niet altijd waar iemand woont."),
    Stap(VERWIJZING, "Verwijzing", "Wie heeft de cliënt naar je verwezen?"),
    Stap(PRODUCTEN, "Producten", "Welke hulp wil je geven, hoeveel en tot wanneer?"),
    Stap(CONTROLE, "Controleren", "Kijk na wat er verstuurd wordt. Er gaat nog niets weg."),
)  # fmt: skip
LANG = (
    "Jeugd-ggz behandeling specialistisch, inclusief diagnostiek en consultatie van het "
    "multidisciplinaire team van de regio"
)
CATEGORIEEN = (
    Keuze("45", "Jeugdhulp ambulant", "Hulp bij de cliënt thuis of op school."),
    Keuze("54", "Jeugd-ggz"),
)
PRODUCT_KEUZES = (
    Keuze("54001", LANG),
    *(Keuze(f"54{nr:03}", f"Behandeling groep {nr}") for nr in range(2, 40)),
)
VERWIJZERS = (
    Keuze("01", "Gemeente"), Keuze("02", "Huisarts"), Keuze("03", "Jeugdarts"),
    Keuze("05", f"Medisch specialist ({LANG})"),
)  # fmt: skip
SOORT = {
    "bsn": ("BSN", Veldsoort.TEKST, "Negen cijfers, zoals op de verwijzing.", True),
    "achternaam": ("Achternaam", Veldsoort.TEKST, "", True),
    "geboortedatum": ("Geboortedatum", Veldsoort.DATUM, "", True),
    "bekend": ("De ouder met gezag weet van deze aanvraag", Veldsoort.VINK, "", False),
    "gemeente": ("Gemeente", Veldsoort.GEMEENTE, "Typ een deel van de naam.", True),
    "verwijzer": ("Soort verwijzer", Veldsoort.KEUZE, "", True),
    "agb": ("AGB-code", Veldsoort.TEKST, "Acht cijfers; mag leeg.", False),
    "categorie": ("Categorie", Veldsoort.KEUZE, "", True),
    "code": ("Product", Veldsoort.KEUZE, "Uit je contract met deze gemeente.", False),
    "volume": ("Volume", Veldsoort.GETAL, "Aantal uren over de hele periode.", True),
    "budget": ("Budget", Veldsoort.BEDRAG, "Alleen als de gemeente met een budget werkt.", False),
    "frequentie": ("Frequentie", Veldsoort.KEUZE, "", False),
    "begin": ("Begindatum", Veldsoort.DATUM, "", True),
    "doelen": ("Doelen", Veldsoort.MEER, "", False),
}  # fmt: skip


@dataclass(frozen=True)
class Proefform:
    """Asks a client, a gemeente, a referrer and products; what follows is filled in."""

    antwoorden: Mapping[str, Waarde] = field(default_factory=dict)
    producten: tuple[str, ...] = ("product1",)
    titel: str = "Toewijzing aanvragen (315)"
    stappen: tuple[Stap, ...] = STAPPEN

    def groepen(self, stap: str) -> tuple[Groep, ...]:
        match stap:
            case "client":
                velden = self._velden(CLIENT, "bsn", "achternaam", "geboortedatum", "bekend")
                return (Groep(CLIENT, "De cliënt", velden),)
            case "gemeente":
                regels = ("Woonadres volgens de verwijzing: Nijmegen.",)
                return (Groep(GEMEENTE, "", self._velden(GEMEENTE, "gemeente"), regels),)
            case "verwijzing":
                # Of a gemeente there is no AGB code to ask.
                van_gemeente = self.antwoorden.get("verwijzing.verwijzer") == "01"
                namen = ("verwijzer",) if van_gemeente else ("verwijzer", "agb")
                return (Groep(VERWIJZING, "De verwijzer", self._velden(VERWIJZING, *namen)),)
            case "producten":
                return tuple(self._product(nr, naam) for nr, naam in enumerate(self.producten, 1))
            case _:
                return ()

    def _product(self, nr: int, naam: str) -> Groep:
        namen = ["categorie", "volume", "frequentie", "budget", "begin", "doelen"]
        if self.antwoorden.get(f"{naam}.categorie") == "54":
            namen.insert(1, "code")
        return Groep(
            naam, f"Product {nr}", self._velden(naam, *namen),
            ("Contract met Nijmegen 2026, per uur.",), weg=len(self.producten) > 1,
        )  # fmt: skip

    def _velden(self, groep: str, *namen: str) -> tuple[Veld, ...]:
        keuzes = {
            "verwijzer": VERWIJZERS, "categorie": CATEGORIEEN, "code": PRODUCT_KEUZES,
            "frequentie": (Keuze("2", "Per week"), Keuze("4", "Per maand")),
            "doelen": (Keuze("a", "Thuis wonen"), Keuze("b", "Naar school")),
        }  # fmt: skip
        velden = []
        for naam in namen:
            label, soort, uitleg, verplicht = SOORT[naam]
            lengte = {"bsn": 9, "achternaam": 200, "agb": 8}.get(naam)
            leeg = frozenset[str]() if soort is Veldsoort.MEER else None
            waarde = self.antwoorden.get(f"{groep}.{naam}", leeg)
            velden.append(
                Veld(naam, label, uitleg, soort, waarde, keuzes.get(naam, ()), lengte, verplicht)
            )
        return tuple(velden)

    def zet(self, groep: str, veld: str, waarde: Waarde) -> Self:
        nieuw = {**self.antwoorden, f"{groep}.{veld}": waarde}
        if veld == "achternaam" and isinstance(waarde, str):
            nieuw[f"{groep}.{veld}"] = waarde[:1].upper() + waarde[1:]
        if veld == "categorie" and waarde == "45":
            nieuw.setdefault(f"{groep}.volume", 20)
        return replace(self, antwoorden=nieuw)

    def erbij(self, stap: str) -> str:
        return "Nog een product" if stap == PRODUCTEN else ""

    def voeg_toe(self, stap: str) -> Self:
        assert stap == PRODUCTEN
        nummer = 1 + max(int(naam.removeprefix("product")) for naam in self.producten)
        return replace(self, producten=(*self.producten, f"product{nummer}"))

    def haal_weg(self, groep: str) -> Self:
        return replace(self, producten=tuple(p for p in self.producten if p != groep))

    def fouten(self, stap: str) -> tuple[Stapfout, ...]:
        fouten = []
        for groep in self.groepen(stap):
            for veld in groep.velden:
                if veld.verplicht and veld.waarde is None:
                    melding = f"{veld.label} is nog leeg."
                    fouten.append(_fout(groep.naam, veld.naam, melding, "Vul het in."))
                elif veld.naam == "bsn" and veld.waarde not in ("999900006", None):
                    melding = "Dit BSN klopt niet."
                    fouten.append(_fout(groep.naam, "bsn", melding, "Kijk de cijfers na."))
        if stap == PRODUCTEN and len(self.producten) > 3:
            fouten.append(_fout("", "", "Meer dan drie producten kan niet.", "Haal er een weg."))
        return tuple(fouten)


def _fout(groep: str, veld: str, melding: str, advies: str) -> Stapfout:
    return Stapfout(groep, Veldfout(veld, melding, advies, "TR056"))


VOLLEDIG: Mapping[str, Waarde] = {
    "client.bsn": "999900006",
    "client.achternaam": "Wit",
    "client.bekend": True,
    "gemeente.gemeente": "0268",
    "verwijzing.verwijzer": "02",
    "product1.categorie": "45",
    "product1.volume": 20,
}
LET_OP = Bezwaar(
    afspraak="bellen",
    melding="De hulp begint al binnen acht weken.",
    advies="Bel de gemeente, dan kijken ze er eerder naar.",
    bron="Protocol Rijk van Nijmegen §5.2",
    zwaarte=Zwaarte.LET_OP,
)
BLOKKEERT = Bezwaar(
    afspraak="uren",
    product=0,
    melding="Basis-ggz is hoogstens 24 uur en jij vraagt 30 uur.",
    advies="Vraag 24 uur aan, of kies specialistische ggz.",
    bron="Protocol Rijk van Nijmegen §4.3",
    zwaarte=Zwaarte.BLOKKEERT,
)
BEVINDING = Finding(
    "TR386", 3, "8001", "/Bericht/Client", "", "Voor dit product loopt al een toewijzing.",
    "Vraag een wijziging aan (317).",
)  # fmt: skip
LEESBAAR = (
    Regel(0, "Header", "", "/Bericht/Header"),
    Regel(1, "Ontvanger", "0268", "/Bericht/Header/Ontvanger"),
    Regel(0, "Cliënt", "", "/Bericht/Client"),
    Regel(1, "BSN", "999900006", "/Bericht/Client/Bsn"),
    Regel(1, "Aangevraagd product", "", "/Bericht/Client/AangevraagdProduct"),
    Regel(2, "Categorie", "45 Jeugdhulp ambulant", "/Bericht/Client/AangevraagdProduct/Cat"),
    Regel(2, "Ingangsdatum", "1 mei 2026", "/Bericht/Client/AangevraagdProduct/Begin"),
    Regel(2, "Volume", "20 uur", "/Bericht/Client/AangevraagdProduct/Volume"),
)
XML = "<jw315:Bericht>\n  <jw315:Client>999900006</jw315:Client>\n</jw315:Bericht>\n"


@dataclass
class Proefdienst:
    """Finds what it was told to find; every call but ``zin`` must come off the GUI thread."""

    bezwaren: tuple[Bezwaar, ...] = ()
    bevindingen: tuple[Finding, ...] = ()
    uitslag: Verzoekresultaat = field(default_factory=Verzoekresultaat)
    bewaard: list[tuple[Proefform, str]] = field(default_factory=list)
    gedaan: list[str] = field(default_factory=list)
    redenen: dict[str, str] = field(default_factory=dict)
    bij: dict[str, Any] = field(default_factory=dict)  # what is done at a call, by its name

    def _noteer(self, wat: str) -> None:
        assert current_thread() is not main_thread(), wat
        self.gedaan.append(wat)
        if wat in self.bij:
            self.bij[wat]()

    def zin(self, form: Proefform) -> str:
        wie = form.antwoorden.get("client.achternaam") or "deze cliënt"
        return f"Je vraagt gemeente Nijmegen om {len(form.producten)} toewijzing voor {wie}."

    def controleer(self, form: Proefform) -> Verzoekvoorbeeld:
        fouten = tuple(fout for stap in STAPPEN for fout in form.fouten(stap.naam))
        self._noteer("controleer")
        if fouten:
            return Verzoekvoorbeeld(fouten=fouten)
        return Verzoekvoorbeeld(
            leesbaar=LEESBAAR, xml=XML, bevindingen=self.bevindingen, bezwaren=self.bezwaren
        )

    def zet_klaar(self, form: Proefform, redenen: Mapping[str, str]) -> Verzoekresultaat:
        self._noteer("zet_klaar")
        self.redenen = dict(redenen)
        return self.uitslag

    def bewaar(self, form: Proefform, stap: str) -> None:
        # At closing it comes from the GUI thread: no other starts any more.
        self.gedaan.append("bewaar")
        if "bewaar" in self.bij:
            self.bij["bewaar"]()
        self.bewaard.append((form, stap))

    def gooi_weg(self) -> None:
        self._noteer("gooi_weg")
