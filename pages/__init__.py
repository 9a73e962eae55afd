"""The screens of Klasvenster."""

from pages.composer import add_composer_pages
from pages.corrections import add_correction_pages
from pages.live import add_live_updates
from pages.me import add_me_pages
from pages.photos import add_photo_routes
from pages.problems import add_problem_pages
from pages.public import add_sign_in_pages
from pages.timeline import add_timeline_pages
from pages.wellbeing import add_wellbeing_routes
from services.settings import settings


def add_pages() -> None:
    """Every address of Klasvenster, by the screen it belongs to."""
    add_sign_in_pages()
    add_timeline_pages()
    add_composer_pages()
    add_correction_pages()
    add_photo_routes()
    add_me_pages()
    add_wellbeing_routes()
    add_problem_pages()
    add_live_updates()
    if settings().demo:
        from pages.demo import add_demo_pages  # noqa: PLC0415  (a school has no such pages)

        add_demo_pages()
