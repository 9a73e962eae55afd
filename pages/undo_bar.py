"""The bar under a timeline: what its reader has just published, and may still take back."""

from markupsafe import Markup

from models import Person
from pages.drawing import drawn
from services import clock, corrections


async def undo_bar(author: Person) -> Markup:
    """A row for each message that may be taken back now; nothing when there is none. The seconds
    that are left are told from here: the clock of a tablet may say anything."""
    posts = await corrections.undoable_posts(author)
    now = clock.now()
    rows = [
        {"post": post, "seconds": int((post.until - now).total_seconds())}
        for post in posts
        if post.until > now
    ]
    return drawn("undo_bar.html", rows=rows) if rows else Markup()
