"""Stop melden (307): when care ended and why, for one or more products of a client."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from app.domain.client import Client
from app.domain.dossier import Dossier
from app.domain.levering import (
    EERSTE_AANLEVERING,
    TIJDELIJK,
    VERWIJDEREN,
    Levering,
    Melding,
    Meldingsoort,
    levering,
)
from app.domain.toewijzing import Toewijzing
from app.forms.form import Afzending, Keuze, Veld, Veldfout, Veldsoort
from app.forms.regie import bekend, bericht_van, gemeld, groot, nog_onderweg, persoon
from app.forms.stop_controle import (
    EINDDATUM,
    OOK,
    REDEN,
    Stopantwoord,
    fouten_op,
    past_niet_bij,
    stop_voluit,
    verkeerde_reden,
)
from app.standard.berichtsoort import Berichtsoort
from app.standard.leesbaar import datum_voluit
from app.standard.redenen import Reden, passende_redenen, reden_na
from app.standard.regie import Stopbericht, StopClient, StopProduct


@dataclass(frozen=True, slots=True)
class StopForm:
    """The form for a stop, or for correcting one.

    ``te_corrigeren`` is the stop that stands and must be replaced or withdrawn; ``anderen`` are
    Toewijzingen that may stop in the same message; ``mee`` are lines of an unsent message that
    this one takes the place of. ``voorstel`` is what was answered before and refused, and
    ``bron_einddatum`` names the rule or protocol paragraph that forbids a later end.
    """

    client: Client
    toewijzing: Toewijzing
    vandaag: date
    bron_einddatum: str
    te_corrigeren: Melding | None = None
    anderen: tuple[Toewijzing, ...] = ()
    mee: tuple[tuple[Toewijzing, Melding], ...] = ()
    voorstel: Stopantwoord | None = None

    @property
    def bekend(self) -> tuple[str, ...]:
        """Lines that tell what is known and not asked."""
        regels = bekend(self.client, self.toewijzing)
        stand = self.stand(self.toewijzing)
        if (start := stand.te_stoppen) is not None:
            regels.append(f"{gemeld(start)}: {datum_voluit(start.begindatum)}")
        if (stop := self.te_corrigeren) is not None:
            regels.append(f"{gemeld(stop)}: {stop_voluit(self.toewijzing.sleutel.wet, stop)}")
        if (onderbroken := stand.tijdelijke_stop) is not None:
            assert onderbroken.einddatum is not None  # every stop has one
            regels.append(f"Tijdelijk gestopt: {datum_voluit(onderbroken.einddatum)}")
        return tuple(regels)

    @property
    def redenen(self) -> tuple[Reden, ...]:
        """Reasons that fit the Toewijzing that the form was opened on."""
        return self.redenen_op(self.toewijzing)

    def redenen_op(self, een: Toewijzing) -> tuple[Reden, ...]:
        """Reasons that fit a Toewijzing now.

        A temporary stop fits only while care runs and the Toewijzing has not ended: after one
        temporary stop comes a start or a definitive stop (TR413, OP378).
        """
        wijzigingen = [
            versie.product.reden_wijziging
            for versie in een.versies
            if versie.product.reden_wijziging is not None
        ]
        redenen = passende_redenen(een.sleutel.wet, wijzigingen)
        afgelopen = (een.actueel.einddatum or date.max) < self.vandaag
        if self.stand(een).tijdelijke_stop is None and not afgelopen:
            return redenen
        return tuple(reden for reden in redenen if reden.code != TIJDELIJK)

    @property
    def _reden_voorstel(self) -> str | None:
        """The reason that belongs to the change by which the gemeente ended it (JZ002, WMO002)."""
        if self.voorstel is not None:
            return self.voorstel.reden
        if self.te_corrigeren is not None:
            return self.te_corrigeren.reden_beeindiging
        return reden_na(self.toewijzing.sleutel.wet, self.toewijzing.actueel.reden_wijziging)

    @property
    def _einddatum_voorstel(self) -> date | None:
        """The day on which care was interrupted, or the end of the Toewijzing once that is past.

        Else the user must tell.
        """
        if self.voorstel is not None:
            return self.voorstel.einddatum
        if self.te_corrigeren is not None:
            return self.te_corrigeren.einddatum
        if (onderbroken := self.stand(self.toewijzing).tijdelijke_stop) is not None:
            return onderbroken.einddatum
        einde = self.toewijzing.actueel.einddatum
        return einde if einde is not None and einde <= self.vandaag else None

    @property
    def velden(self) -> tuple[Veld, ...]:
        """The questions: the last day, the reason, and where there are, which others stop too."""
        velden = (
            Veld(
                EINDDATUM,
                "Laatste dag",
                "De laatste dag waarop er hulp is gegeven.",
                Veldsoort.DATUM,
                self._einddatum_voorstel,
            ),
            Veld(
                REDEN,
                "Reden",
                "Waarom de hulp stopt (reden beëindiging).",
                Veldsoort.KEUZE,
                self._reden_voorstel,
                tuple(Keuze(reden.code, reden.label, reden.uitleg) for reden in self.redenen),
            ),
        )
        if not self.anderen:
            return velden
        ook = Veld(
            OOK,
            "Stopt ook",
            "Met dezelfde laatste dag en reden, in hetzelfde bericht.",
            Veldsoort.MEER,
            frozenset(str(nummer) for nummer in self.voorstel.ook)
            if self.voorstel
            else frozenset(),
            tuple(
                Keuze(
                    str(ander.sleutel.nummer),
                    ander.productnaam,
                    f"Toewijzing {ander.sleutel.nummer}",
                )
                for ander in self.anderen
            ),
        )
        return (*velden, ook)

    def gekozen(self, antwoord: Stopantwoord) -> tuple[Toewijzing, ...]:
        """Give the Toewijzingen that stop by this answer."""
        ook = (ander for ander in self.anderen if ander.sleutel.nummer in antwoord.ook)
        return (self.toewijzing, *ook)

    def controleer(self, antwoord: Stopantwoord | None) -> tuple[Veldfout, ...]:
        """What is wrong with the answers, before any message is made."""
        antwoord = antwoord or Stopantwoord(None, None)
        fouten = [
            fout
            for een in self.gekozen(antwoord)
            for fout in fouten_op(
                een,
                self.stand(een),
                antwoord,
                bron_einddatum=self.bron_einddatum,
                is_ander=een is not self.toewijzing,
            )
        ]
        if antwoord.einddatum is None:
            fouten.append(
                Veldfout(EINDDATUM, "Vul in wat de laatste dag van de hulp was.", "", "OP272")
            )
        elif antwoord.einddatum > self.vandaag:
            fouten.append(
                Veldfout(
                    EINDDATUM,
                    f"{groot(datum_voluit(antwoord.einddatum))} is nog niet geweest.",
                    "Meld de stop pas als de hulp echt is gestopt.",
                    "OP272",
                )
            )
        if antwoord.reden is None:
            fouten.append(Veldfout(REDEN, "Kies waarom de hulp stopt.", "", "OP272"))
        elif antwoord.reden not in {reden.code for reden in self.redenen}:
            onderbroken = self.stand(self.toewijzing).tijdelijke_stop is not None
            wet = self.toewijzing.sleutel.wet
            fouten.append(verkeerde_reden(wet, antwoord.reden, self.redenen, onderbroken))
        else:
            fouten += [
                past_niet_bij(ander, antwoord.reden, self.stand(ander))
                for ander in self.gekozen(antwoord)[1:]
                if antwoord.reden not in {reden.code for reden in self.redenen_op(ander)}
            ]
        if self.te_corrigeren is not None and self.is_gemeld(antwoord):
            fouten.append(
                Veldfout(
                    EINDDATUM,
                    "Dit is de stop die al gemeld is.",
                    "Kies een andere dag of reden, of trek de stop in.",
                    "IV008",
                )
            )
        return tuple(fouten)

    def stand(self, een: Toewijzing) -> Levering:
        """How care stands without the stop that is to be corrected."""
        return levering(m for m in een.meldingen if m is not self.te_corrigeren)

    @property
    def soort(self) -> Meldingsoort:
        """What it reports."""
        return Meldingsoort.STOP

    def staand(self, toewijzing: Toewijzing) -> Melding | None:
        """Give the stop that stands on a Toewijzing."""
        return toewijzing.levering.laatste_stop

    def op(self, dossier: Dossier) -> Self:
        """Give the same form on what stands now."""
        return replace(
            self,
            toewijzing=dossier.toewijzingen[self.toewijzing.sleutel],
            anderen=tuple(dossier.toewijzingen[ander.sleutel] for ander in self.anderen),
        )

    def in_plaats(
        self, te_corrigeren: Melding | None, mee: tuple[tuple[Toewijzing, Melding], ...]
    ) -> Self:
        """Give the form after an unsent message lapsed: what stands, and what goes along."""
        return replace(self, te_corrigeren=te_corrigeren, mee=mee)

    def is_gemeld(self, antwoord: Stopantwoord | None) -> bool:
        """Whether the stop that stands is the one that is wanted, and nothing else stops."""
        if self.te_corrigeren is None or antwoord is None:
            return self.te_corrigeren is None and antwoord is None
        return self._staat_al(antwoord) and len(self.gekozen(antwoord)) == 1

    def _staat_al(self, antwoord: Stopantwoord | None) -> bool:
        """Whether the stop that stands has this very day and reason."""
        oud = self.te_corrigeren
        if oud is None or antwoord is None:
            return False
        return (oud.einddatum, oud.reden_beeindiging) == (antwoord.einddatum, antwoord.reden)

    @property
    def let_op(self) -> str:
        """What may go wrong although nothing is wrong: the start has not arrived yet (OP080)."""
        start = self.stand(self.toewijzing).te_stoppen
        if start is None or not start.status.onderweg:
            return nog_onderweg(self.te_corrigeren)
        return (
            "De start staat nog klaar en is niet ingediend. Dien die eerst in en wacht op het "
            "antwoord: komt de stop eerder aan, dan keurt de gemeente hem af (OP080)."
        )

    def maak(self, antwoord: Stopantwoord | None, afzending: Afzending) -> Stopbericht:
        """Make the 307: first reports (1), a correction (3 and 1) or a withdrawal (3, IV008).

        ``antwoord`` is None only when ``te_corrigeren`` is withdrawn without a replacement, or
        when only the lines of ``mee`` are left to send.
        """
        producten = []
        blijft = self._staat_al(antwoord)  # then only others stop by this message
        if self.te_corrigeren is not None and not blijft:
            producten.append(_regel(self.toewijzing, self.te_corrigeren, VERWIJDEREN))
        if antwoord is not None:
            gekozen = self.gekozen(antwoord)[1 if blijft else 0 :]
            producten += [self._nieuw(een, antwoord) for een in gekozen]
        producten += [_regel(een, stop, stop.status_aanlevering) for een, stop in self.mee]
        return Stopbericht(
            **bericht_van(self.toewijzing, Berichtsoort.STOP, afzending),
            client=StopClient(**persoon(self.client), stop_producten=tuple(producten)),
        )

    def _nieuw(self, een: Toewijzing, antwoord: Stopantwoord) -> StopProduct:
        start = self.stand(een).te_stoppen
        assert start is not None  # controleer found no fault
        assert antwoord.einddatum is not None
        assert antwoord.reden is not None
        return StopProduct(
            toewijzing_nummer=een.sleutel.nummer,
            product=start.product,
            toewijzing_ingangsdatum=start.toewijzing_ingangsdatum,
            begindatum=start.begindatum,
            reden_beeindiging=antwoord.reden,
            einddatum=antwoord.einddatum,
            status_aanlevering=EERSTE_AANLEVERING,
        )


def _regel(een: Toewijzing, stop: Melding, status_aanlevering: str) -> StopProduct:
    """A line with the very content of a stop that was reported before."""
    assert stop.einddatum is not None  # every stop has one
    assert stop.reden_beeindiging is not None
    return StopProduct(
        toewijzing_nummer=een.sleutel.nummer,
        product=stop.product,
        toewijzing_ingangsdatum=stop.toewijzing_ingangsdatum,
        begindatum=stop.begindatum,
        reden_beeindiging=stop.reden_beeindiging,
        einddatum=stop.einddatum,
        status_aanlevering=status_aanlevering,
    )
