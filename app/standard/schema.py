"""The schema of every message, generated from the message classes."""

from __future__ import annotations

from functools import cache
from typing import Any

from lxml import etree

from app.standard.berichten import wortel_elementen
from app.standard.berichtsoort import Berichtsoort
from app.standard.element import CDT, Datatype, Element, Vorm, elementen
from app.standard.release import Wet
from app.standard.schemafout import Schemafout, vertaal

_XS = "http://www.w3.org/2001/XMLSchema"
_BESTAND = "Basisschema.xsd"
_FACETTEN = (
    ("min_length", "minLength"),
    ("max_length", "maxLength"),
    ("minimum", "minInclusive"),
    ("maximum", "maxInclusive"),
    ("pattern", "pattern"),
)


def schemafouten(root: etree._Element, vorm: Vorm) -> tuple[Schemafout, ...]:
    """Check a tree against the schema of its message; errors in Dutch, with path and line."""
    schema = bericht_schema(vorm)
    if schema.validate(root):
        return ()
    return vertaal(root, schema.error_log, vorm)


@cache
def bericht_schema(vorm: Vorm) -> etree.XMLSchema:
    """Compiled schema of a message."""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_BasisschemaResolver(vorm.wet))
    return etree.XMLSchema(etree.fromstring(schrijf_bericht(vorm), parser))


class _BasisschemaResolver(etree.Resolver):
    """Gives the base schema of a wet to the import in a message schema."""

    def __init__(self, wet: Wet) -> None:
        super().__init__()
        self._wet = wet

    def resolve(self, *args: Any) -> Any:
        """Answer for the URL in the import; lxml passes (url, public id, context)."""
        url, _public_id, context = args
        if not url.endswith(_BESTAND):
            return None
        return self.resolve_string(schrijf_basis(self._wet), context, base_url=_BESTAND)


@cache
def schrijf_basis(wet: Wet) -> bytes:
    """Write the base schema of a wet: the simple (LDT) and complex (CDT) types."""
    complexe: dict[str, tuple[Element, ...]] = {}
    simpele: dict[str, Datatype] = {}
    for soort in Berichtsoort:
        vorm = Vorm(wet, soort)
        for element in wortel_elementen(vorm):
            _verzamel(element, vorm, complexe, simpele)
    root = _schema(wet.basis_namespace, {wet.standaard: wet.basis_namespace})
    for naam, delen in sorted(complexe.items()):
        node = _sub(_sub(root, "complexType", name=f"CDT_{naam}"), "sequence")
        for deel in delen:
            _schrijf_element(node, deel, wet, "")
    for naam, datatype in sorted(simpele.items()):
        _schrijf_datatype(_sub(root, "simpleType", name=naam), datatype, wet)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def schrijf_bericht(vorm: Vorm) -> bytes:
    """Write the schema of a message; it imports ``Basisschema.xsd`` from the same folder."""
    wet, nummer = vorm.wet, vorm.soort.value
    namespace, prefix = wet.bericht_namespace(nummer), f"{wet.value}{nummer}"
    root = _schema(namespace, {wet.standaard: wet.basis_namespace, prefix: namespace})
    _sub(root, "import", namespace=wet.basis_namespace, schemaLocation=_BESTAND)
    _sub(root, "element", name="Bericht", type=f"{prefix}:Root")
    typen: dict[str, tuple[Element, ...]] = {}
    _verzamel_klassen("Root", wortel_elementen(vorm), vorm, typen)
    for naam, delen in typen.items():
        node = _sub(_sub(root, "complexType", name=naam), "sequence")
        for deel in delen:
            _schrijf_element(node, deel, wet, prefix)
    for omhulsel, deel in _omhulsels(typen).items():
        node = _sub(_sub(root, "complexType", name=omhulsel), "sequence")
        kind = _sub(node, "element", name=deel.naam, maxOccurs="unbounded")
        _schrijf_type(kind, deel, wet, prefix)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _verzamel(
    element: Element,
    vorm: Vorm,
    complexe: dict[str, tuple[Element, ...]],
    simpele: dict[str, Datatype],
) -> None:
    if element.klasse is None:
        if element.datatype is not None and not _is_per_bericht(element.datatype):
            simpele[element.datatype.naam] = element.datatype
        return
    delen = elementen(element.klasse, vorm)
    if issubclass(element.klasse, CDT):
        complexe[element.klasse.__name__] = delen
    for deel in delen:
        _verzamel(deel, vorm, complexe, simpele)


def _verzamel_klassen(
    naam: str, delen: tuple[Element, ...], vorm: Vorm, typen: dict[str, tuple[Element, ...]]
) -> None:
    typen[naam] = delen
    for deel in delen:
        if deel.klasse is not None and not issubclass(deel.klasse, CDT) and deel.naam not in typen:
            _verzamel_klassen(deel.naam, elementen(deel.klasse, vorm), vorm, typen)


def _omhulsels(typen: dict[str, tuple[Element, ...]]) -> dict[str, Element]:
    return {deel.omhulsel: deel for delen in typen.values() for deel in delen if deel.omhulsel}


def _schrijf_element(node: etree._Element, element: Element, wet: Wet, prefix: str) -> None:
    kind = _sub(node, "element", name=element.omhulsel or element.naam)
    if not element.verplicht:
        kind.set("minOccurs", "0")
    if element.omhulsel:
        kind.set("type", f"{prefix}:{element.omhulsel}")
    else:
        _schrijf_type(kind, element, wet, prefix)


def _schrijf_type(node: etree._Element, element: Element, wet: Wet, prefix: str) -> None:
    if element.klasse is not None:
        is_cdt = issubclass(element.klasse, CDT)
        cdt = f"{wet.standaard}:CDT_{element.klasse.__name__}"
        node.set("type", cdt if is_cdt else f"{prefix}:{element.naam}")
        return
    assert element.datatype is not None  # an element is simple or complex
    if _is_per_bericht(element.datatype):
        _schrijf_datatype(_sub(node, "simpleType"), element.datatype, wet)
    else:
        node.set("type", f"{wet.standaard}:{element.datatype.naam}")


def _is_per_bericht(datatype: Datatype) -> bool:
    """Whether its limits depend on the message, so that it cannot be named in the base schema."""
    return datatype.naam in (
        "LDT_BerichtCode",
        "LDT_BerichtVersie",
        "LDT_BerichtSubversie",
        "LDT_IdentificatieDeclaratie",
    )


def _schrijf_datatype(node: etree._Element, datatype: Datatype, wet: Wet) -> None:
    beperking = _sub(node, "restriction", base=f"xs:{datatype.basis.value}")
    for waarde in datatype.waarden(wet):
        _sub(beperking, "enumeration", value=waarde)
    for attribuut, facet in _FACETTEN:
        grens = getattr(datatype, attribuut)
        if grens is not None:
            _sub(beperking, facet, value=str(grens))


def _schema(namespace: str, prefixen: dict[str, str]) -> etree._Element:
    root = etree.Element(f"{{{_XS}}}schema", nsmap={"xs": _XS, **prefixen})
    root.set("targetNamespace", namespace)
    root.set("elementFormDefault", "qualified")
    return root


def _sub(node: etree._Element, naam: str, **attributen: str) -> etree._Element:
    return etree.SubElement(node, f"{{{_XS}}}{naam}", attributen)
