"""Pages ask a service. They never ask a table."""

import ast
from pathlib import Path

import pytest

import models
from tests.house_rules.repository import code, name_of, tree_of

PAGES = code(".py", below=("pages",))
WRITES = {"save", "delete", "fetch_related", "refresh_from_db"}


def queries_in(tree: ast.Module) -> list[str]:
    """Calls on a model, by whatever name it was imported, and awaited deeds that a row knows."""
    tables = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "models"
        for alias in node.names
        if alias.name in models.__all__
    }
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    awaited = [node.value for node in ast.walk(tree) if isinstance(node, ast.Await)]
    return [
        f"line {call.lineno}: {ast.unparse(call.func)}(...)"
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and (
            ast.unparse(call.func).split(".")[0] in tables
            or (call in awaited and call.func.attr in WRITES)
        )
    ]


def imports_of(tree: ast.Module) -> set[str]:
    """The packages that a file imports."""
    names = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("file", PAGES, ids=name_of)
def test_a_page_asks_no_table(file: Path) -> None:
    assert queries_in(tree_of(file)) == []
    assert "tortoise" not in imports_of(tree_of(file))


def test_a_query_is_recognised() -> None:
    source = (
        "from models import Post as P\n"
        "async def page(post, routes):\n"
        "    P.filter(id=1)\n"
        "    await post.save()\n"
        "    routes.delete('/photo')"
    )

    assert len(queries_in(ast.parse(source))) == 2
    assert imports_of(ast.parse("import tortoise.models")) == {"tortoise"}
