"""The questions about one product that is asked, in a 315 or as new product in a 317."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.aanvraag import JEUGD_GGZ, Productopgave, Productsoort, Zorgvorm, als_code
from app.domain.contract import Contractproduct
from app.forms.form import Keuze, Veld, Veldfout, Veldsoort, Waarde, onbekende_code
from app.standard.codelijsten import codelijst
from app.standard.release import PRODUCT_CATEGORIE, Wet

PRODUCT, CATEGORIE, CODE = "product", "categorie", "code"
INGANGSDATUM, EINDDATUM = "ingangsdatum", "einddatum"
VOLUME, EENHEID, FREQUENTIE, BUDGET = "volume", "eenheid", "frequentie", "budget"
ZORGVORM = "zorgvorm"
PER_WEEK = "2"  # WMO757
EURO = "83"  # WJ756
_GGZ = ("51", "52", JEUGD_GGZ)  # JZ020
_LANGSTE_CODE = 5  # LDT_ProductCode
_SOORTEN = (
    Keuze(Productsoort.SPECIFIEK, "Een ander product, met productcode", "Je kent de productcode."),
    Keuze(
        Productsoort.ASPECIFIEK,
        "Een hele categorie, zonder productcode",
        "De gemeente wijst dan een categorie toe, met of zonder budget.",
    ),
    Keuze(
        Productsoort.GENERIEK,
        "Alle producten samen, met een budget",
        "De gemeente wijst dan een budget toe, zonder te zeggen waarvoor.",
    ),
)


class Productvragen:
    """Asks what a product is, for a gemeente with which something was agreed or nothing.

    ``afspraken`` is the contract for the wet and gemeente, ``ingang`` the words for the first day.
    """

    def __init__(
        self, wet: Wet | None, afspraken: Sequence[Contractproduct], ingang: tuple[str, str]
    ) -> None:
        self._wet = wet
        self._afspraken = afspraken
        self._ingang = ingang

    def velden(self, opgave: Productopgave) -> tuple[Veld, ...]:
        """The questions, as they are after the answers so far."""
        return tuple(self._velden(opgave))

    def _velden(self, opgave: Productopgave) -> Iterator[Veld]:
        yield self._product(opgave)
        if self._zelf_gekozen(opgave):
            if opgave.soort is not Productsoort.GENERIEK:
                yield self._categorie(opgave)
            if opgave.soort is Productsoort.SPECIFIEK:
                yield Veld(
                    CODE, "Productcode", "Zoals in je contract, bijvoorbeeld 45A04.",
                    Veldsoort.TEKST, opgave.code, lengte=_LANGSTE_CODE, verplicht=True,
                )  # fmt: skip
        if self._wet is Wet.JW and opgave.categorie in _GGZ:
            yield self._zorgvorm(opgave)
        label, uitleg = self._ingang
        yield Veld(
            INGANGSDATUM, label, uitleg, Veldsoort.DATUM, opgave.ingangsdatum, verplicht=True
        )
        yield Veld(
            EINDDATUM, "Einddatum", "",
            Veldsoort.DATUM, opgave.einddatum,
        )  # fmt: skip
        if opgave.soort is Productsoort.SPECIFIEK:
            yield from omvangvelden(
                opgave.volume, opgave.eenheid, opgave.frequentie, self._eenheden(opgave)
            )
        elif opgave.soort is not None:
            yield budgetveld(opgave.budget, verplicht=opgave.soort is Productsoort.GENERIEK)

    def _product(self, opgave: Productopgave) -> Veld:
        keuzes = [
            Keuze(_sleutel(een), f"{een.naam} ({een.product.code})", _tarief_bij(een))
            for een in self._contractproducten()
        ]
        gekozen = None
        if opgave.soort is not None:
            gekozen = str(opgave.soort) if self._zelf_gekozen(opgave) else _code_van(opgave)
        return Veld(
            PRODUCT,
            "Wat vraag je aan?",
            "Kies een product uit je contract met deze gemeente."
            if keuzes
            else "Van deze gemeente staat geen contract in Heenweer. Kies hoe je het vraagt.",
            Veldsoort.KEUZE,
            gekozen,
            (*keuzes, *_SOORTEN),
            verplicht=True,
        )

    def _categorie(self, opgave: Productopgave) -> Veld:
        lijst = codelijst(PRODUCT_CATEGORIE.voor(self._wet or Wet.JW))
        keuzes = tuple(Keuze(een.code, een.omschrijving) for een in lijst.codes)
        return Veld(
            CATEGORIE, "Productcategorie", "", Veldsoort.KEUZE, opgave.categorie,
            keuzes, verplicht=True,
        )  # fmt: skip

    def _zorgvorm(self, opgave: Productopgave) -> Veld:
        vorm = opgave.zorgvorm or (opgave.vorm(self._wet) if opgave.categorie else None)
        if opgave.zorgvorm is None and vorm is Zorgvorm.ANDERS:
            vorm = None  # the category does not tell: the user does
        return Veld(
            ZORGVORM,
            "Wat voor ggz is het?",
            "Dit staat niet in het bericht. Kies het, dan kijkt Heenweer na wat je regio afsprak.",
            Veldsoort.KEUZE,
            vorm and str(vorm),
            tuple(Keuze(str(een), een.label) for een in Zorgvorm),
        )

    def _contractproducten(self) -> list[Contractproduct]:
        """Each product of the contract once, by name; the newest agreement on it leads."""
        per_product = {
            _sleutel(een): een for een in sorted(self._afspraken, key=lambda een: een.vanaf)
        }
        return sorted(per_product.values(), key=lambda een: een.naam.casefold())

    def _eenheden(self, opgave: Productopgave) -> list[str]:
        return sorted(
            {
                een.eenheid
                for een in self._afspraken
                if (een.product.categorie, een.product.code) == (opgave.categorie, opgave.code)
            }
        )

    def _zelf_gekozen(self, opgave: Productopgave) -> bool:
        """Whether it is no product of the contract."""
        return opgave.soort is not None and (
            opgave.soort is not Productsoort.SPECIFIEK
            or _code_van(opgave) not in map(_sleutel, self._afspraken)
        )

    def zet(self, opgave: Productopgave, veld: str, waarde: Waarde) -> Productopgave:
        """Give the product with an answer, and with what follows from it."""
        if veld == PRODUCT:
            return self._kies(opgave, waarde)
        anders: dict[str, Any] = {veld: waarde or None}
        if veld == ZORGVORM:
            anders[veld] = Zorgvorm(str(waarde)) if waarde else None
        elif veld == CODE:
            anders[veld] = als_code(str(waarde or "")) or None
        return replace(opgave, **anders)

    def _kies(self, opgave: Productopgave, waarde: Waarde) -> Productopgave:
        if not waarde:
            return replace(opgave, soort=None, categorie=None, code=None)
        if waarde in set(Productsoort):
            soort = Productsoort(str(waarde))
            weg: dict[str, Any] = {"code": None, "zorgvorm": None}
            if soort is not Productsoort.SPECIFIEK:
                weg |= {"volume": None, "eenheid": None, "frequentie": None}
            else:
                weg |= {"budget": None}
            if soort is Productsoort.GENERIEK:
                weg |= {"categorie": None}
            return replace(opgave, soort=soort, **weg)
        categorie, _, code = str(waarde).partition("|")
        gekozen = replace(
            opgave, soort=Productsoort.SPECIFIEK, categorie=categorie, code=code, budget=None,
            zorgvorm=_vermoeden(self._naam(categorie, code)),
        )  # fmt: skip
        eenheden = self._eenheden(gekozen)
        if opgave.eenheid not in eenheden:
            gekozen = replace(gekozen, eenheid=eenheden[0] if len(eenheden) == 1 else None)
        return gekozen

    def _naam(self, categorie: str, code: str) -> str:
        sleutel = f"{categorie}|{code}"
        return next((een.naam for een in self._afspraken if _sleutel(een) == sleutel), "")

    def vermoed(self, opgave: Productopgave) -> Productopgave:
        """Give a product of a file with the kind of care that its name in the contract tells.

        The window proposes it at the choice of the product; what was said stays.
        """
        if opgave.zorgvorm is not None or not opgave.categorie or not opgave.code:
            return opgave
        return replace(opgave, zorgvorm=_vermoeden(self._naam(opgave.categorie, opgave.code)))

    def fouten(self, opgave: Productopgave) -> Iterator[Veldfout]:
        """What is wrong with the answers, also of what was not answered."""
        if opgave.soort is None:
            yield Veldfout(PRODUCT, "Kies wat je aanvraagt.", "", "CD079")
        elif opgave.soort is not Productsoort.GENERIEK and not opgave.categorie:
            yield Veldfout(CATEGORIE, "Kies de productcategorie.", "", "CD079")
        elif opgave.categorie and opgave.categorie not in codelijst(
            PRODUCT_CATEGORIE.voor(self._wet or Wet.JW)
        ):
            yield Veldfout(
                CATEGORIE,
                f"Categorie {opgave.categorie} bestaat niet in de {(self._wet or Wet.JW).naam}.",
                "Kies een categorie uit de lijst.",
                PRODUCT_CATEGORIE.voor(self._wet or Wet.JW),
            )
        if opgave.soort is Productsoort.SPECIFIEK:
            if not opgave.code:
                yield Veldfout(CODE, "Vul de productcode in.", "Die staat in je contract.", "CD079")
            elif len(opgave.code) > _LANGSTE_CODE:
                yield Veldfout(
                    CODE, f"‘{opgave.code}’ is te lang.", "Een productcode heeft hooguit 5 tekens.",
                    "",
                )  # fmt: skip
            yield from omvangfouten(opgave.volume, opgave.eenheid, opgave.frequentie)
        elif opgave.soort is not None and opgave.iets_van_omvang:
            yield Veldfout(
                PRODUCT, "Zonder productcode hoort er geen omvang bij.",
                "Vraag een budget, of vul de productcode in.", "CD095",
            )  # fmt: skip
        if opgave.soort is Productsoort.GENERIEK and not opgave.budget:
            yield Veldfout(BUDGET, "Vul het budget in.", "Zonder product is dat nodig.", "CD079")
        if opgave.soort is Productsoort.SPECIFIEK and opgave.budget:
            yield geen_budget()
        yield from periodefouten(
            opgave.ingangsdatum, opgave.einddatum, opgave.frequentie, opgave.budget
        )


def omvangvelden(
    volume: int | None, eenheid: str | None, frequentie: str | None, eenheden: Iterable[str] = ()
) -> Iterator[Veld]:
    """Ask an Omvang; ``eenheden`` are those of the contract, none when there is none."""
    alle, gekozen = codelijst("WJ756").codes, set(eenheden)
    yield Veld(VOLUME, "Hoeveel?", "", Veldsoort.GETAL, volume, verplicht=True)
    yield Veld(
        EENHEID, "Eenheid", "", Veldsoort.KEUZE, eenheid,
        tuple(
            Keuze(een.code, een.omschrijving)
            for een in alle
            if not gekozen or een.code in gekozen or een.code == eenheid
        ),
        verplicht=True,
    )  # fmt: skip
    yield Veld(
        FREQUENTIE, "Hoe vaak?", "", Veldsoort.KEUZE,
        frequentie,
        tuple(Keuze(een.code, een.omschrijving) for een in codelijst("WMO757").codes),
        verplicht=True,
    )  # fmt: skip


def budgetveld(budget: int | None, *, verplicht: bool) -> Veld:
    """Ask a Budget."""
    return Veld(
        BUDGET, "Budget", "In euro, voor de hele periode.", Veldsoort.BEDRAG, budget,
        verplicht=verplicht,
    )  # fmt: skip


def omvangfouten(
    volume: int | None, eenheid: str | None, frequentie: str | None, regel: str = "CD041"
) -> Iterator[Veldfout]:
    """What is missing from an Omvang that must be there, and the rule that says so."""
    if volume is None:
        yield Veldfout(VOLUME, "Vul in hoeveel hulp je vraagt.", "", regel)
    elif volume <= 0:
        yield Veldfout(VOLUME, "Vraag meer dan niets.", "Vul een getal boven nul in.", regel)
    if not eenheid:
        yield Veldfout(EENHEID, "Kies de eenheid.", "", regel)
    elif eenheid not in codelijst("WJ756"):
        yield onbekende_code(EENHEID, "de eenheid", eenheid, "WJ756")
    if not frequentie:
        yield Veldfout(FREQUENTIE, "Kies hoe vaak.", "", regel)
    elif frequentie not in codelijst("WMO757"):
        yield onbekende_code(FREQUENTIE, "de frequentie", frequentie, "WMO757")


def geen_budget() -> Veldfout:
    """Say that an Omvang and a Budget do not go together."""
    return Veldfout(
        BUDGET, "Bij een omvang hoort geen budget.", "Laat een van de twee leeg.", "CD078"
    )


def periodefouten(
    begin: date | None, eind: date | None, frequentie: str | None, budget: int | None
) -> Iterator[Veldfout]:
    """What is wrong with the first and the last day of what is asked (CS003, CD075, CD076)."""
    if begin is None:
        yield Veldfout(INGANGSDATUM, "Vul de ingangsdatum in.", "", "")
    if eind is not None and begin is not None and eind < begin:
        yield Veldfout(
            EINDDATUM, "De einddatum ligt voor de ingangsdatum.", "Kijk de twee datums na.", "CS003"
        )
    if eind is None and budget:
        yield Veldfout(EINDDATUM, "Vul de einddatum in: bij een budget is die nodig.", "", "CD075")
    elif eind is None and frequentie == PER_WEEK:
        yield Veldfout(
            EINDDATUM, "Vul de einddatum in: bij hulp per week is die nodig.", "", "CD076"
        )


def _sleutel(een: Contractproduct) -> str:
    return f"{een.product.categorie}|{een.product.code}"


def _code_van(opgave: Productopgave) -> str:
    return f"{opgave.categorie}|{opgave.code}"


def _tarief_bij(een: Contractproduct) -> str:
    return f"Eenheid in je contract: {codelijst('WJ756').label(een.eenheid).lower()}."


def _vermoeden(naam: str) -> Zorgvorm | None:
    """Kind of ggz that the name of a product tells, for the user to look at."""
    woorden = naam.casefold()
    for deel, vorm in (
        ("basis", Zorgvorm.BASIS_GGZ),
        ("specialis", Zorgvorm.SPECIALISTISCHE_GGZ),
        ("sggz", Zorgvorm.SPECIALISTISCHE_GGZ),
        ("diagnos", Zorgvorm.DIAGNOSTIEK),
        ("crisis", Zorgvorm.CRISIS),
    ):
        if deel in woorden:
            return vorm
    return None
