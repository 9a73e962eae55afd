"""What may be added as a photo, by whom, and how much of it."""

from models import Person
from services.errors import NotFound, Refusal
from services.groups import groups_to_write_in
from services.texts import N_

MILLION = 1_000_000
MOST_PHOTOS = 10  # with one message: what a parent looks through between two errands
MOST_MEGABYTES = 20  # a 48 megapixel JPEG of a phone has 12; more is a film or a mistake
MOST_BYTES = MOST_MEGABYTES * MILLION
MOST_MEGAPIXELS = 100  # twice a 48 megapixel phone; a JPEG of it takes 60 MB to decode
MOST_MEGAPIXELS_WHOLE = 60  # of what is decoded whole: a HEIC of it takes 450 MB for a moment
MOST_MEGAPIXELS_WEBP = 25  # its reader has each pixel in memory four times


class UnreadablePhoto(Refusal):
    """What was sent cannot become a photo. Each way in which it cannot has its own sentence."""

    message = N_("This photo is damaged and cannot be read. Choose it again, or take another one.")


class PhotoEmpty(UnreadablePhoto):
    message = N_("This file is empty. Choose another photo.")


class PhotoTooHeavy(UnreadablePhoto):
    message = N_("This photo is larger than {most} MB. Make it smaller, or choose another one.")


class PhotoTooWide(UnreadablePhoto):
    message = N_(
        "This photo has more than {most} megapixels. Make it smaller, or choose another one."
    )


class PhotoTooWideForItsKind(PhotoTooWide):
    message = N_(
        "A photo of more than {most} megapixels must be an ordinary JPEG. "
        "Make it smaller, or choose another one."
    )


class NotAPhoto(UnreadablePhoto):
    message = N_("This file is not a photo. Choose a JPEG, PNG, WebP, HEIC or GIF.")


class TooManyPhotos(Refusal):
    message = N_("A message has at most {most} photos. Remove one to add another.")


class PhotoGone(NotFound):
    """Unknown, somebody else's, or with a message already: these are never told apart (P3)."""

    message = N_("One of the photos is no longer there. Remove it and add it again.")


async def only_those_who_publish_add_photos(person: Person) -> None:
    """P4. Only who publishes in a group adds photos."""
    if not await groups_to_write_in(person):
        raise NotFound


def a_photo_weighs_little_enough(size: int) -> None:
    """A file of `size` bytes holds something, and no more than the school's line carries."""
    if size <= 0:
        raise PhotoEmpty
    if size > MOST_BYTES:
        raise PhotoTooHeavy(most=MOST_MEGABYTES)


def a_photo_has_few_enough_pixels(width: int, height: int) -> None:
    """A picture fits in memory: asked of its first bytes, before it is decoded."""
    if width * height > MOST_MEGAPIXELS * MILLION:
        raise PhotoTooWide(most=MOST_MEGAPIXELS)


def a_photo_decoded_whole_has_few_enough_pixels(width: int, height: int, *, kind: str) -> None:
    """A picture fits in memory whose format (as Pillow names it) has to be decoded whole."""
    most = MOST_MEGAPIXELS_WEBP if kind == "WEBP" else MOST_MEGAPIXELS_WHOLE
    if width * height > most * MILLION:
        raise PhotoTooWideForItsKind(most=most)


def a_message_has_few_enough_photos(count: int) -> None:
    """A message stays something that a parent looks through in a minute."""
    if count > MOST_PHOTOS:
        raise TooManyPhotos(most=MOST_PHOTOS)
