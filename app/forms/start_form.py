"""Start melden (305): one question, when care began."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from app.domain.client import Client
from app.domain.dossier import Dossier
from app.domain.levering import EERSTE_AANLEVERING, VERWIJDEREN, Melding, Meldingsoort
from app.domain.toewijzing import Toewijzing
from app.forms.form import Afzending, Veld, Veldfout, Veldsoort
from app.forms.regie import bekend, bericht_van, gemeld, groot, nog_onderweg, persoon
from app.standard.berichtsoort import Berichtsoort
from app.standard.leesbaar import datum_voluit
from app.standard.regie import Startbericht, StartClient, StartProduct

BEGINDATUM = "begindatum"
_STOP = Meldingsoort.STOP


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
    def bekend(self) -> tuple[str, ...]:
        """Lines that tell what is known and not asked."""
        regels = bekend(self.client, self.toewijzing)
        if self.te_corrigeren:
            oud = self.te_corrigeren
            regels.append(f"{gemeld(oud)}: {datum_voluit(oud.begindatum)}")
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
                    f"{groot(datum_voluit(begindatum))} is nog niet geweest.",
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
        return (*fouten, *self._loopt_al(begindatum), *self._nog_niet_gestopt(begindatum))

    def _nog_niet_gestopt(self, begindatum: date) -> Sequence[Veldfout]:
        """A new start comes after the day on which care had stopped (OP289)."""
        stops = (m.einddatum for m in self.toewijzing.levering.stops if m.einddatum is not None)
        gestopt = max(stops, default=None)
        if gestopt is None or begindatum > gestopt:
            return ()
        return (
            _fout(
                f"Tot en met {datum_voluit(gestopt)} liep de vorige hulp: die stop is gemeld.",
                "Kies een latere datum, of corrigeer de stop.",
                "OP289",
            ),
        )

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

    @property
    def soort(self) -> Meldingsoort:
        """What it reports."""
        return Meldingsoort.START

    @property
    def mee(self) -> tuple[tuple[Toewijzing, Melding], ...]:
        """Nothing goes along: a 305 of ours is about one Toewijzing."""
        return ()

    def staand(self, toewijzing: Toewijzing) -> Melding | None:
        """Give the start that stands on a Toewijzing."""
        return toewijzing.levering.actuele_start

    def op(self, dossier: Dossier) -> Self:
        """Give the same form on what stands now."""
        return replace(self, toewijzing=dossier.toewijzingen[self.toewijzing.sleutel])

    def in_plaats(
        self, te_corrigeren: Melding | None, mee: tuple[tuple[Toewijzing, Melding], ...]
    ) -> Self:
        """Give the form after an unsent message lapsed."""
        assert not mee  # a 305 of ours is about one Toewijzing
        return replace(self, te_corrigeren=te_corrigeren)

    def is_gemeld(self, begindatum: date | None) -> bool:
        """Whether the start that stands is the one that is wanted."""
        oud = self.te_corrigeren
        return (oud.begindatum if oud else None) == begindatum

    @property
    def let_op(self) -> str:
        """What may go wrong although nothing is wrong: a stop has not arrived yet (OP080)."""
        if not any(m.status.onderweg for m in self.toewijzing.meldingen if m.soort is _STOP):
            return nog_onderweg(self.te_corrigeren)
        return (
            "De vorige stop staat nog klaar en is niet ingediend. Dien die eerst in en wacht op "
            "het antwoord: komt de start eerder aan, dan keurt de gemeente hem af (OP080)."
        )

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
        return Startbericht(
            **bericht_van(self.toewijzing, Berichtsoort.START, afzending),
            client=StartClient(**persoon(self.client), start_producten=tuple(producten)),
        )


def _fout(melding: str, advies: str, regel: str) -> Veldfout:
    return Veldfout(BEGINDATUM, melding, advies, regel)
