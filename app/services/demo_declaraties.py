"""What the provider of the demo did, and declared of it: contract, care, 323 and 325."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.domain.productperiode import laatste_dag, volgende_maand, vorige_maand
from app.domain.toewijzing import Toewijzing, Toewijzingsleutel
from app.domain.verzending import Verzending
from app.domain.volume import MINUUT, PER_MAAND, PER_WEEK, UUR
from app.domain.zorg import Zorgregel
from app.rules.declaratieantwoord import maak_declaratie_antwoord
from app.rules.finding import Finding
from app.services import betalingen, declaraties, declareren
from app.services.demo_clienten import Toml
from app.services.demo_dagboek import Dagboek
from app.services.demo_gemeente import als_bestand
from app.services.workspace import Workspace
from app.standard.basis import Product
from app.standard.codec import decode
from app.standard.declaratie import DeclaratieAntwoordbericht, Declaratiebericht
from app.standard.release import Wet

_WEEK = timedelta(days=7)
_MAANDEN = 2  # that were declared; the last one that is over is left to the user
_BEGIN = date(2021, 1, 1)  # of the contract: long before any care
_MINUTEN = 60
_AFKEUR = "9321"  # more than was given in the period
_CLIENT = "/Bericht/Declaratie/Clienten/Client"
_LATER = 12  # days until a gemeente answers
_BETAALD = 26  # days until it pays


# Courses of demo_verloop of which no care is recorded: it did not begin, or was taken back.
ZONDER_ZORG = frozenset(
    {
        "verwijderd_na_start",
        "gecorrigeerd",
        "correctie_klaar",
        "correctie_afgehandeld",
        "ingetrokken",
    }
)


class Administratie:
    """Who records the care of the demo and declares it."""

    def __init__(self, bron: Toml, zonder: Collection[Toewijzingsleutel]) -> None:
        self._op_code = {
            (rij["categorie"], rij["code"]): rij
            for rij in bron["product"].values()
            if "tarief" in rij
        }
        self._medewerkers: list[str] = bron["team"]["medewerkers"]
        self._zonder = zonder

    def plan(self, dagboek: Dagboek, vandaag: date) -> None:
        """Put in the diary that care is recorded, and that the months before are declared."""
        maand = vorige_maand(vandaag)
        for _ in range(_MAANDEN):
            maand = vorige_maand(maand)
            self._plan_maand(dagboek, maand, vandaag)

    def leg_laatste_vast(self, workspace: Workspace) -> None:
        """Record care until today, with some that asks for a look."""
        self._leg_vast(workspace, workspace.vandaag() - timedelta(days=2))
        self._bijzonder(workspace, vorige_maand(vorige_maand(workspace.vandaag())))

    def _plan_maand(self, dagboek: Dagboek, maand: date, vandaag: date) -> None:
        """Declare a month early in the next, and let the gemeenten answer and pay."""
        dag = volgende_maand(maand) + timedelta(days=3)
        gemaakt: list[Verzending] = []

        def maak(workspace: Workspace) -> None:
            self._leg_vast(workspace, laatste_dag(maand))
            gemaakt.extend(declareren.maak(workspace, maand).verzendingen)
            if gemaakt:
                dagboek.dien_in(workspace, gemaakt)

        dagboek.doe(dag, maak)
        dagboek.ontvang(
            dag + timedelta(days=_LATER),
            lambda op: [
                als_bestand(_antwoord(een, plaats, op)) for plaats, een in enumerate(gemaakt)
            ],
        )
        betaald_op = dag + timedelta(days=_BETAALD)
        if betaald_op <= vandaag:
            dagboek.doe(betaald_op, lambda ws: _betaal(ws, gemaakt))

    def _begonnen(self, workspace: Workspace) -> list[Toewijzing]:
        """The Toewijzingen on which care began, as far as is known by now."""
        with workspace.lezen() as uow:
            return [
                toewijzing
                for dossier in uow.dossiers.alle()
                for sleutel, toewijzing in dossier.toewijzingen.items()
                if sleutel not in self._zonder
                and (toewijzing.levering.starts or toewijzing.levering.stops)
            ]

    def _leg_vast(self, workspace: Workspace, tot: date) -> None:
        """Record what was given until a day and is not recorded, and what was agreed on it."""
        toewijzingen = self._begonnen(workspace)
        with workspace.schrijven() as uow:
            bekend = {(een.wet, een.gemeente, een.product) for een in uow.contracten.alle()}
            gedaan = {(een.toewijzing_id, een.datum) for een in uow.zorg.tussen(_BEGIN, tot)}
            for een in toewijzingen:
                product = een.actueel.product
                if product is None or product.code is None:
                    continue
                wat = (een.sleutel.wet, een.sleutel.gemeente, product)
                if wat not in bekend:
                    bekend.add(wat)
                    uow.contracten.voeg_toe([self._afspraak(*wat)])
            regels = [
                regel
                for plaats, een in enumerate(toewijzingen)
                for regel in _zorg(een, tot, self._medewerkers[plaats % len(self._medewerkers)])
                if (een.id, regel.datum) not in gedaan
            ]
            uow.zorg.voeg_toe(regels, workspace.nu())
            uow.commit()

    def _afspraak(self, wet: Wet, gemeente: str, product: Product) -> Contractproduct:
        rij = self._op_code[product.categorie, product.code]
        return Contractproduct(
            wet=wet,
            gemeente=gemeente,
            product=product,
            naam=rij["naam"],
            eenheid=rij["eenheid"],
            tarief=rij["tarief"],
            uitvoering=Uitvoeringsvariant.INSPANNING,
            vanaf=_BEGIN,
        )

    def _bijzonder(self, workspace: Workspace, gedeclareerd: date) -> None:
        """Record too many hours in the last month, and an hour that came late."""
        laatste = volgende_maand(gedeclareerd)
        in_uren = [
            een
            for een in self._begonnen(workspace)
            if een.actueel.omvang is not None
            and een.actueel.omvang.eenheid == UUR
            and een.actueel.ingangsdatum <= gedeclareerd + _WEEK
            and (een.actueel.einddatum or date.max) > volgende_maand(laatste)
        ]
        extra = zip(in_uren, (laatste, gedeclareerd), (1_500, 60), strict=False)
        with workspace.schrijven() as uow:
            uow.zorg.voeg_toe(
                [
                    _minuten(een, maand + timedelta(days=17), minuten, self._medewerkers[0])
                    for een, maand, minuten in extra
                ],
                workspace.nu(),
            )
            uow.commit()


def _betaal(workspace: Workspace, gemaakt: Sequence[Verzending]) -> None:
    """Have all but one of the declarations of a month paid as they were granted."""
    ids = {een.bewaard_id for een in gemaakt[:-1]}
    for rij in declaraties.lijst(workspace):
        if rij.bericht_id in ids and rij.toegekend:
            betalingen.meld_betaald(
                workspace, rij.nummer, workspace.vandaag(), rij.toegekend, rij.wet
            )


def _minuten(toewijzing: Toewijzing, dag: date, minuten: int, medewerker: str) -> Zorgregel:
    return Zorgregel(
        datum=dag,
        bsn=toewijzing.bsn,
        toewijzing_nummer=toewijzing.sleutel.nummer,
        toewijzing_id=toewijzing.id,
        product="",
        aantal=Decimal(minuten),
        eenheid=MINUUT,
        medewerker=medewerker,
    )


def _zorg(toewijzing: Toewijzing, tot: date, medewerker: str) -> Iterator[Zorgregel]:
    """Care week by week, as much as was given or somewhat less."""
    product = toewijzing.actueel
    levering = toewijzing.levering
    if product.omvang is None or product.product is None or product.product.code is None:
        return
    begin = max(product.ingangsdatum, (levering.starts or levering.stops)[0].begindatum)
    einde = min(filter(None, (product.einddatum, tot)))
    if levering.laatste_stop is not None and levering.laatste_stop.einddatum is not None:
        einde = min(einde, levering.laatste_stop.einddatum)
    kans = Random(str(toewijzing.sleutel.nummer))  # noqa: S311 - the same at every start
    dag = begin + timedelta(days=kans.randrange(3))
    week = 0
    while dag <= einde:
        aantal = _aantal(product.omvang.volume, product.omvang.frequentie, week)
        if aantal:
            in_uren = product.omvang.eenheid == UUR
            minuten = aantal * _MINUTEN - 5 * kans.randrange(4) if in_uren else aantal
            yield Zorgregel(
                datum=dag,
                bsn=toewijzing.bsn,
                toewijzing_nummer=toewijzing.sleutel.nummer,
                toewijzing_id=toewijzing.id,
                product="",
                aantal=Decimal(minuten),
                eenheid=MINUUT if in_uren else product.omvang.eenheid,
                medewerker=medewerker,
                opmerking="gesprek met school" if kans.random() < 0.05 else "",
            )
        dag += _WEEK
        week += 1


def _aantal(volume: int, frequentie: str, week: int) -> int:
    """How much is given in a week, in the Eenheid of the Toewijzing."""
    if frequentie == PER_WEEK:
        return volume
    if frequentie == PER_MAAND:
        return volume if week % 5 == 0 else 0
    return 45  # of what was given in total


def _antwoord(verzending: Verzending, plaats: int, dag: date) -> DeclaratieAntwoordbericht:
    """The 325 of a gemeente; the second declaration of a month has a line refused."""
    heen = decode(verzending.inhoud)
    assert isinstance(heen, Declaratiebericht)
    clienten = heen.declaratie.clienten
    laatste = len(clienten[-1].prestaties)
    regel = f"{_CLIENT}[{len(clienten)}]/Prestaties/Prestatie[{laatste}]"
    bezwaren = [Finding("TR321", 3, _AFKEUR, regel, "", "", "")] if plaats == 1 else []
    identificatie = f"{verzending.gemeente}D{verzending.identificatie[-6:]}"
    return maak_declaratie_antwoord(heen, bezwaren, identificatie, dag)
