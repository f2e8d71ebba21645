"""What the page of a form in steps needs to judge, keep and send a request."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.client import opgegeven_naam
from app.domain.verzoek import Concept
from app.forms.aanvraag_form import AanvraagForm
from app.forms.wijziging_form import WijzigingForm
from app.gui.format import aantal
from app.services import concepten, verzoeksturen
from app.services.verzoeksturen import Verzoekform
from app.services.verzoekuitslag import Verzoekresultaat, Verzoekvoorbeeld
from app.services.workspace import Workspace
from app.standard.codelijsten import gemeentenaam


class Verzoekdienst:
    """Works on one request, with the concept that it is kept as.

    ``vervangt_id`` is the refused message that it takes the place of.
    """

    def __init__(
        self, workspace: Workspace, concept_id: int | None = None, vervangt_id: int | None = None
    ) -> None:
        self._workspace = workspace
        self._concept_id = concept_id
        self._vervangt_id = vervangt_id
        self._weg: Concept | None = None

    def zin(self, form: Verzoekform) -> str:
        """Say in one sentence who asks what of which gemeente, as far as it was filled in."""
        if isinstance(form, AanvraagForm):
            return _aanvraag(form)
        return _wijziging(form)

    def controleer(self, form: Verzoekform) -> Verzoekvoorbeeld:
        """Give the request as it would be sent, and what stands in its way."""
        return verzoeksturen.voorbeeld(self._workspace, form)

    def zet_klaar(self, form: Verzoekform, redenen: Mapping[str, str]) -> Verzoekresultaat:
        """Make the request ready; then its concept is gone."""
        return verzoeksturen.zet_klaar(
            self._workspace,
            form,
            redenen,
            concept_id=self._concept_id,
            vervangt_id=self._vervangt_id,
        )

    def bewaar(self, form: Verzoekform, stap: str) -> None:
        """Keep what was filled in, in place of what was kept."""
        self._concept_id = concepten.bewaar(
            self._workspace, form, stap, self._concept_id, self._vervangt_id
        )

    def gooi_weg(self) -> None:
        """Throw away what was kept."""
        if self._concept_id is not None:
            concepten.gooi_weg(self._workspace, self._concept_id)
            self._concept_id = None


def wie(form: Verzoekform) -> str:
    """Name of the client that a request is for, as far as it is known."""
    client = form.kennis.dossier.client
    if client is not None:
        return client.korte_naam
    nieuw = opgegeven_naam(form.aanvraag.client) if isinstance(form, AanvraagForm) else ""
    return nieuw or "een nieuwe cliënt"


def _aanvraag(form: AanvraagForm) -> str:
    een = form.aanvraag
    bij = f"gemeente {gemeentenaam(een.gemeente)}" if een.gemeente else "de gemeente"
    gekozen = sum(product.soort is not None for product in een.producten)
    wat = aantal(gekozen, "product", "producten") if gekozen else "een toewijzing"
    return f"Je vraagt {bij} om {wat} voor {wie(form)}."


def _wijziging(form: WijzigingForm) -> str:
    een = form.aanvraag
    delen = []
    if een.wijzigen:
        delen.append(f"{aantal(len(een.wijzigen), 'toewijzing', 'toewijzingen')} te wijzigen")
    if een.nieuw:
        delen.append(f"{aantal(len(een.nieuw), 'product', 'producten')} toe te voegen")
    wat = " en ".join(delen) or "iets te wijzigen"
    return f"Je vraagt gemeente {gemeentenaam(een.gemeente)} om voor {wie(form)} {wat}."
