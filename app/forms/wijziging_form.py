"""Verzoek om wijziging (317), step by step: what stays or changes, and what is new (IV092)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from app.domain.aanvraag import Productopgave, Wijzigingopgave, Wijzigingsaanvraag, omvangdelen
from app.domain.contract import Contractproduct
from app.domain.dossier import Dossier
from app.domain.toewijzing import Toewijzing, omvang_tekst
from app.forms.aanvraag_controle import gemeentefout
from app.forms.form import Keuze, Veld, Veldfout, Veldsoort, Waarde, onbekende_code
from app.forms.productvelden import (
    BUDGET,
    EINDDATUM,
    INGANGSDATUM,
    PER_WEEK,
    VOLUME,
    Productvragen,
    budgetveld,
    geen_budget,
    omvangfouten,
    omvangvelden,
)
from app.forms.stappen import Groep, Stap, Stapfout
from app.standard.codelijsten import codelijst, gemeentenaam
from app.standard.leesbaar import datum_voluit
from app.standard.schrijven import zonder_stuurtekens

TOEWIJZINGEN, NIEUW, REDEN, CONTROLE = "toewijzingen", "nieuw", "reden", "controle"
GEWENST = "gewenste_ingangsdatum"
WAT, BLIJFT, ANDERS = "wat", "blijft", "anders"
TOTAAL = "6"  # Frequentie: in total over the period of the Toewijzing
STAPPEN = (
    Stap(
        TOEWIJZINGEN,
        "Wat de cliënt heeft",
        "Wat moet er anders aan deze toewijzingen? Wat gelijk blijft, gaat ook mee (OP308).",
    ),
    Stap(
        NIEUW,
        "Wat erbij komt",
        "Is er hulp nodig die nog niet is toegewezen? Zo niet, ga dan verder.",
    ),
    Stap(CONTROLE, "Controleren", "Kijk na wat je de gemeente vraagt."),
)
_INGANG = ("Vanaf wanneer?", "Een dag na vandaag (TR380).")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wijzigingskennis:
    """What the program knows: the client, and what was agreed with this gemeente."""

    vandaag: date
    dossier: Dossier
    afspraken: Sequence[Contractproduct] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigingForm:
    """The form for a 317: what was filled in so far, beside what is known."""

    aanvraag: Wijzigingsaanvraag
    kennis: Wijzigingskennis

    @property
    def titel(self) -> str:
        """What it makes."""
        return "Verzoek om wijziging (317)"

    @property
    def stappen(self) -> tuple[Stap, ...]:
        """The steps, in order."""
        return STAPPEN

    @property
    def actueel(self) -> Mapping[int, Toewijzing]:
        """All that the gemeente has assigned and that the request must name (TR349)."""
        een = self.aanvraag
        if een.wet is None:
            return {}
        return self.kennis.dossier.actuele_toewijzingen(
            een.wet, een.gemeente, een.aanbieder, self.kennis.vandaag
        )

    def groepen(self, stap: str) -> tuple[Groep, ...]:
        """The questions of a step."""
        if stap == TOEWIJZINGEN:
            rijen = sorted(self.actueel.items(), key=lambda rij: (rij[1].productnaam, rij[0]))
            return (self._reden(), *(self._toewijzing(een) for _, een in rijen))
        if stap == NIEUW:
            return tuple(
                Groep(f"nieuw-{plek}", f"Nieuw product {plek + 1}", self._vragen.velden(een),
                      weg=True)
                for plek, een in enumerate(self.aanvraag.nieuw)
            )  # fmt: skip
        return ()

    @property
    def _vragen(self) -> Productvragen:
        return Productvragen(self.aanvraag.wet, self.kennis.afspraken, _INGANG)

    def _reden(self) -> Groep:
        keuzes = tuple(Keuze(c.code, c.omschrijving) for c in codelijst("WJ758").codes)
        veld = Veld(
            REDEN, "Waarom?", "De reden geldt voor het hele verzoek.", Veldsoort.KEUZE,
            self.aanvraag.reden, keuzes, verplicht=True,
        )  # fmt: skip
        return Groep(REDEN, "Reden van het verzoek", (veld,))

    def _wijziging(self, nummer: int) -> Wijzigingopgave | None:
        return next(
            (een for een in self.aanvraag.wijzigen if een.toewijzing_nummer == nummer), None
        )

    def _toewijzing(self, een: Toewijzing) -> Groep:
        nu, nummer = een.actueel, een.sleutel.nummer
        wijziging = self._wijziging(nummer)
        eind = f" tot en met {datum_voluit(nu.einddatum)}" if nu.einddatum else ", zonder einde"
        regels = [f"Toegewezen {datum_voluit(nu.ingangsdatum)}{eind}"]
        if een.omvang_tekst:
            regels.append(een.omvang_tekst.capitalize())
        velden = [
            Veld(
                WAT, "Wat vraag je?", "",
                Veldsoort.KEUZE, ANDERS if wijziging else BLIJFT,
                (Keuze(BLIJFT, "Dit blijft zo"), Keuze(ANDERS, "Dit moet anders")),
            )
        ]  # fmt: skip
        if wijziging is not None:
            if heel(een):
                regels.append(
                    f"Een wijziging geldt voor de hele periode, vanaf "
                    f"{datum_voluit(nu.ingangsdatum)} (TR373)"
                )
            velden += _wijzigvelden(een, wijziging)
        titel = f"{een.productnaam} · toewijzing {nummer}"
        return Groep(f"toewijzing-{nummer}", titel, tuple(velden), tuple(regels))

    def zet(self, groep: str, veld: str, waarde: Waarde) -> Self:
        """Give the form with this answer."""
        een = self.aanvraag
        if isinstance(waarde, str):
            waarde = zonder_stuurtekens(waarde)
        soort, _, nummer = groep.rpartition("-")
        if groep == REDEN:
            nieuw = replace(een, reden=str(waarde) if waarde else None)
        elif soort == NIEUW:
            producten = list(een.nieuw)
            producten[int(nummer)] = self._vragen.zet(producten[int(nummer)], veld, waarde)
            nieuw = replace(een, nieuw=tuple(producten))
        else:
            nieuw = self._zet_toewijzing(int(nummer), veld, waarde)
        return replace(self, aanvraag=nieuw)

    def _zet_toewijzing(self, nummer: int, veld: str, waarde: Waarde) -> Wijzigingsaanvraag:
        een = self.aanvraag
        anderen = [w for w in een.wijzigen if w.toewijzing_nummer != nummer]
        oud = self._wijziging(nummer)
        if veld == WAT:
            nieuw = [] if waarde != ANDERS else [oud or als_nu(self.actueel[nummer])]
        else:
            assert oud is not None  # its questions are there only then
            anders: dict[str, Any] = {veld: waarde or None}
            nieuw = [replace(oud, **anders)]
        wijzigen = sorted([*anderen, *nieuw], key=lambda w: w.toewijzing_nummer)
        return replace(een, wijzigen=tuple(wijzigen))

    def vermoed(self) -> Self:
        """Give the form of a file with the kinds of care that the contract tells."""
        nieuw = tuple(map(self._vragen.vermoed, self.aanvraag.nieuw))
        return replace(self, aanvraag=replace(self.aanvraag, nieuw=nieuw))

    def erbij(self, stap: str) -> str:
        """Name the button that adds a product."""
        return "Nieuw product" if stap == NIEUW else ""

    def voeg_toe(self, stap: str) -> Self:
        """Give the form with one more new product."""
        assert stap == NIEUW  # nothing else can be added
        nieuw = (*self.aanvraag.nieuw, Productopgave())
        return replace(self, aanvraag=replace(self.aanvraag, nieuw=nieuw))

    def haal_weg(self, groep: str) -> Self:
        """Give the form without a new product."""
        weg = int(groep.rpartition("-")[2])
        over = tuple(een for plek, een in enumerate(self.aanvraag.nieuw) if plek != weg)
        return replace(self, aanvraag=replace(self.aanvraag, nieuw=over))

    def fouten(self, stap: str) -> tuple[Stapfout, ...]:
        """What is wrong with the answers of a step."""
        return tuple(self._fouten(stap))

    def _fouten(self, stap: str) -> Iterator[Stapfout]:
        een = self.aanvraag
        if stap == TOEWIJZINGEN:
            yield from (Stapfout("", fout) for fout in self._niets_te_wijzigen())
            if not een.reden:
                yield Stapfout(REDEN, Veldfout(REDEN, "Kies waarom je dit vraagt.", "", "IV092"))
            elif een.reden not in codelijst("WJ758"):
                yield Stapfout(REDEN, onbekende_code(REDEN, "de reden", een.reden, "WJ758"))
            for wijziging in een.wijzigen:
                toewijzing = self.actueel.get(wijziging.toewijzing_nummer)
                groep = f"toewijzing-{wijziging.toewijzing_nummer}"
                for fout in _wijzigfouten(toewijzing, wijziging, self.kennis.vandaag):
                    yield Stapfout(groep, fout)
        elif stap == NIEUW:
            for plek, product in enumerate(een.nieuw):
                for fout in (*self._vragen.fouten(product), *self._te_vroeg(product)):
                    yield Stapfout(f"nieuw-{plek}", fout)

    def _niets_te_wijzigen(self) -> Iterator[Veldfout]:
        """What is missing when a file was filled in: the window begins with a Toewijzing."""
        een = self.aanvraag
        if een.wet is None:
            yield Veldfout("wet", "Kies onder welke wet je de wijziging vraagt.", "", "")
        gevonden = gemeentefout(een.gemeente)
        if gevonden is not None:
            yield gevonden
        elif een.wet is not None and not self.actueel:
            yield Veldfout(
                "gemeente",
                f"{gemeentenaam(een.gemeente)} heeft deze cliënt niets toegewezen dat nog loopt, "
                "dus er is niets te wijzigen.",
                "Verwerk eerst de toewijzing (301), of vraag een toewijzing aan (315).",
                "OP306",
            )

    def _te_vroeg(self, product: Productopgave) -> Iterator[Veldfout]:
        if product.ingangsdatum is not None and product.ingangsdatum <= self.kennis.vandaag:
            yield Veldfout(
                INGANGSDATUM, "Nieuwe hulp kan pas ingaan na vandaag.", "Kies een latere dag.",
                "TR380",
            )  # fmt: skip


def heel(een: Toewijzing) -> bool:
    """Whether a change can only hold for the whole of it (TR373): a budget, or a total."""
    nu = een.actueel
    return nu.budget is not None or (nu.omvang is not None and nu.omvang.frequentie == TOTAAL)


def als_nu(een: Toewijzing) -> Wijzigingopgave:
    """Give a change that changes nothing yet: as the Toewijzing is, from its Ingangsdatum."""
    nu = een.actueel
    volume, eenheid, frequentie = omvangdelen(nu.omvang)
    return Wijzigingopgave(
        toewijzing_nummer=een.sleutel.nummer,
        gewenste_ingangsdatum=nu.ingangsdatum,
        einddatum=nu.einddatum,
        volume=volume,
        eenheid=eenheid,
        frequentie=frequentie,
        budget=nu.budget,
    )


def _met_omvang(een: Toewijzing) -> bool:
    """Whether it is specific, so that the Omvang must be told (TR411); else it may not (TR412)."""
    product = een.actueel.product
    return product is not None and product.code is not None


def _wijzigvelden(een: Toewijzing, wijziging: Wijzigingopgave) -> Iterator[Veld]:
    ingang = een.actueel.ingangsdatum
    if not heel(een):
        yield Veld(
            GEWENST, "Vanaf wanneer?",
            f"Een dag na vandaag, of {datum_voluit(ingang)} als het voor de hele periode geldt, "
            "zoals bij een andere einddatum.",
            Veldsoort.DATUM, wijziging.gewenste_ingangsdatum, verplicht=True,
        )  # fmt: skip
    yield Veld(
        EINDDATUM, "Tot en met", "De nieuwe laatste dag, of dezelfde als die blijft.",
        Veldsoort.DATUM, wijziging.einddatum,
    )  # fmt: skip
    if _met_omvang(een):
        yield from omvangvelden(wijziging.volume, wijziging.eenheid, wijziging.frequentie)
    else:
        yield budgetveld(wijziging.budget, verplicht=een.actueel.product is None)


def _wijzigfouten(
    een: Toewijzing | None, wijziging: Wijzigingopgave, vandaag: date
) -> Iterator[Veldfout]:
    if een is None:
        yield Veldfout(
            WAT,
            f"Toewijzing {wijziging.toewijzing_nummer} loopt niet bij deze gemeente, of staat "
            "niet in Heenweer.",
            "Kijk het nummer na, of verwerk eerst de toewijzing (301).",
            "TR351",
        )
        return
    nu, gewenst, eind = een.actueel, wijziging.gewenste_ingangsdatum, wijziging.einddatum
    yield from _gewenst_fouten(een, wijziging, vandaag)
    if eind is not None and gewenst is not None and eind < gewenst:
        yield Veldfout(
            EINDDATUM, "De einddatum ligt voor de dag waarop de wijziging ingaat.",
            "Kijk de twee datums na.", "CS003",
        )  # fmt: skip
    elif eind is None and (wijziging.budget or wijziging.frequentie == PER_WEEK):
        waarom, regel = ("een budget", "CD075") if wijziging.budget else ("hulp per week", "CD076")
        yield Veldfout(EINDDATUM, f"Vul de einddatum in: bij {waarom} is die nodig.", "", regel)
    if _met_omvang(een):
        yield from omvangfouten(wijziging.volume, wijziging.eenheid, wijziging.frequentie, "TR411")
        if wijziging.budget:
            yield geen_budget()
    elif wijziging.iets_van_omvang:
        regel = "TR375" if nu.product is None else "TR412"
        yield Veldfout(
            VOLUME, "Bij deze toewijzing hoort geen omvang.", "Laat de omvang leeg.", regel
        )
    if nu.product is None and not wijziging.budget:
        yield Veldfout(
            BUDGET, "Vul het budget in, ook als het gelijk blijft.",
            "Zonder product is dat nodig.", "CD079",
        )  # fmt: skip
    if not verschil(een, wijziging):
        # Of no question: nobody can have changed anything yet who has only just said so.
        yield Veldfout(
            "", "Je verandert hier nog niets.",
            "Verander iets, of kies ‘Dit blijft zo’.", "TR353",
        )  # fmt: skip


def _gewenst_fouten(
    een: Toewijzing, wijziging: Wijzigingopgave, vandaag: date
) -> Iterator[Veldfout]:
    """From when a change may hold (IV092): the whole period, or a later day within it."""
    nu, gewenst = een.actueel, wijziging.gewenste_ingangsdatum
    ingang = datum_voluit(nu.ingangsdatum)
    if gewenst is None:
        yield Veldfout(GEWENST, "Vul in vanaf wanneer.", "", "IV092")
    elif gewenst == nu.ingangsdatum:
        return
    elif gewenst <= vandaag:
        yield Veldfout(
            GEWENST,
            f"Een wijziging gaat in na vandaag, of geldt vanaf {ingang} voor de hele periode.",
            "Kies een van de twee.",
            "TR357",
        )
    elif heel(een):
        anders = (wijziging.omvang, wijziging.budget) != (nu.omvang, nu.budget)
        yield Veldfout(
            GEWENST,
            "Deze toewijzing geldt voor de hele periode: "
            f"{omvang_tekst(nu.omvang, nu.budget)}. Een wijziging daarvan ook.",
            f"Kies {ingang}.",
            "TR373" if anders else "IV092",
        )
    elif gewenst < nu.ingangsdatum:
        yield Veldfout(
            GEWENST, f"Deze toewijzing begint op {ingang}.",
            "Kies die dag, of een dag daarna.", "IV092",
        )  # fmt: skip
    elif nu.einddatum is not None and gewenst > nu.einddatum:
        yield Veldfout(
            GEWENST,
            f"Deze toewijzing loopt tot en met {datum_voluit(nu.einddatum)}.",
            "Vraag hulp daarna aan als nieuw product, in de volgende stap.",
            "IV092",
        )


def verschil(een: Toewijzing, wijziging: Wijzigingopgave) -> tuple[str, ...]:
    """What a change asks, in words: one line for each thing that becomes other."""
    nu, regels = een.actueel, []
    if (wijziging.omvang, wijziging.budget) != (nu.omvang, nu.budget):
        van = omvang_tekst(nu.omvang, nu.budget) or "geen omvang"
        naar = omvang_tekst(wijziging.omvang, wijziging.budget) or "geen omvang"
        regels.append(f"{van} wordt {naar}")
    if wijziging.einddatum != nu.einddatum:
        tot = f"tot en met {datum_voluit(wijziging.einddatum)}" if wijziging.einddatum else "open"
        regels.append(f"einddatum wordt {tot}")
    return tuple(regels)
