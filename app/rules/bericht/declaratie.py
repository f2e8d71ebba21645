"""Rules about the lines and amounts of a 323 or 325.

CD060, CD087, CS325, CS339, TR315, TR316, TR358 and TR416.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.declaratie import CREDIT, DEBET, met_teken, som
from app.rules.regel import Controle, Plek, regel
from app.standard.basis import BedragMetDC, TotaalBedragMetDC
from app.standard.codelijsten import codelijst
from app.standard.declaratie import Declaratie, Prestatie
from app.standard.leesbaar import bedrag, datum_voluit

_EURO = "83"  # WJ756


@regel("CD060")
def cd060(c: Controle) -> Iterator[Plek]:
    """CD060: a credit line names the line that it takes back, and a debet line names none."""
    for pad, prestatie in c.objecten(Prestatie):
        vorig = prestatie.product_referentie.vorig_referentie_nummer
        credit = prestatie.ingediend_bedrag.debet_credit == CREDIT
        if credit == (vorig is not None):
            continue
        if credit:
            melding = "De creditregel zegt niet welke prestatie ermee wordt teruggenomen."
            doe = "Vul het referentienummer in van de prestatie die je terugneemt."
        else:
            melding = (
                f"De debetregel verwijst naar prestatie {vorig}; dat hoort alleen bij een "
                "creditregel."
            )
            doe = "Laat het vorige referentienummer leeg, of maak er een creditregel van."
        yield Plek(
            f"{pad}/ProductReferentie/VorigReferentieNummer",
            vorig or "",
            melding,
            c.advies("de verwijzing te verbeteren en het antwoord opnieuw te sturen", doe),
        )


@regel("CD087")
def cd087(c: Controle) -> Iterator[Plek]:
    """CD087: a line has a ProductTarief, but not when it is in euros."""
    for pad, prestatie in c.objecten(Prestatie):
        tarief = prestatie.product_tarief
        in_euro = prestatie.eenheid == _EURO
        if in_euro == (tarief is None):
            continue
        eenheid = codelijst("WJ756").label(prestatie.eenheid)
        if tarief is None:
            melding = f"De prestatie is in de eenheid ‘{eenheid}’, maar heeft geen tarief."
            advies = "Vul het tarief in."
        else:
            melding = f"De prestatie is in euro's, en heeft toch een tarief van {bedrag(tarief)}."
            advies = "Laat het tarief leeg, of kies een andere eenheid."
        yield Plek(f"{pad}/ProductTarief", "" if tarief is None else str(tarief), melding, advies)


@regel("CS325")
def cs325(c: Controle) -> Iterator[Plek]:
    """CS325: an amount of nothing is debet."""
    bedragen = [(pad, deel.bedrag, deel.debet_credit) for pad, deel in c.objecten(BedragMetDC)]
    bedragen += [
        (pad, deel.totaal_bedrag, deel.debet_credit) for pad, deel in c.objecten(TotaalBedragMetDC)
    ]
    for pad, eurocent, debet_credit in bedragen:
        if eurocent == 0 and debet_credit != DEBET:
            yield Plek(
                f"{pad}/DebetCredit",
                debet_credit,
                f"Een bedrag van {bedrag(0)} staat als credit. Nul is altijd debet.",
                c.advies(
                    "het bedrag als debet op te geven en het antwoord opnieuw te sturen",
                    "Maak er debet van.",
                ),
            )


@regel("CS339")
def cs339(c: Controle) -> Iterator[Plek]:
    """CS339: the amount of a line in euros is its volume."""
    for pad, prestatie in c.objecten(Prestatie):
        ingediend, volume = prestatie.ingediend_bedrag.bedrag, prestatie.geleverd_volume
        if prestatie.eenheid == _EURO and ingediend != volume:
            yield Plek(
                f"{pad}/IngediendBedrag/Bedrag",
                str(ingediend),
                f"De prestatie is in euro's: er is {bedrag(volume)} geleverd, maar "
                f"{bedrag(ingediend)} ingediend.",
                "Maak de twee bedragen gelijk.",
            )


@regel("TR315")
def tr315(c: Controle) -> Iterator[Plek]:
    """TR315: a line is taken back once in a message, of whichever client.

    Lines that name no VorigReferentieNummer are not compared.
    """
    gezien: set[str] = set()
    for pad, prestatie in c.objecten(Prestatie):
        vorig = prestatie.product_referentie.vorig_referentie_nummer
        if vorig is None:
            continue
        if vorig in gezien:
            yield Plek(
                f"{pad}/ProductReferentie/VorigReferentieNummer",
                vorig,
                f"Prestatie {vorig} wordt in dit bericht al eerder teruggenomen.",
                "Laat een van de twee creditregels weg.",
            )
        gezien.add(vorig)


@regel("TR316")
def tr316(c: Controle) -> Iterator[Plek]:
    """TR316: no line takes back a line of the same message, of whichever client.

    The rule speaks of debet lines, its explanation of any Prestatie: that is followed, as a
    credit line cannot be taken back either.
    """
    hier = {p.product_referentie.referentie_nummer for _, p in c.objecten(Prestatie)}
    for pad, prestatie in c.objecten(Prestatie):
        vorig = prestatie.product_referentie.vorig_referentie_nummer
        if vorig in hier:
            yield Plek(
                f"{pad}/ProductReferentie/VorigReferentieNummer",
                vorig,
                f"Prestatie {vorig} wordt teruggenomen in het bericht waarin ze zelf staat.",
                "Laat allebei weg: samen zijn ze nul.",
            )


@regel("TR358")
def tr358(c: Controle) -> Iterator[Plek]:
    """TR358: the total of a declaration is the sum of its lines, credit taken off."""
    for pad, declaratie in c.objecten(Declaratie):
        totaal = declaratie.totaal_ingediend_bedrag
        regels = som(prestatie for _, prestatie in c.objecten(Prestatie))
        opgegeven = met_teken(totaal.totaal_bedrag, totaal.debet_credit)
        if opgegeven != regels:
            teken = abs(regels) == totaal.totaal_bedrag  # only debet and credit are mixed up
            yield Plek(
                f"{pad}/TotaalIngediendBedrag/{'DebetCredit' if teken else 'TotaalBedrag'}",
                totaal.debet_credit if teken else str(totaal.totaal_bedrag),
                f"Het totaal van de declaratie is {bedrag(opgegeven)}, maar de prestaties zijn "
                f"samen {bedrag(regels)}.",
                f"Maak van het totaal {bedrag(abs(regels))} {'credit' if regels < 0 else 'debet'}.",
            )


@regel("TR416")
def tr416(c: Controle) -> Iterator[Plek]:
    """TR416: a message has one debet line per ProductPeriode and product of a Toewijzing.

    Whose line it is does not count: a Toewijzing is of one client.
    """
    gezien: set[tuple[object, ...]] = set()
    for pad, prestatie in c.objecten(Prestatie):
        if prestatie.ingediend_bedrag.debet_credit != DEBET:
            continue
        periode = prestatie.product_periode
        sleutel = (
            prestatie.toewijzing_nummer,
            prestatie.product_categorie,
            prestatie.product_code,
            periode,
        )
        if sleutel in gezien:
            yield Plek(
                pad,
                prestatie.product_referentie.referentie_nummer,
                f"Voor toewijzing {prestatie.toewijzing_nummer} staat product "
                f"{prestatie.product_code} over {datum_voluit(periode.begindatum)} tot en met "
                f"{datum_voluit(periode.einddatum)} al eerder in dit bericht.",
                "Tel de twee prestaties bij elkaar op, of laat er een weg.",
            )
        gezien.add(sleutel)
