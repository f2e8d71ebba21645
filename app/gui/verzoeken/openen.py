"""Opening the form of a request: new, half done, refused, or for another gemeente."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time

from app.forms.aanvraag_form import AanvraagForm
from app.forms.aanvraag_velden import CONTROLE, GEMEENTE, VERWIJZING
from app.gui import messages
from app.gui.context import KLAAR, Kantoor
from app.gui.messages import ONGEDAAN, Action
from app.gui.stappen.page import Stappenpagina
from app.gui.task import Progress
from app.gui.verzoeken.dienst import Verzoekdienst, wie
from app.gui.verzoeken.erbij import Gemeentehulp, Scanvak
from app.services import aanvragen, concepten, verzenden, verzoeken, wijzigen
from app.services.verzoeksturen import Verzoekform
from app.services.verzoekuitslag import Verzoekresultaat
from app.services.workspace import Workspace

_UITLEG_315 = """\
Met een **verzoek om toewijzing** (315) vraag je de gemeente om hulp toe te wijzen aan een cliënt
die via een arts, een gecertificeerde instelling of een andere verwijzer bij je kwam.

- **Cliënt**: van wie je al een dossier hebt, staat alles er al.
- **Gemeente**: voor een jeugdige die van het woonplaatsbeginsel. Twijfel je, beantwoord dan de
  vragen eronder.
- **Verwijzing**: wie verwees en wanneer, en wanneer het eerste contact was. Voeg een scan toe: de
  gemeente kan erom vragen.
- **Hulp**: kies uit je contract. Meer producten in één verzoek mag.
- **Controleren**: wat de standaard en de gemeente ertegen hebben. Wat de gemeente zou weigeren,
  houdt het verzoek tegen, tenzij je opschrijft waarom het toch moet.

Wat je invult wordt vanzelf bewaard als **concept**. **Zet klaar voor VECOZO** verstuurt nog niets.
"""
_UITLEG_317 = """\
Met een **verzoek om wijziging** (317) vraag je de gemeente om iets te veranderen aan wat zij heeft
toegewezen, of om er iets bij te doen.

- Alles wat loopt of nog ingaat staat in het verzoek. Wat je niet verandert, blijft zo (OP308).
- Een andere omvang gaat in na vandaag, of geldt vanaf de eerste dag (TR357). Een budget of een
  totaal verandert altijd voor de hele periode (TR373).
- Hulp na de einddatum, en een ander product, vraag je aan bij *Wat erbij komt*.
- De gemeente neemt alles over of wijst alles af.

Wat je invult wordt vanzelf bewaard als **concept**. **Zet klaar voor VECOZO** verstuurt nog niets.
"""


@dataclass(frozen=True, slots=True)
class _Begin:
    """Where a form begins, and what it goes on with."""

    form: Verzoekform
    stap: str = ""
    concept_id: int | None = None
    vervangt_id: int | None = None
    bewaard_op: datetime | None = None


def open_aanvraag(
    kantoor: Kantoor,
    *,
    client_id: int | None = None,
    concept_id: int | None = None,
    verwijzing_id: int | None = None,
    verlenging_van: int | None = None,
    elders_van: int | None = None,
    opnieuw_van: int | None = None,
    wijziging_van: int | None = None,
) -> None:
    """Open the form that belongs to what is given; see ``OpenAanvraag``."""
    workspace = kantoor.workspace

    def begin() -> _Begin:
        if concept_id is not None:
            return _hervat(workspace, concept_id)
        if elders_van is not None:
            return _Begin(verzoeken.elders(workspace, elders_van), CONTROLE)
        if opnieuw_van is not None:
            form = verzoeken.opnieuw(workspace, opnieuw_van)
            return _Begin(form, vervangt_id=verzoeken.te_vervangen(workspace, opnieuw_van))
        if wijziging_van is not None:
            return _Begin(wijzigen.formulier(workspace, wijziging_van))
        return _Begin(aanvragen.formulier(workspace, client_id, verlenging_van, verwijzing_id))

    _open(kantoor, begin)


def _hervat(workspace: Workspace, concept_id: int) -> _Begin:
    hervat = concepten.hervat(workspace, concept_id)
    concept = hervat.concept
    assert concept.gewijzigd_op is not None  # it was read from the store
    return _Begin(
        hervat.form,
        concept.stap,
        concept_id,
        concept.vervangt_id,
        datetime.combine(concept.gewijzigd_op, time(), UTC),
    )


def _open(kantoor: Kantoor, begin: Callable[[], _Begin]) -> None:
    def werk(_: Progress) -> _Begin:
        return begin()

    def toon(gelezen: _Begin) -> None:
        kantoor.open_over(_pagina(kantoor, gelezen))

    kantoor.tasks.run(werk, toon)


def _pagina(kantoor: Kantoor, van: _Begin) -> Stappenpagina[Verzoekform]:
    is_315 = isinstance(van.form, AanvraagForm)
    extra = {
        GEMEENTE: lambda pagina: Gemeentehulp(kantoor, pagina),
        VERWIJZING: lambda pagina: Scanvak(kantoor, pagina),
    }
    pagina: Stappenpagina[Verzoekform] = Stappenpagina(
        kantoor,
        van.form,
        Verzoekdienst(kantoor.workspace, van.concept_id, van.vervangt_id),
        lambda resultaat: _gezet(kantoor, wie(pagina.form), resultaat),
        help_text=_UITLEG_315 if is_315 else _UITLEG_317,
        stap=van.stap,
        bewaard_op=van.bewaard_op,
        extra=extra if is_315 else {},
    )
    return pagina


def _gezet(kantoor: Kantoor, voor: str, resultaat: Verzoekresultaat) -> None:
    """Say that the request is ready, and offer to take it back: then it can be mended."""
    verzending = resultaat.verzending
    assert verzending is not None  # it succeeded
    id_ = verzending.bewaard_id

    def ongedaan() -> None:
        def klaar(_: None) -> None:
            messages.info(
                kantoor.messages,
                f"Het verzoek ({verzending.soort}) voor {voor} is teruggetrokken.",
                Action("Verder invullen", lambda: open_aanvraag(kantoor, opnieuw_van=id_)),
            )
            kantoor.changes.gewijzigd.emit()

        kantoor.tasks.run(lambda _: verzenden.trek_terug(kantoor.workspace, id_), klaar)

    messages.done(
        kantoor.messages,
        f"Het verzoek ({verzending.soort}) voor {voor} staat bij Klaar voor VECOZO.",
        Action(
            ONGEDAAN, ongedaan,
            also=Action("Bekijk", lambda: kantoor.open_klaar(id_), KLAAR),
        ),
    )  # fmt: skip
    kantoor.changes.gewijzigd.emit()
