"""What the other side of the demo sends: the 301, the 319 and the answers of gemeenten, VECOZO."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from random import Random

from app.domain.aanvraag import JEUGD_GGZ, Productopgave, Productsoort, Zorgvorm
from app.domain.verzending import Verzending
from app.domain.verzoek import AFGEWEZEN, IN_ONDERZOEK
from app.rules.finding import Finding
from app.rules.retour import maak_retour
from app.services.bestanden import Bestand
from app.services.demo_clienten import Toml
from app.standard.basis import BerichtIdentificatie, Header, Omvang, Product
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import decode, encode
from app.standard.release import Wet, bericht_code
from app.standard.toewijzing import Client, ToegewezenProduct, Toewijzingbericht
from app.standard.verzoek import Antwoord, Antwoordbericht, Woonplaatsbeginsel

_START = "/Bericht/Client/StartProducten/StartProduct[1]"
_STOP = "/Bericht/Client/StopProducten/StopProduct[1]"


class Gemeenten:
    """The gemeenten together: they number what they assign and what they send."""

    def __init__(self, bron: Toml) -> None:
        self.agb: str = bron["aanbieder"]["agb"]
        self._producten = bron["product"]
        self._toewijzingen: Counter[int] = Counter()
        self._berichten: Counter[str] = Counter()

    def eerste_nummer(self, wet: Wet, gemeente: str) -> int:
        """ToewijzingNummer with which a gemeente began in a wet."""
        return int(gemeente) * 1000 + (101 if wet is Wet.JW else 601)

    def te_vragen(self, naam: str, ingang: date) -> Productopgave:
        """Give a product of the file of the demo as an aanbieder asks for it."""
        rij = self._producten[naam]
        return Productopgave(
            soort=Productsoort.SPECIFIEK,
            categorie=rij["categorie"],
            code=rij["code"],
            ingangsdatum=ingang,
            einddatum=_einddatum(ingang, rij["maanden"]),
            volume=rij["volumes"][1],
            eenheid=rij["eenheid"],
            frequentie=rij["frequentie"],
            zorgvorm=Zorgvorm.BASIS_GGZ if rij["categorie"] == JEUGD_GGZ else None,
        )

    def wijs_toe(
        self, naam: str, wet: Wet, gemeente: str, client: Client, dag: date, ingang: date
    ) -> ToegewezenProduct:
        """Assign a product by its name in the file of the demo."""
        begin = self.eerste_nummer(wet, gemeente)
        nummer = begin + self._toewijzingen[begin]
        self._toewijzingen[begin] += 1
        rij = self._producten[naam]
        kies = Random(f"{client.bsn} {naam}").choice  # noqa: S311 - the same at every start
        volume = kies(rij["volumes"]) if "volumes" in rij else None
        return ToegewezenProduct(
            toewijzing_nummer=nummer,
            product=Product(categorie=rij["categorie"], code=rij.get("code"))
            if "categorie" in rij
            else None,
            toewijzingsdatum=dag,
            toewijzingstijd=time(8 + nummer % 9, nummer * 7 % 60, nummer * 13 % 60),
            ingangsdatum=ingang,
            einddatum=_einddatum(ingang, rij["maanden"]),
            omvang=Omvang(volume=volume, eenheid=rij["eenheid"], frequentie=rij["frequentie"])
            if volume is not None
            else None,
            budget=kies(rij["budgetten"]) if "budgetten" in rij else None,
        )

    def bericht301(
        self,
        wet: Wet,
        gemeente: str,
        client: Client,
        producten: Sequence[ToegewezenProduct],
        dag: date,
    ) -> Toewijzingbericht:
        """Make the 301 of a client, dated on a day."""
        return Toewijzingbericht(
            wet=wet,
            soort=Berichtsoort.TOEWIJZING,
            header=self._header(wet, Berichtsoort.TOEWIJZING, gemeente, dag),
            client=replace(client, toegewezen_producten=tuple(producten)),
        )

    def antwoord(self, verzending: Verzending, dag: date, code: str = "") -> Bericht:
        """Answer what was sent; with a return code the first product of a 305 or 307 is refused."""
        plek = _STOP if verzending.soort is Berichtsoort.STOP else _START
        bezwaren = [Finding("", 3, code, plek, "", "", "")] if code else []
        identificatie = self._identificatie(verzending.gemeente)
        return maak_retour(decode(verzending.inhoud), bezwaren, identificatie, dag)

    def besluit319(
        self,
        wet: Wet,
        gemeente: str,
        referentie: str,
        dag: date,
        reden: str = "",
        andere_gemeente: str = "",
    ) -> Antwoordbericht:
        """Refuse a request for a reason, or without one take it into research."""
        return Antwoordbericht(
            wet=wet,
            soort=Berichtsoort.ANTWOORD,
            header=self._header(wet, Berichtsoort.ANTWOORD, gemeente, dag),
            antwoord=Antwoord(
                referentie_aanbieder=referentie,
                verzoek_antwoord=AFGEWEZEN if reden else IN_ONDERZOEK,
                reden_afwijzing_verzoek=reden or None,
                woonplaatsbeginsel=Woonplaatsbeginsel(gemeente=andere_gemeente)
                if andere_gemeente
                else None,
            ),
        )

    def _header(self, wet: Wet, soort: Berichtsoort, gemeente: str, dag: date) -> Header:
        return Header(
            bericht_code=bericht_code(wet, soort.value),
            afzender=gemeente,
            ontvanger=self.agb,
            bericht_identificatie=BerichtIdentificatie(
                identificatie=self._identificatie(gemeente), dagtekening=dag
            ),
        )

    def _identificatie(self, gemeente: str) -> str:
        self._berichten[gemeente] += 1
        return f"{gemeente}Z{self._berichten[gemeente]:05}"


def als_bestand(bericht: Bericht) -> Bestand:
    """Give a message as the file that is downloaded at VECOZO."""
    dag = bericht.header.bericht_identificatie.dagtekening
    naam = f"{bericht.naam}_{bericht.gemeente}_{dag:%Y%m%d}_{bericht.identificatie}.xml"
    return Bestand(naam, encode(bericht))


def foutbericht(verzending: Verzending, code: str, omschrijving: str) -> Bestand:
    """VECOZO's refusal of a message, as a file (StUF Fo01)."""
    tekst = f"""<?xml version="1.0" encoding="UTF-8"?>
<stuf:Fo01Bericht xmlns:stuf="http://www.egem.nl/StUF/StUF0301">
  <stuf:stuurgegevens>
    <stuf:berichtcode>Fo01</stuf:berichtcode>
    <stuf:crossRefnummer>{verzending.identificatie}</stuf:crossRefnummer>
  </stuf:stuurgegevens>
  <stuf:body>
    <stuf:code>{code}</stuf:code>
    <stuf:plek>server</stuf:plek>
    <stuf:omschrijving>{omschrijving}</stuf:omschrijving>
  </stuf:body>
</stuf:Fo01Bericht>
"""
    return Bestand(f"Fo01_{verzending.identificatie}.xml", tekst.encode())


def onbruikbaar(bericht: Toewijzingbericht, andere_agb: str) -> list[Bestand]:
    """Files that end under *Niet verwerkt*: an older release, half a file, another provider."""
    heel = als_bestand(bericht)
    ouder = heel.inhoud.replace(b"/3_2/", b"/3_1/")
    van_ander = replace(bericht, header=replace(bericht.header, ontvanger=andere_agb))
    return [
        Bestand(f"release-3-1_{heel.naam}", ouder),
        Bestand(f"afgebroken_{heel.naam}", heel.inhoud[: len(heel.inhoud) * 2 // 3]),
        Bestand(f"andere-agb_{heel.naam}", encode(van_ander)),
    ]


def _einddatum(ingang: date, maanden: int) -> date | None:
    """Last day of a Toewijzing of some months; None when it has no end."""
    if not maanden:
        return None
    jaren, maand = divmod(ingang.month - 1 + maanden, 12)
    jaar, maand = ingang.year + jaren, maand + 1
    return date(jaar, maand, min(ingang.day, monthrange(jaar, maand)[1])) - timedelta(days=1)
