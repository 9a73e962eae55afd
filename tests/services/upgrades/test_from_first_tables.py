"""A school that opened with the first tables goes on with all that it told."""

from pathlib import Path
from typing import Any

import pytest

from models import Like, Photo, Post, PostState, Seen
from services.upgrades.start import upgrade
from tests.services.upgrades.upgrading import REAL_MIGRATION, connected, contents, migrate_plainly

FIRST = "0001_first_tables"
NOW = "2026-03-04 09:00:00+00:00"
ROWS = f"""
INSERT INTO "group" (id, public_id, name, grades, hue) VALUES (1, 'g', 'De Gorgels', '3-4-5', 1);
INSERT INTO schoolyear (id, name, first_day, last_day, is_current)
    VALUES (1, '2025-2026', '2025-08-01', '2026-07-31', TRUE);
INSERT INTO person (id, public_id, name, called, email, email_key, role, language)
    VALUES (1, 'p', 'Anna Visser', '', 'a@school.example', 'a@school.example', 'teacher', 'nl');
INSERT INTO post (id, public_id, title, text, published_at, counts_for_day, author_id, group_id,
    school_year_id) VALUES (1, 'b', 'Bos', 'Bladeren', '{NOW}', '2026-03-04', 1, 1, 1);
INSERT INTO photo (id, public_id, content, width, height, position, alt, added_at, owner_id,
    post_id) VALUES (1, 'f', 'c', 4, 3, 0, '', '{NOW}', 1, 1);
INSERT INTO "like" (id, liked_at, person_id, post_id) VALUES (1, '{NOW}', 1, 1);
INSERT INTO seen (id, seen_at, person_id, post_id) VALUES (1, '{NOW}', 1, 1);
"""  # noqa: S608  (our own words)


@pytest.fixture
def first_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    package = tmp_path / "with_first_tables"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / f"{FIRST}.py").write_text(REAL_MIGRATION.format(name=FIRST))
    monkeypatch.syspath_prepend(tmp_path)
    return package.name


async def test_every_message_stays_out_with_its_photos_and_hearts(
    url: str, first_version: str
) -> None:
    await migrate_plainly(url, first_version)
    async with connected(url) as connection:
        await connection.execute_script(ROWS)
    before = await contents(url)

    lock = await upgrade(url)

    if lock is not None:
        lock.close()
    assert only_columns_of(before, await contents(url)) == before
    async with connected(url):
        post = await Post.get(state=PostState.OUT, edited_at=None, school_day=None)
        for table in (Photo, Like, Seen):
            assert await table.filter(post_id=post.id).count() == 1


def only_columns_of(
    before: dict[str, list[dict[str, Any]]], after: dict[str, list[dict[str, Any]]]
) -> dict[str, list[dict[str, Any]]]:
    """What is there now, without the tables, columns and migrations that came since."""
    return {
        table: [
            {column: now[column] for column in was}
            for was, now in zip(rows, after[table], strict=False)
        ]
        for table, rows in before.items()
    }
