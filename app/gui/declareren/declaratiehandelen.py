"""What is done from Declaraties: crediting a line, saving a specification; and its facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.domain.declaratie import is_credit, som
from app.domain.toewijzing import volume_tekst
from app.domain.verzending import Verzending
from app.errors import UserError
from app.gui import messages
from app.gui.bewaren import schrijf_nieuw
from app.gui.context import KLAAR, Kantoor
from app.gui.declareren import woorden
from app.gui.format import aantal, bedrag, maandnaam
from app.gui.messages import ONGEDAAN, Action
from app.gui.task import Progress
from app.services import declareren, verzenden
from app.standard.codelijsten import gemeentenaam
from app.standard.declaratie import Declaratiebericht
from app.store.declaratieregels import Declaratierij, Regelrij


def bekijk_credit(
    kantoor: Kantoor, rij: Regelrij, volume: int | None, zeg: Callable[[str, str], None]
) -> None:
    """Find out what would go out, and ``zeg`` it: the sentence, or why it cannot be."""
    referentie = rij.regel.prestatie.product_referentie.referentie_nummer

    def werk(_: Progress) -> tuple[str, str]:
        try:
            bericht = declareren.bekijk_credit(kantoor.workspace, referentie, volume, rij.regel.wet)
        except UserError as fout:  # shown at its field
            return "", str(fout)
        return _wat_er_uit_gaat(bericht), ""

    kantoor.tasks.run(werk, lambda uit: zeg(*uit))


def _wat_er_uit_gaat(bericht: Declaratiebericht) -> str:
    prestaties = [een for client in bericht.declaratie.clienten for een in client.prestaties]
    delen = []
    for een in prestaties:
        hoeveel = volume_tekst(een.geleverd_volume, een.eenheid)
        geld = bedrag(een.ingediend_bedrag.bedrag)
        doet = "terug" if is_credit(een) else "opnieuw"
        delen.append(f"{hoeveel} ({geld}) {doet}")
    totaal = bedrag(som(prestaties))
    van = maandnaam(bericht.declaratie.declaratie_periode.begindatum)
    return (
        f"Er gaat een declaratie over {van} naar {gemeentenaam(bericht.gemeente)}: "
        f"{', '.join(delen)}. Samen {totaal}."
    )


def crediteer(
    kantoor: Kantoor,
    rij: Regelrij,
    volume: int | None,
    reden: str,
    gedaan: Callable[[], None],
    mislukt: Callable[[], None],
) -> None:
    """Make the correction ready, and offer to look at it and to undo it."""
    referentie = rij.regel.prestatie.product_referentie.referentie_nummer

    def werk(_: Progress) -> Verzending:
        return declareren.crediteer(kantoor.workspace, referentie, volume, reden, wet=rij.regel.wet)

    def klaar(verzending: Verzending) -> None:
        gedaan()
        id_ = verzending.bewaard_id
        messages.done(
            kantoor.messages,
            f"De correctie voor {rij.client} staat bij Klaar voor VECOZO.",
            Action(
                ONGEDAAN,
                lambda: _maak_credit_ongedaan(kantoor, rij, id_),
                also=Action("Bekijk", lambda: kantoor.open_klaar(id_), KLAAR),
            ),
        )
        kantoor.changes.gewijzigd.emit()

    kantoor.tasks.run(werk, klaar, lambda _: mislukt())


def _maak_credit_ongedaan(kantoor: Kantoor, rij: Regelrij, bericht_id: int) -> None:
    """Take the message back, and forget what was decided with it."""

    def werk(_: Progress) -> None:
        verzenden.trek_terug(kantoor.workspace, bericht_id)
        declareren.draai_besluit_terug(kantoor.workspace, woorden.sleutel(rij))

    def klaar(_: None) -> None:
        messages.info(kantoor.messages, "De correctie is teruggetrokken en gaat niet weg.")
        kantoor.changes.gewijzigd.emit()

    kantoor.tasks.run(werk, klaar)


def bewaar_specificatie(kantoor: Kantoor, rij: Declaratierij, pad: Path) -> None:
    """Write the specification of a declaration as a PDF."""
    workspace = kantoor.workspace

    def werk(voortgang: Progress) -> Path:
        from app.reports.declaratiespecificatie import declaratiespecificatie  # takes long to load

        pdf = declaratiespecificatie(
            workspace.engine,
            rij.bericht_id,
            workspace.vandaag(),
            stap=lambda gedaan, totaal: voortgang.step("Specificatie maken", gedaan, totaal),
        )
        return schrijf_nieuw(pad, pdf)

    def klaar(waar: Path) -> None:
        messages.done(kantoor.messages, f"De specificatie staat in {waar}.")

    kantoor.tasks.run(werk, klaar)


def waarom_niet_terug(rij: Regelrij) -> str:
    """Say why a line cannot be credited (IV085); empty when it can."""
    bezwaar = declareren.waarom_niet_terug(rij.regel, teruggenomen=rij.teruggenomen)
    return str(bezwaar) if bezwaar is not None else ""


def klopt_niet(rij: Declaratierij) -> str:
    """Say by how much the granted total is not that of the lines (TR342)."""
    if rij.klopt or rij.toegekend is None:
        return ""
    verschil = rij.toegekend - rij.volgens_regels
    return (
        f"De gemeente kent {bedrag(rij.toegekend)} toe. De regels die zij niet afkeurt zijn samen "
        f"{bedrag(rij.volgens_regels)}: {bedrag(abs(verschil))} "
        f"{'meer' if verschil > 0 else 'minder'} dan dat. Vraag haar welk bedrag geldt (TR342)."
    )


def feiten(rij: Declaratierij, verwacht_op: date | None, dagen_te_laat: int = 0) -> str:
    """Give the facts of a declaration in one line."""
    laat = f", {aantal(dagen_te_laat, 'dag', 'dagen')} te laat" if dagen_te_laat else ""
    delen = [
        rij.nummer,
        f"ingediend {woorden.dag(rij.ingediend_op)}" if rij.ingediend_op else "",
        f"antwoord {woorden.dag(rij.beantwoord_op)}" if rij.beantwoord_op else "",
        f"betaling verwacht {woorden.dag(verwacht_op)}{laat}" if verwacht_op else "",
    ]
    return " · ".join(filter(None, delen))
