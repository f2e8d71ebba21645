"""Rules about a 317 beside the Toewijzingen that it names.

TR349, TR350, TR351, TR357, TR361, TR373, TR375, TR411, TR412. The Toewijzingen that count are
those of this client, wet and gemeente to the AGB code that asks, as they hold on the Dagtekening
or later. What is said of a ToewijzingNummer that is not among them is for TR350 and TR351; the
other rules leave it alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.overlap import Zorgperiode, overlappingen
from app.domain.toewijzing import Toewijzing, omvang_tekst, productnaam, vervallen
from app.rules.regel import Controle, Plek, regel
from app.standard.leesbaar import datum_voluit
from app.standard.verzoek import NieuwProduct, OngewijzigdProduct, TeWijzigenProduct, Verzoek

_TOTAAL = "6"  # Frequentie: in total over the period of the Toewijzing
_OUDE_REGELS_TOT = date(2020, 12, 31)  # TR375, TR412


def _actueel(c: Controle) -> dict[int, Toewijzing]:
    bericht = c.bericht
    return c.dossier.actuele_toewijzingen(
        bericht.wet, bericht.gemeente, bericht.aanbieder, c.dagtekening
    )


def _te_wijzigen(c: Controle) -> Iterator[tuple[str, TeWijzigenProduct, Toewijzing]]:
    """Each change that is asked, with the Toewijzing that it would change."""
    actueel = _actueel(c)
    for pad, product in c.objecten(TeWijzigenProduct):
        toewijzing = actueel.get(product.toewijzing_nummer)
        if toewijzing is not None:
            yield pad, product, toewijzing


@regel("TR349")
def tr349(c: Controle) -> Iterator[Plek]:
    """TR349: a 317 names every actuele Toewijzing, to stay as it is or to change."""
    genoemd = {product.toewijzing_nummer for _, product in c.objecten(OngewijzigdProduct)}
    genoemd |= {product.toewijzing_nummer for _, product in c.objecten(TeWijzigenProduct)}
    for pad, _ in c.objecten(Verzoek):
        for nummer, toewijzing in sorted(_actueel(c).items()):
            if nummer not in genoemd:
                yield Plek(
                    f"{pad}/OngewijzigdeProducten",
                    str(nummer),
                    f"Toewijzing {nummer} ({toewijzing.productnaam}) ontbreekt in dit verzoek. "
                    "Een verzoek om wijziging noemt alles wat loopt of nog ingaat.",
                    "Zet de toewijzing bij de ongewijzigde producten, of bij de te wijzigen "
                    "producten als er iets moet veranderen.",
                )


@regel("TR350")
def tr350(c: Controle) -> Iterator[Plek]:
    """TR350: each OngewijzigdProduct is an actuele Toewijzing."""
    actueel = _actueel(c)
    for pad, product in c.objecten(OngewijzigdProduct):
        if product.toewijzing_nummer not in actueel:
            yield _niet_actueel(c, pad, product.toewijzing_nummer)


@regel("TR351")
def tr351(c: Controle) -> Iterator[Plek]:
    """TR351: each TeWijzigenProduct is an actuele Toewijzing."""
    actueel = _actueel(c)
    for pad, product in c.objecten(TeWijzigenProduct):
        if product.toewijzing_nummer not in actueel:
            yield _niet_actueel(c, pad, product.toewijzing_nummer)


def _niet_actueel(c: Controle, pad: str, nummer: int) -> Plek:
    bericht = c.bericht
    toewijzing = c.dossier.toewijzing(bericht.wet, bericht.gemeente, nummer)
    doe = "Haal de toewijzing uit dit verzoek. Is de zorg toch nodig, vraag een nieuw product aan."
    if toewijzing is None:
        melding = f"Toewijzing {nummer} van deze gemeente staat bij deze cliënt niet in Heenweer."
        doe = "Kijk het toewijzingnummer na, of verwerk eerst de toewijzing (301)."
    elif toewijzing.aanbieder != bericht.aanbieder:
        melding = f"Toewijzing {nummer} is van AGB-code {toewijzing.aanbieder}."
        doe = f"Doe voor die toewijzing een verzoek onder AGB-code {toewijzing.aanbieder}."
    elif vervallen(toewijzing.actueel):
        melding = f"De gemeente heeft toewijzing {nummer} verwijderd."
    else:
        assert toewijzing.actueel.einddatum is not None  # else it would be an actuele Toewijzing
        eind = datum_voluit(toewijzing.actueel.einddatum)
        melding = (
            f"Toewijzing {nummer} ({toewijzing.productnaam}) liep tot en met {eind}, "
            f"en dit verzoek is van {datum_voluit(c.dagtekening)}."
        )
    return Plek(f"{pad}/ToewijzingNummer", str(nummer), melding, doe)


@regel("TR357")
def tr357(c: Controle) -> Iterator[Plek]:
    """TR357: a change that does not lie ahead holds for the whole Toewijzing.

    A GewensteIngangsdatum on or before the Dagtekening is the Ingangsdatum of the Toewijzing.
    One that lies ahead should lie within its period (IV092), but no rule refuses otherwise.
    """
    for pad, product, toewijzing in _te_wijzigen(c):
        gewenst, ingang = product.gewenste_ingangsdatum, toewijzing.actueel.ingangsdatum
        if gewenst <= c.dagtekening and gewenst != ingang:
            yield Plek(
                f"{pad}/GewensteIngangsdatum",
                gewenst.isoformat(),
                f"De gewenste ingangsdatum {datum_voluit(gewenst)} ligt niet na de dagtekening "
                f"van dit verzoek ({datum_voluit(c.dagtekening)}). Een wijziging achteraf geldt "
                f"voor de hele toewijzing, vanaf {datum_voluit(ingang)}.",
                f"Kies {datum_voluit(ingang)}, of een datum na {datum_voluit(c.dagtekening)}.",
            )


@regel("TR361")
def tr361(c: Controle) -> Iterator[Plek]:
    """TR361: a product is not asked for days on which a Toewijzing in the 317 has it already.

    Nor do Toewijzingen that would stay or change overlap one another; new products among
    themselves are for TR410, at level 2. The product is that of the Toewijzing. What is to
    change counts from GewensteIngangsdatum to Einddatum; without an Einddatum its Toewijzing
    ends as it does, for the table does not say that it would go on. What is the same product,
    and which aids of the Wmo may overlap, is as in TR302; the text of the Jeugdwet knows no such
    exception.
    """
    wet = c.bericht.wet
    for later, eerder in overlappingen(wet, _gewenst(c)):
        if later.van.nummer is None and eerder.van.nummer is None:
            continue
        # The path is that of what can be put right.
        fout = max(later, eerder, key=lambda periode: periode.van.te_veranderen)
        vanaf = datum_voluit(later.begin)
        nummer = eerder.van.nummer if later.van.nummer is None else later.van.nummer
        if fout.van.nummer is None:
            bestaand = eerder if fout is later else later
            yield Plek(
                f"{fout.van.pad}/{'GewensteIngangsdatum' if fout is later else 'Einddatum'}",
                "",
                f"Je vraagt {productnaam(wet, fout.product)} aan, maar vanaf {vanaf} is er al "
                f"toewijzing {nummer} ({productnaam(wet, bestaand.product)}).",
                f"Laat de periodes op elkaar aansluiten. Moet er op toewijzing {nummer} iets "
                "veranderen, zet die dan bij de te wijzigen producten.",
            )
            continue
        yield Plek(
            f"{fout.van.pad}/{'Einddatum' if fout.van.te_veranderen else 'ToewijzingNummer'}",
            "",
            f"In dit verzoek overlappen toewijzing {eerder.van.nummer} "
            f"({productnaam(wet, eerder.product)}) en toewijzing {nummer} "
            f"({productnaam(wet, later.product)}) vanaf {vanaf}.",
            "Laat de periodes op elkaar aansluiten.",
        )


@dataclass(frozen=True, slots=True)
class _Deel:
    """A part of a 317: its path, its ToewijzingNummer when it has one, and how free it is."""

    pad: str
    nummer: int | None
    te_veranderen: int


def _gewenst(c: Controle) -> Iterator[Zorgperiode[_Deel]]:
    """What the client would have if the request were honoured."""
    actueel = _actueel(c)
    for pad, product in c.objecten(OngewijzigdProduct):
        if (toewijzing := actueel.get(product.toewijzing_nummer)) is not None:
            nu = toewijzing.actueel
            deel = _Deel(pad, product.toewijzing_nummer, 0)
            yield Zorgperiode(deel, nu.product, nu.ingangsdatum, nu.einddatum)
    for pad, gewijzigd, toewijzing in _te_wijzigen(c):
        nu = toewijzing.actueel
        yield Zorgperiode(
            _Deel(pad, gewijzigd.toewijzing_nummer, 1),
            nu.product,
            gewijzigd.gewenste_ingangsdatum,
            gewijzigd.einddatum or nu.einddatum,
        )
    for pad, nieuw in c.objecten(NieuwProduct):
        deel = _Deel(pad, None, 2)
        yield Zorgperiode(deel, nieuw.product, nieuw.gewenste_ingangsdatum, nieuw.einddatum)


@regel("TR373")
def tr373(c: Controle) -> Iterator[Plek]:
    """TR373: another Budget, or another total over the period, holds from the Ingangsdatum.

    Judged by what the Toewijzing has: a Budget, or an Omvang with Frequentie 6, which is no
    longer the same. Nothing is asked where neither is filled. Going from an Omvang per week to
    a Budget or a total is left alone: that makes a new Toewijzing (IV093).
    """
    for pad, product, toewijzing in _te_wijzigen(c):
        heeft = toewijzing.actueel
        totaal = heeft.omvang is not None and heeft.omvang.frequentie == _TOTAAL
        gevraagd = (product.omvang, product.budget)
        if (
            (totaal or heeft.budget is not None)
            and gevraagd not in ((None, None), (heeft.omvang, heeft.budget))
            and product.gewenste_ingangsdatum != heeft.ingangsdatum
        ):
            ingang = datum_voluit(heeft.ingangsdatum)
            yield Plek(
                f"{pad}/GewensteIngangsdatum",
                product.gewenste_ingangsdatum.isoformat(),
                f"Toewijzing {product.toewijzing_nummer} geldt voor de hele periode: "
                f"{toewijzing.omvang_tekst}. Wat je vraagt ({omvang_tekst(*gevraagd)}) kan daarom "
                f"alleen vanaf de ingangsdatum, {ingang}.",
                f"Kies {ingang} als gewenste ingangsdatum.",
            )


@regel("TR375")
def tr375(c: Controle) -> Iterator[Plek]:
    """TR375: no Omvang is asked for a Toewijzing without Product.

    The table names no element; the list of return codes (WJ001, 9375) names Omvang.
    """
    for pad, product, toewijzing in _te_wijzigen(c):
        if toewijzing.actueel.product is None and _na_2020(product, toewijzing):
            yield from _omvang_te_veel(pad, product, "is voor alle producten")


@regel("TR411")
def tr411(c: Controle) -> Iterator[Plek]:
    """TR411: the Omvang is asked for a Toewijzing with a product code, also when it stays."""
    for pad, product, toewijzing in _te_wijzigen(c):
        van = toewijzing.actueel.product
        if van is not None and van.code is not None and product.omvang is None:
            nu = f": nu is het {toewijzing.omvang_tekst}" if toewijzing.omvang_tekst else ""
            yield Plek(
                f"{pad}/Omvang",
                "",
                f"Toewijzing {product.toewijzing_nummer} is voor {toewijzing.productnaam}. "
                "Bij een productcode hoort een omvang.",
                f"Vul de omvang in, ook als die gelijk blijft{nu}.",
            )


@regel("TR412")
def tr412(c: Controle) -> Iterator[Plek]:
    """TR412: no Omvang is asked for a Toewijzing with a category but no product code.

    Without Product there is no code either; that is for TR375.
    """
    for pad, product, toewijzing in _te_wijzigen(c):
        van = toewijzing.actueel.product
        if van is not None and van.code is None and _na_2020(product, toewijzing):
            wat = f"is voor een categorie ({toewijzing.productnaam}), zonder productcode"
            yield from _omvang_te_veel(pad, product, wat)


def _omvang_te_veel(pad: str, product: TeWijzigenProduct, waarvoor: str) -> Iterator[Plek]:
    if product.omvang is not None:
        omvang = omvang_tekst(product.omvang, None)
        yield Plek(
            f"{pad}/Omvang",
            omvang,
            f"Toewijzing {product.toewijzing_nummer} {waarvoor}. Daar hoort geen omvang bij.",
            "Laat de omvang leeg. Wat er mag worden geleverd, staat in het budget.",
        )


def _na_2020(product: TeWijzigenProduct, toewijzing: Toewijzing) -> bool:
    """Whether both end after 2020; the tables do not say whose Einddatum they mean."""
    einden = (product.einddatum, toewijzing.actueel.einddatum)
    return all(eind is None or eind > _OUDE_REGELS_TOT for eind in einden)
