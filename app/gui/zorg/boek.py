"""What stands in a cell, for people and for the record: names are clients, words are codes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property

from stdnum.nl import bsn as stdnum_bsn

from app.domain.client import Client
from app.domain.dossier import Dossier
from app.domain.koppelen import waarom_los
from app.domain.zorg import Zorgregel
from app.errors import UserError
from app.forms.datum import lees_datum
from app.gui.format import datum_veld
from app.gui.zorg.rij import BEWERKBAAR, NAMEN, Kolom, Teksten
from app.services.tabel import kaal
from app.services.waarden import lees_eenheid, lees_tekst
from app.services.zorg import Zorgmaand
from app.services.zorgcontrole import EENHEDEN, Bezwaar, aantal_tekst, eenheidnaam
from app.services.zorgkeuzes import Zorgkeuze, keuzes
from app.services.zorgregistratie import lees_aantal, lees_bsn, lees_nummer
from app.standard.codelijsten import codelijst

_VEEL = 8  # suggestions that are shown at once
_CODE = 5  # characters of a ProductCode
_SLEUTEL = {
    Kolom.DATUM: "datum",
    Kolom.CLIENT: "bsn",
    Kolom.TOEWIJZING: "toewijzingnummer",
    Kolom.AANTAL: "aantal",
    Kolom.EENHEID: "eenheid",
}


class Boek:
    """Reads and writes the cells of a month; knows every client, Toewijzing and medewerker."""

    def __init__(self, gelezen: Zorgmaand, maand: date, vandaag: date) -> None:
        self.maand = maand
        self._vandaag = vandaag
        self._dossiers: Mapping[str, Dossier] = gelezen.dossiers
        self._contracten = gelezen.contracten
        self._keuzes: dict[tuple[str, date], list[Zorgkeuze]] = {}
        self.medewerkers = list(gelezen.medewerkers)

    def onthoud_medewerker(self, naam: str) -> None:
        """Offer a new name from now on."""
        if naam and naam not in self.medewerkers:
            self.medewerkers.append(naam)
            self.medewerkers.sort(key=str.casefold)

    # Writing

    def teksten(self, regel: Zorgregel) -> Teksten:
        """How a kept line reads."""
        return (
            datum_veld(regel.datum),
            self.naam(regel.bsn),
            self._toewijzing_tekst(regel),
            aantal_tekst(regel.aantal),
            eenheidnaam(regel.eenheid),
            regel.medewerker,
            regel.opmerking,
        )

    def naam(self, bsn: str) -> str:
        """What a client is called here, unlike any other; of an unknown one the BSN."""
        return self._naam_van.get(bsn, bsn)

    def _toewijzing_tekst(self, regel: Zorgregel) -> str:
        for keuze in self.keuzes(regel.bsn, regel.datum):
            if (keuze.nummer, keuze.product) == (regel.toewijzing_nummer, regel.product):
                return keuze.tekst
        nummer = "" if regel.toewijzing_nummer is None else str(regel.toewijzing_nummer)
        if nummer or regel.product:
            return " · ".join(filter(None, (nummer, regel.product)))
        dossier = self._dossiers.get(regel.bsn)
        for een in dossier.toewijzingen.values() if dossier else ():
            if een.id == regel.toewijzing_id:
                return f"{een.sleutel.nummer} · {een.productnaam}"
        return ""

    def waarom_los(self, regel: Zorgregel) -> str:
        """Why a kept line has no Toewijzing."""
        return waarom_los(regel, self._dossiers.get(regel.bsn) or Dossier())

    # Reading

    def lees(self, teksten: Teksten) -> tuple[Zorgregel | None, list[Bezwaar]]:
        """Read a row; None with what is wrong with its cells when it is no line."""
        bezwaren: list[Bezwaar] = []

        def weiger(kolom: Kolom, fout: UserError) -> None:
            bezwaren.append(
                Bezwaar(
                    kolom=_SLEUTEL[kolom],
                    waarde=teksten[kolom],
                    melding=fout.message,
                    advies=fout.advice or "",
                )
            )

        dag = bsn = eenheid = aantal = None
        nummer, product = None, ""
        try:
            dag = self.lees_dag(teksten[Kolom.DATUM])
        except UserError as fout:
            weiger(Kolom.DATUM, fout)
        try:
            bsn = self.lees_client(teksten[Kolom.CLIENT])
        except UserError as fout:
            weiger(Kolom.CLIENT, fout)
        try:
            nummer, product = self._lees_toewijzing(teksten[Kolom.TOEWIJZING], bsn or "", dag)
        except UserError as fout:
            weiger(Kolom.TOEWIJZING, fout)
        try:
            eenheid = _lees_eenheid(teksten[Kolom.EENHEID])
        except UserError as fout:
            weiger(Kolom.EENHEID, fout)
        try:
            aantal = _lees_aantal(teksten[Kolom.AANTAL], eenheid)
        except UserError as fout:
            weiger(Kolom.AANTAL, fout)
        if bezwaren or dag is None or bsn is None or aantal is None:
            return None, bezwaren
        return (
            Zorgregel(
                datum=dag,
                bsn=bsn,
                toewijzing_nummer=nummer,
                product=product,
                aantal=aantal[0],
                eenheid=aantal[1],
                medewerker=lees_tekst(teksten[Kolom.MEDEWERKER]),
                opmerking=lees_tekst(teksten[Kolom.OPMERKING]),
            ),
            [],
        )

    def lees_dag(self, tekst: str) -> date:
        """Read a day as typed: a lone number is a day of this month. Raises UserError."""
        tekst = tekst.strip()
        if tekst.isascii() and tekst.isdecimal() and len(tekst) <= 2:
            tekst = f"{tekst}-{self.maand.month}-{self.maand.year}"
        elif re.fullmatch(r"\d{1,2}[-/. ]\d{1,2}", tekst):
            tekst = f"{tekst}-{self.maand.year}"
        return lees_datum(tekst, self._vandaag)

    def lees_client(self, tekst: str) -> str:
        """Read whose it is: a name, the begin of one, or a BSN. Raises UserError."""
        if not tekst.strip():
            raise UserError("Er staat geen cliënt.", "Typ een deel van de naam.")
        if (bsn := self._bsn_van.get(tekst)) is not None:
            return bsn
        if stdnum_bsn.is_valid(bsn := lees_bsn(tekst)):
            return bsn
        gevonden = self._zoek(tekst)
        if len(gevonden) == 1:
            return gevonden[0]
        if not gevonden:
            raise UserError(
                f"Er is geen cliënt ‘{tekst}’.",
                "Typ een deel van de naam, of het BSN van iemand van wie de 301 nog moet komen.",
            )
        raise UserError(
            f"Er zijn {len(gevonden)} cliënten met ‘{tekst}’.", "Kies er een uit de lijst."
        )

    def keuzes(self, bsn: str, dag: date) -> list[Zorgkeuze]:
        """What care of a client on a day can be of."""
        sleutel = (bsn, dag)
        if sleutel not in self._keuzes:
            dossier = self._dossiers.get(bsn)
            gevonden = keuzes(dossier, dag, self._contracten) if dossier else []
            self._keuzes[sleutel] = gevonden
        return self._keuzes[sleutel]

    def keuzes_bij(self, teksten: Teksten) -> list[Zorgkeuze]:
        """What a row can be of; nothing while its day or client is not known."""
        try:
            bsn, dag = self.lees_client(teksten[Kolom.CLIENT]), self.lees_dag(teksten[Kolom.DATUM])
        except UserError:
            return []
        return self.keuzes(bsn, dag)

    def _lees_toewijzing(self, tekst: str, bsn: str, dag: date | None) -> tuple[int | None, str]:
        tekst = tekst.strip()
        if not tekst:
            return None, ""
        if dag is not None:
            mogelijk = self.keuzes(bsn, dag)
            for keuze in mogelijk:
                if tekst == keuze.tekst:
                    return keuze.nummer, keuze.product
            passend = [keuze for keuze in mogelijk if _lijkt(tekst, keuze)]
            if len(passend) == 1:
                return passend[0].nummer, passend[0].product
        eerste, *rest = re.split(r"[\s·,/]+", tekst)
        if eerste.isascii() and eerste.isdecimal():
            codes = [woord for woord in rest if _is_code(woord)]
            nummer = lees_nummer(eerste)
            eigen = self._code_van(bsn, nummer)
            return nummer, "" if not codes or codes[-1].upper() == eigen else codes[-1].upper()
        return None, tekst.upper()

    def _code_van(self, bsn: str, nummer: int) -> str | None:
        dossier = self._dossiers.get(bsn)
        for een in dossier.toewijzingen.values() if dossier else ():
            product = een.actueel.product
            if een.sleutel.nummer == nummer and product is not None:
                return product.code
        return None

    # Helping

    def netjes(self, kolom: Kolom, tekst: str, teksten: Teksten) -> str:
        """Write what was typed in a cell in full, or leave it when it cannot be read."""
        tekst = " ".join(tekst.split())
        if not tekst:
            return ""
        try:
            if kolom is Kolom.DATUM:
                return datum_veld(self.lees_dag(tekst))
            if kolom is Kolom.CLIENT:
                return self.naam(self.lees_client(tekst))
            if kolom is Kolom.EENHEID:
                return eenheidnaam(_lees_eenheid(tekst))
        except UserError:
            return tekst
        if kolom is Kolom.TOEWIJZING:
            passend = [keuze for keuze in self.keuzes_bij(teksten) if _lijkt(tekst, keuze)]
            return passend[0].tekst if len(passend) == 1 else tekst
        return tekst

    def vul_aan(self, teksten: Teksten, kolom: Kolom) -> Teksten:
        """Fill in what follows from a cell that was typed: the only Toewijzing, and its Eenheid."""
        if kolom not in (Kolom.DATUM, Kolom.CLIENT, Kolom.TOEWIJZING):
            return teksten
        nieuw = list(teksten)
        mogelijk = self.keuzes_bij(teksten)
        staat = nieuw[Kolom.TOEWIJZING]
        if kolom is not Kolom.TOEWIJZING and mogelijk:
            past_nog = not staat or any(_lijkt(staat, keuze) for keuze in mogelijk)
            if (not staat or not past_nog) and len(mogelijk) == 1:
                nieuw[Kolom.TOEWIJZING] = mogelijk[0].tekst
            elif not past_nog:
                nieuw[Kolom.TOEWIJZING] = ""
        if not nieuw[Kolom.EENHEID]:
            staat = nieuw[Kolom.TOEWIJZING]
            gekozen = [keuze for keuze in mogelijk if staat and _lijkt(staat, keuze)]
            eenheden = {keuze.eenheid for keuze in gekozen if keuze.eenheid}
            if len(eenheden) == 1:
                nieuw[Kolom.EENHEID] = eenheidnaam(eenheden.pop())
        return tuple(nieuw)  # type: ignore[return-value]  # as many as before

    def suggesties(self, kolom: Kolom, tekst: str, teksten: Teksten) -> list[str]:
        """What a cell may hold, given what was typed so far."""
        if kolom is Kolom.CLIENT:
            namen = [self.naam(bsn) for bsn in self._zoek(tekst)[:_VEEL]]
            return [] if namen == [tekst] else namen
        if kolom is Kolom.TOEWIJZING:
            alle = [keuze.tekst for keuze in self.keuzes_bij(teksten)]
        elif kolom is Kolom.EENHEID:
            alle = [eenheidnaam(code) for code in codelijst(EENHEDEN).waarden]
        elif kolom is Kolom.MEDEWERKER and tekst.strip():
            alle = self.medewerkers
        else:
            return []
        zoek = kaal(tekst)
        gevonden = [een for een in alle if zoek in kaal(een)][:_VEEL]
        return [] if gevonden == [tekst] else gevonden

    def _zoek(self, tekst: str) -> list[str]:
        """BSNs of the clients in whom every word is found, as part of a name or begin of a BSN."""
        woorden = [kaal(woord) for woord in tekst.split() if kaal(woord)]
        if not woorden:
            return []
        return [
            bsn
            for bsn, doorzoekbaar in self._doorzoekbaar
            if all(woord in doorzoekbaar or bsn.startswith(woord) for woord in woorden)
        ]

    @cached_property
    def _doorzoekbaar(self) -> list[tuple[str, str]]:
        lijst = [
            (dossier.client.naam.geslachtsnaam.achternaam, bsn, dossier.client)
            for bsn, dossier in self._dossiers.items()
            if dossier.client is not None
        ]
        lijst.sort(key=lambda een: (kaal(een[0]), een[1]))
        return [(bsn, kaal(f"{client.korte_naam} {_voluit(client)}")) for _, bsn, client in lijst]

    @cached_property
    def _naam_van(self) -> Mapping[str, str]:
        """A name for each BSN: with the year of birth, and more where two are alike."""
        clienten = {bsn: d.client for bsn, d in self._dossiers.items() if d.client is not None}
        namen = {bsn: client.korte_naam for bsn, client in clienten.items()}
        for verschil in (_jaar, _dag, _bsn):
            geteld: dict[str, int] = {}
            for naam in namen.values():
                geteld[naam] = geteld.get(naam, 0) + 1
            for bsn, client in clienten.items():
                if geteld[namen[bsn]] > 1:
                    namen[bsn] = f"{client.korte_naam} ({verschil(client)})"
        return namen

    @cached_property
    def _bsn_van(self) -> Mapping[str, str]:
        return {naam: bsn for bsn, naam in self._naam_van.items()}


def kop() -> list[str]:
    """Names of the columns that can be typed in, as they are copied along."""
    return [NAMEN[kolom] for kolom in BEWERKBAAR]


def _lijkt(tekst: str, keuze: Zorgkeuze) -> bool:
    zoek = kaal(tekst)
    return zoek == str(keuze.nummer) or zoek == kaal(keuze.product) or zoek in kaal(keuze.tekst)


def _is_code(woord: str) -> bool:
    """Whether a word is a ProductCode, and not a word or a category of a name."""
    return len(woord) == _CODE and any(teken.isdigit() for teken in woord)


def _lees_eenheid(tekst: str) -> str:
    if not tekst:
        raise UserError("Er staat geen eenheid.", "Typ bijvoorbeeld minuten of uren.")
    for code in codelijst(EENHEDEN).waarden:
        if kaal(tekst) == kaal(eenheidnaam(code)):
            return code
    return lees_eenheid(tekst)


def _lees_aantal(tekst: str, eenheid: str | None) -> tuple[Decimal, str] | None:
    if not tekst:
        raise UserError("Er staat geen aantal.", "Typ bijvoorbeeld 90 of 1,5.")
    return None if eenheid is None else lees_aantal(tekst, eenheid)


def _voluit(client: Client) -> str:
    naam = client.naam
    delen: Sequence[str | None] = (
        naam.voornamen,
        naam.geslachtsnaam.achternaam,
        naam.partnernaam.achternaam if naam.partnernaam else None,
    )
    return " ".join(filter(None, delen))


def _jaar(client: Client) -> str:
    return str(client.geboortedatum.datum.year)


def _dag(client: Client) -> str:
    return datum_veld(client.geboortedatum.datum)


def _bsn(client: Client) -> str:
    return client.bsn
