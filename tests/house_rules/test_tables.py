"""What holds for every table of the school."""

import ast

import pytest
from tortoise import fields
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.indexes import Index
from tortoise.models import Model

import models
from tests.house_rules.repository import code, name_of, tree_of

TABLES = [
    table for table in vars(models).values() if isinstance(table, type) and issubclass(table, Model)
]
RELATIONS = {"ForeignKeyField", "OneToOneField"}

every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)


def column(table: type[Model], name: str) -> str:
    """What a field is called in the database: "post" is "post_id"."""
    return table._meta.fields_map[name].source_field or name


def indexes(table: type[Model]) -> list[Index]:
    """The indexes by name; a plain tuple of fields, which has none, is not one of ours."""
    assert [index for index in table._meta.indexes if not isinstance(index, Index)] == []
    return [index for index in table._meta.indexes if isinstance(index, Index)]


def test_every_table_is_looked_at() -> None:
    assert {table.__name__ for table in TABLES} <= set(models.__all__)
    assert len(TABLES) >= 18


@every_table
def test_moments_are_called_at_and_days_are_called_day(table: type[Model]) -> None:
    for name, field in table._meta.fields_map.items():
        if isinstance(field, fields.DatetimeField):
            assert name.endswith("_at")
        elif isinstance(field, fields.DateField):
            assert name.endswith("_day")


@every_table
def test_moments_are_stored_in_utc(table: type[Model]) -> None:
    moments = [
        field
        for field in table._meta.fields_map.values()
        if isinstance(field, fields.DatetimeField)
    ]

    assert {type(field).__name__ for field in moments} <= {"UtcDatetimeField"}


@every_table
def test_every_reference_is_found_quickly(table: type[Model]) -> None:
    """An index begins with it, or a unique constraint, which is an index as well: neither database
    makes one by itself."""
    meta = table._meta
    first = {column(table, index.fields[0]) for index in indexes(table)}
    first |= {column(table, together[0]) for together in meta.unique_together}
    first |= {column(table, name) for name, field in meta.fields_map.items() if field.unique}
    references = {
        field.source_field
        for field in meta.fields_map.values()
        if isinstance(field, ForeignKeyFieldInstance)
    }

    assert references - first == set()


@every_table
def test_every_index_has_a_name(table: type[Model]) -> None:
    """A name that a migration and a query plan can be read by. `index=True` makes none at all."""
    assert [index for index in indexes(table) if not index.name] == []
    flagged = [
        name
        for name, field in table._meta.fields_map.items()
        if field.index and not field.unique and not field.pk
    ]
    assert flagged == []


def test_no_two_indexes_share_a_name() -> None:
    """On PostgreSQL the name of an index counts for all tables."""
    names = [str(index.name) for table in TABLES for index in indexes(table)]

    assert sorted(names) == sorted(set(names))


@every_table
def test_what_stands_in_an_address_is_random_and_unique(table: type[Model]) -> None:
    field = table._meta.fields_map.get("public_id")
    if field is not None:
        assert field.unique
        assert isinstance(field, fields.CharField)
        made = {field.default() for _each in range(100)}
        assert len(made) == 100
        assert {len(public_id) for public_id in made} == {field.max_length}


@every_table
def test_row_numbers_stay_inside(table: type[Model]) -> None:
    assert type(table._meta.pk) is fields.BigIntField
    assert table._meta.pk.generated


def test_every_reference_says_what_happens_when_its_target_goes() -> None:
    """Left out it means CASCADE, which nobody should get by accident."""
    relations = [
        (file, call)
        for file in code(".py", below=("models",))
        for call in ast.walk(tree_of(file))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in RELATIONS
    ]

    silent = [
        f"{name_of(file)}:{call.lineno}"
        for file, call in relations
        if "on_delete" not in {keyword.arg for keyword in call.keywords}
    ]
    assert len(relations) > 20
    assert silent == []


def test_only_units_of_work_begin_transactions() -> None:
    """They know what follows the commit, and what a task that is cancelled leaves behind."""
    allowed = {"services/transactions.py", "services/upgrades/postgresql.py"}
    users = {
        name_of(file)
        for file in code(".py", below=("services", "pages", "models"))
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.ImportFrom) and node.module == "tortoise.transactions"
    }

    assert users == allowed
