"""The import directions and other agreements about the shape of the code, held by reading it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

BASE = frozenset({"paths", "errors", "log", "werkboek"})

# What each part of app/ may import from app/, besides itself and the base modules.
_DOMAIN = frozenset({"standard"})
_MIDDLE = _DOMAIN | {"domain"}
_SERVICES = _MIDDLE | {"rules", "deadlines", "forms", "store"}
_REPORTS = _MIDDLE | {"store"}
_DOORS = _SERVICES | {"services", "reports"}
_OPDRACHTEN = (
    "cli_contract",
    "cli_declareren",
    "cli_geld",
    "cli_instellen",
    "cli_overzicht",
    "cli_termijnen",
    "cli_terugblik",
    "cli_verzoeken",
    "cli_woonplaats",
    "cli_zorg",
)
LAYERS: dict[str, frozenset[str]] = {
    **dict.fromkeys(BASE, frozenset()),
    "standard": frozenset(),
    "domain": _DOMAIN,
    "rules": _MIDDLE,
    "deadlines": _MIDDLE,
    "forms": _MIDDLE,
    "store": _MIDDLE,
    "services": _SERVICES,
    "reports": _REPORTS,
    "gui": _DOORS,
    "bootstrap": _DOORS | {"gui"},
    "cli": _DOORS | {"bootstrap", "cli_gebruik", "cli_uitvoer", *_OPDRACHTEN},
    "cli_gebruik": frozenset(),
    "cli_uitvoer": _DOORS,
    **dict.fromkeys(_OPDRACHTEN, _DOORS | {"cli_gebruik", "cli_uitvoer"}),
    "__main__": _DOORS | {"bootstrap", "cli", "gui"},
    "__init__": frozenset(),
}

# The only parts of app/ that may know a library; a longer name goes before a shorter one.
LIBRARIES: dict[str, frozenset[str]] = {
    "lxml": frozenset({"standard"}),
    "sqlalchemy": frozenset({"store", "reports"}),
    "sqlcipher3": frozenset({"store"}),
    "alembic": frozenset({"store"}),
    "openpyxl": frozenset({"services", "reports", "werkboek"}),
    "PySide6": frozenset({"gui"}),
    "PySide6.QtGui": frozenset({"gui", "reports"}),
    "shiboken6": frozenset({"gui"}),
    "reportlab": frozenset({"reports"}),
    "pypdfium2": frozenset({"gui"}),
    "icalendar": frozenset({"reports"}),
}

VAGUE_NAMES = frozenset({"util", "utils", "misc", "helper", "helpers", "manager", "managers"})
MOST_LINES = 400


@dataclass(frozen=True)
class Import:
    """One imported name, with the line it stands on."""

    name: str
    line: int


def imports(tree: ast.Module, module: str, *, package: bool) -> Iterator[Import]:
    """Give everything that a module imports, wherever in it, as full dotted names."""
    here = module.split(".") if package else module.split(".")[:-1]
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (Import(alias.name, node.lineno) for alias in names)
            case ast.ImportFrom(module=source, names=names, level=level):
                base = here[: len(here) - level + 1] if level else []
                prefix = ".".join([*base, *([source] if source else [])])
                yield from (Import(f"{prefix}.{alias.name}", node.lineno) for alias in names)
            case ast.Call(
                func=ast.Name("import_module" | "__import__") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(str(name)), *_],
            ):
                yield Import(name, node.lineno)


def violations(root: Path) -> list[str]:
    """Give each breach of the agreements in the tree under `root`, as `file:line: what`."""
    found: list[str] = []
    for file in sorted((root / "app").rglob("*.py")):
        found += [f"{file.relative_to(root)}{what}" for what in _breaches_in_app(file, root)]
    for file in sorted((root / "migrations").rglob("*.py")):
        for used in imports(_tree(file), "migrations.x", package=False):
            if _is_in(used.name, "app"):
                found.append(f"{file.relative_to(root)}:{used.line}: migrations import {used.name}")
    return found


def _breaches_in_app(file: Path, root: Path) -> Iterator[str]:
    parts = file.relative_to(root).with_suffix("").parts
    package = parts[-1] == "__init__"
    layer = parts[1]
    tree = _tree(file)

    length = len(file.read_text(encoding="utf-8").splitlines())
    if length > MOST_LINES:
        yield f":{length}: longer than {MOST_LINES} lines"
    for vague in VAGUE_NAMES.intersection(parts):
        yield f":1: a module called {vague}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield f":{node.lineno}: a global that changes"
    if layer not in LAYERS:
        yield f":1: {layer} has no place among the layers"
        return

    module = ".".join(parts[:-1] if package else parts)
    for used in imports(tree, module, package=package):
        other = used.name.split(".")[1] if _is_in(used.name, "app") and "." in used.name else None
        if other in LAYERS and other not in {layer} | BASE | LAYERS[layer]:
            yield f":{used.line}: {layer} imports {used.name}"
        library = max((lib for lib in LIBRARIES if _is_in(used.name, lib)), key=len, default=None)
        if library and layer not in LIBRARIES[library]:
            yield f":{used.line}: {layer} imports {used.name}"


def _is_in(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def test_the_code_keeps_to_the_agreements() -> None:
    assert violations(ROOT) == []


# The check itself, on a small tree


def plant(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def test_a_tree_that_keeps_to_them_is_accepted(tmp_path: Path) -> None:
    plant(
        tmp_path,
        {
            "app/__init__.py": '__version__ = "1"\n',
            "app/__main__.py": "from app import bootstrap, cli\nfrom app.gui import application\n",
            "app/cli.py": "from app import bootstrap\nfrom app.services import ontvangen\n",
            "app/bootstrap.py": "import app.gui.application\nfrom app.store import engine\n",
            "app/errors.py": "",
            "app/standard/codec.py": "from lxml import etree\nfrom app.errors import UserError\n",
            "app/domain/client.py": "from app.standard import nummers\nfrom .dossier import D\n",
            "app/rules/check.py": "from ..domain import client\nfrom . import finding\n",
            "app/store/engine.py": "import sqlalchemy.orm\nimport sqlcipher3\n",
            "app/store/upgrade.py": "def f():\n    from alembic import command\n",
            "app/services/ontvangen.py": "from app import log\nfrom app.store import engine\n",
            "app/reports/afdruk.py": "from PySide6.QtGui import QPainter\nimport openpyxl\n",
            "app/gui/task.py": "from PySide6 import QtCore\nfrom app.services import ontvangen\n",
            "migrations/env.py": "import sqlalchemy\nfrom alembic import context\n",
            "migrations/versions/0001.py": "import application\n",
        },
    )
    assert violations(tmp_path) == []


@pytest.mark.parametrize(
    ("file", "text", "what"),
    [
        ("standard/a.py", "from app.domain import client", "standard imports app.domain.client"),
        ("standard/a.py", "from ..domain import client", "standard imports app.domain.client"),
        ("standard/__init__.py", "from ..domain import x", "standard imports app.domain.x"),
        ("standard/b/__init__.py", "from ...rules import x", "standard imports app.rules.x"),
        ("domain/a.py", "import app.rules.check", "domain imports app.rules.check"),
        ("rules/a.py", "from app import store", "rules imports app.store"),
        ("deadlines/a.py", "from app.rules.finding import F", "deadlines imports app.rules.fi"),
        ("forms/a.py", "def f():\n    from app.deadlines import x", "forms imports app.deadlines"),
        ("store/a.py", "if TYPE_CHECKING:\n    import app.forms", "store imports app.forms"),
        ("store/a.py", "from app import services", "store imports app.services"),
        ("services/a.py", "from app.gui.task import Task", "services imports app.gui.task.Task"),
        ("services/a.py", "import app.reports", "services imports app.reports"),
        ("reports/a.py", "from app.services import x", "reports imports app.services.x"),
        ("gui/a.py", "from app import bootstrap", "gui imports app.bootstrap"),
        ("gui/a.py", "import_module('app.bootstrap')", "gui imports app.bootstrap"),
        ("gui/a.py", "importlib.import_module('app.cli')", "gui imports app.cli"),
        ("cli.py", "import app.gui.application", "cli imports app.gui.application"),
        ("bootstrap.py", "from app import cli", "bootstrap imports app.cli"),
        ("errors.py", "from app.standard import codec", "errors imports app.standard.codec"),
        ("__init__.py", "from .standard import codec", "__init__ imports app.standard.codec"),
        ("rules/a.py", "import lxml.etree", "rules imports lxml.etree"),
        ("services/a.py", "from sqlalchemy import select", "services imports sqlalchemy.select"),
        ("reports/a.py", "import sqlcipher3", "reports imports sqlcipher3"),
        ("reports/a.py", "from alembic import op", "reports imports alembic.op"),
        ("reports/a.py", "from PySide6 import QtWidgets", "reports imports PySide6.QtWidgets"),
        ("reports/a.py", "from PySide6.QtGuiX import y", "reports imports PySide6.QtGuiX.y"),
        ("store/a.py", "import openpyxl", "store imports openpyxl"),
        ("gui/a.py", "from reportlab import x", "gui imports reportlab.x"),
        ("reports/a.py", "import pypdfium2", "reports imports pypdfium2"),
        ("forms/a.py", "from PySide6.QtGui import QColor", "forms imports PySide6.QtGui.QColor"),
        ("extra/a.py", "", "extra has no place among the layers"),
        ("domain/utils.py", "", "a module called utils"),
        ("gui/helpers/a.py", "", "a module called helpers"),
        ("domain/a.py", "def f():\n    global x\n    x = 1", "a global that changes"),
        ("domain/a.py", "x = 1\n" * 401, "longer than 400 lines"),
    ],
)
def test_a_planted_breach_is_found(file: str, text: str, what: str, tmp_path: Path) -> None:
    plant(tmp_path, {f"app/{file}": f"{text}\n"})
    (found,) = violations(tmp_path)
    assert found.startswith(f"app/{file}:")
    assert what in found


def test_migrations_may_not_import_the_app(tmp_path: Path) -> None:
    plant(tmp_path, {"migrations/versions/0001.py": "import re\nfrom app.store import tables\n"})
    assert violations(tmp_path) == [
        "migrations/versions/0001.py:2: migrations import app.store.tables"
    ]
