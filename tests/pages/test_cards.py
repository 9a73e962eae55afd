"""A card is drawn once, and each viewer sees their own heart and their own children on it."""

import re
from datetime import UTC, datetime

import pytest
from markupsafe import Markup

from pages.cards import card
from pages.drawing import drawn
from services.post_views import PhotoView, PostContent, PostView
from services.texts import speaking


def a_content(title: str = "Naar het bos") -> PostContent:
    return PostContent(
        public_id="abcdefgh",
        title=title,
        text="We zochten bladeren.",
        author_called="juf Anna",
        group_name="De Gorgels",
        hue=1,
        published_at=datetime(2026, 3, 4, 13, 5, tzinfo=UTC),
        photos=(PhotoView(public_id="p1", width=4, height=3, alt="Een eik"),),
    )


def seen(
    content: PostContent, *, children: tuple[str, ...] = (), likes: int = 0, liked: bool = False
) -> str:
    """The card, with its white space made equal."""
    view = PostView(content=content, for_children=children, like_count=likes, is_liked=liked)
    return re.sub(r"\s+", " ", card(view, is_first=False))


def test_each_family_reads_the_names_of_its_own_children() -> None:
    yilmaz = seen(a_content(), children=("Elif", "Deniz"))
    de_wit = seen(a_content(), children=("Emma",))
    teacher = seen(a_content())

    assert "De Gorgels · juf Anna · 14.05 · voor Elif en Deniz</p>" in yilmaz
    assert "De Gorgels · juf Anna · 14.05 · voor Emma</p>" in de_wit
    assert "De Gorgels · juf Anna · 14.05</p>" in teacher


def test_each_viewer_sees_the_own_heart_and_the_count_of_the_moment() -> None:
    fatma = seen(a_content(), likes=12, liked=True)
    jan = seen(a_content(), likes=13)

    assert 'aria-pressed="true"' in fatma and '<span data-testid="like-count">12<' in fatma
    assert 'aria-pressed="false"' in jan and '<span data-testid="like-count">13<' in jan


def test_a_card_speaks_the_language_of_its_viewer() -> None:
    dutch = seen(a_content(), children=("Elif", "Deniz"))
    with speaking("en"):
        english = seen(a_content(), children=("Elif", "Deniz"))

    assert "14.05 · voor Elif en Deniz" in dutch
    assert "14:05 · for Elif and Deniz" in english


def test_a_message_that_was_changed_is_drawn_anew() -> None:
    before, after = seen(a_content("Naar het bos")), seen(a_content("Naar het strand"))

    assert "Naar het bos" in before
    assert "Naar het strand" in after
    assert "Naar het bos" not in after


def test_what_people_wrote_is_text_and_never_markup() -> None:
    html = seen(a_content('<script>"Bos"</script>'), children=("<b>Elif</b>",))

    assert "<script" not in html
    assert "<b>" not in html
    assert "voor &lt;b&gt;Elif&lt;/b&gt;" in html


def test_two_hundred_families_cost_one_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    drawings: list[str] = []

    def draw(template: str, **facts: object) -> Markup:
        drawings.append(template)
        return drawn(template, **facts)

    monkeypatch.setitem(card.__globals__, "drawn", draw)

    for number in range(200):
        seen(a_content("Twee honderd keer gezien"), children=(f"Kind {number}",), likes=number)

    assert drawings == ["card.html"]
