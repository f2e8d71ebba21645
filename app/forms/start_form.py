"""Start melden (305): one question, when care began."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.client import Client
from app.domain.levering import EERSTE_AANLEVERING, VERWIJDEREN, Melding
from app.domain.toewijzing import Toewijzing
from app.forms.form import Afzending, Veld, Veldfout, Veldsoort
from app.standard.basis import BerichtIdentificatie, Header
from app.standard.berichtsoort import Berichtsoort
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import datum_voluit
from app.standard.regie import Startbericht, StartClient, StartProduct
from app.standard.release import bericht_code

BEGINDATUM = "begindatum"


@dataclass(frozen=True, slots=True)
class StartForm:
    """The form for a start, or for correcting one.

    ``te_corrigeren`` is the start that stands and must be replaced or withdrawn;
    ``bron_ingangsdatum`` names the rule or protocol paragraph that forbids an earlier start.
    """

    client: Client
    toewijzing: Toewijzing
    vandaag: date
    bron_ingangsdatum: str
    te_corrigeren: Melding | None = None
    voorstel: date | None = None

    @property
    def titel(self) -> str:
        """What the form does and for which Toewijzing."""
        doel = "Start corrigeren" if self.te_corrigeren else "Start melden"
        return f"{doel} · toewijzing {self.toewijzing.sleutel.nummer} · {self.product}"

    @property
    def product(self) -> str:
        """Product for the user: label of the category and the code."""
        return self.toewijzing.productnaam

    @property
    def bekend(self) -> tuple[str, ...]:
        """Lines that tell what is known and not asked."""
        actueel = self.toewijzing.actueel
        tot = f" – {datum_voluit(actueel.einddatum)}" if actueel.einddatum else ", zonder einddatum"
        gemeente = gemeentenaam(self.toewijzing.sleutel.gemeente)
        geboren = self.client.geboortedatum.datum.year
        omvang, wet = self.toewijzing.omvang_tekst, self.toewijzing.sleutel.wet.naam
        regels = [
            f"{self.client.korte_naam} ({geboren}) · {gemeente} · {wet}",
            f"Toegewezen {datum_voluit(actueel.ingangsdatum)}{tot}{omvang and f', {omvang}'}",
        ]
        if self.te_corrigeren:
            regels.append(f"Gemelde start: {datum_voluit(self.te_corrigeren.begindatum)}")
        return tuple(regels)

    @property
    def velden(self) -> tuple[Veld, ...]:
        """The one question, with the Ingangsdatum proposed when it is not in the future."""
        ingang = self.toewijzing.actueel.ingangsdatum
        voorstel = self.voorstel or (ingang if ingang <= self.vandaag else None)
        return (
            Veld(
                BEGINDATUM,
                "Begindatum levering",
                "De eerste dag waarop de hulp volgens plan is gegeven. "
                "Een kennismaking of intake telt niet mee.",
                Veldsoort.DATUM,
                voorstel,
            ),
        )

    def controleer(self, begindatum: date | None) -> tuple[Veldfout, ...]:
        """What is wrong with the answer, before any message is made."""
        if begindatum is None:
            return (_fout("Vul in op welke dag de hulp begon.", "", "OP271"),)
        if self.toewijzing.verwijderd:
            return (
                _fout(
                    "De gemeente heeft deze toewijzing verwijderd. "
                    "Je kunt er geen start op melden.",
                    "Loopt de hulp toch? Bel de gemeente en vraag om een nieuwe toewijzing.",
                    "OP033x1",
                ),
            )
        actueel = self.toewijzing.actueel
        fouten = []
        if begindatum > self.vandaag:
            fouten.append(
                _fout(
                    f"{_groot(datum_voluit(begindatum))} is nog niet geweest.",
                    "Meld de start pas als de hulp echt is begonnen.",
                    "OP011",
                )
            )
        if begindatum < actueel.ingangsdatum:
            fouten.append(
                _fout(
                    "Deze datum ligt voor de ingangsdatum van de toewijzing "
                    f"({datum_voluit(actueel.ingangsdatum)}).",
                    f"Kies {datum_voluit(actueel.ingangsdatum)} of later, of vraag de gemeente "
                    "om de toewijzing aan te passen.",
                    self.bron_ingangsdatum,
                )
            )
        if actueel.einddatum and begindatum > actueel.einddatum:
            fouten.append(
                _fout(
                    "Deze datum ligt na de einddatum van de toewijzing "
                    f"({datum_voluit(actueel.einddatum)}).",
                    "Kies een eerdere datum, of vraag de gemeente om verlenging.",
                    "OP363",
                )
            )
        return (*fouten, *self._loopt_al(begindatum))

    def _loopt_al(self, begindatum: date) -> Sequence[Veldfout]:
        huidig = self.toewijzing.levering.actuele_start
        if self.te_corrigeren is None and huidig is not None:
            return (
                _fout(
                    f"Voor deze toewijzing loopt al een start ({datum_voluit(huidig.begindatum)}).",
                    "Meld eerst de stop, of corrigeer die start.",
                    "TR326",
                ),
            )
        if self.te_corrigeren is not None and self.te_corrigeren.begindatum == begindatum:
            return (
                _fout(
                    "Dit is de datum die al gemeld is.",
                    "Kies een andere datum, of trek de start in.",
                    "IV008",
                ),
            )
        return ()

    def maak(self, begindatum: date | None, afzending: Afzending) -> Startbericht:
        """Make the 305: a first report (1), a correction (3 and 1), or a withdrawal (3, IV008).

        ``begindatum`` is None only when ``te_corrigeren`` is withdrawn without a replacement.
        """
        producten = []
        if self.te_corrigeren is not None:
            oud = self.te_corrigeren
            producten.append(
                StartProduct(
                    toewijzing_nummer=self.toewijzing.sleutel.nummer,
                    product=oud.product,
                    toewijzing_ingangsdatum=oud.toewijzing_ingangsdatum,
                    begindatum=oud.begindatum,
                    status_aanlevering=VERWIJDEREN,
                )
            )
        if begindatum is not None:
            actueel = self.toewijzing.actueel
            producten.append(
                StartProduct(
                    toewijzing_nummer=actueel.toewijzing_nummer,
                    product=actueel.product,
                    toewijzing_ingangsdatum=actueel.ingangsdatum,
                    begindatum=begindatum,
                    status_aanlevering=EERSTE_AANLEVERING,
                )
            )
        sleutel = self.toewijzing.sleutel
        return Startbericht(
            wet=sleutel.wet,
            soort=Berichtsoort.START,
            header=Header(
                bericht_code=bericht_code(sleutel.wet, Berichtsoort.START.value),
                afzender=self.toewijzing.aanbieder,
                ontvanger=sleutel.gemeente,
                bericht_identificatie=BerichtIdentificatie(
                    identificatie=afzending.identificatie, dagtekening=afzending.dagtekening
                ),
            ),
            client=StartClient(
                bsn=self.client.bsn,
                geboortedatum=self.client.geboortedatum,
                geslacht=self.client.geslacht,
                naam=self.client.verkorte_naam,
                start_producten=tuple(producten),
            ),
        )


def _fout(melding: str, advies: str, regel: str) -> Veldfout:
    return Veldfout(BEGINDATUM, melding, advies, regel)


def _groot(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
