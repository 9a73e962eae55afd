"""Makes a photo ready for the timeline: turned, scaled, in sRGB, and without a word about where,
when or with what it was taken.

Nothing of the file survives but its pixels. What a browser gets is always encoded here.
"""

import struct
import zlib
from io import BytesIO

import pillow_heif
from PIL import ExifTags, Image, ImageCms, UnidentifiedImageError

from services.policies.picturing import (
    MOST_MEGAPIXELS,
    NotAPhoto,
    PhotoTooWide,
    UnreadablePhoto,
    a_photo_has_few_enough_pixels,
    a_photo_weighs_little_enough,
)

SIZES = (320, 960, 1920)  # pixels of the longest side: a thumbnail, a phone, a tablet
LARGEST = SIZES[-1]
QUALITY = 80  # of WebP: no difference to the eye on faces and grass
EFFORT = 2  # of WebP, 0 to 6: measured, 4 takes 1.6 times as long for 1% fewer bytes
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "GIF")  # what phones make; a short list is a safe one
SRGB = ImageCms.createProfile("sRGB")

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # EXIF 2.32, table 4, tag 274

BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    RuntimeError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    struct.error,
    zlib.error,
)  # fmt: skip  (what Pillow's readers raise for a file that is damaged, by accident or on purpose)

pillow_heif.register_heif_opener()  # teaches Pillow to read HEIC


def renditions(data: bytes) -> dict[int, bytes]:
    """The photo as WebP for each of SIZES, by the longest side in pixels; never enlarged.

    Takes tenths of a second and a processor: call it in a thread. Raises UnreadablePhoto.
    """
    a_photo_weighs_little_enough(len(data))
    picture = _picture_in(data)
    made: dict[int, bytes] = {}
    encoded = b""
    for size in reversed(SIZES):  # each from the one before: a quarter of the pixels to go through
        smaller = _fitted(picture, size)
        if not encoded or smaller is not picture:
            encoded = _webp(smaller)
        made[size], picture = encoded, smaller
    return made


def dimensions(rendition: bytes) -> tuple[int, int]:
    """Width and height in pixels of what `renditions` made."""
    with Image.open(BytesIO(rendition), formats=["WEBP"]) as picture:
        return picture.size


def _picture_in(data: bytes) -> Image.Image:
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as file:
            a_photo_has_few_enough_pixels(*file.size)
            return _plain(file)
    except UnidentifiedImageError as unknown:
        raise NotAPhoto from unknown
    except Image.DecompressionBombError as bomb:  # Pillow's own limit, far above ours
        raise PhotoTooWide(most=MOST_MEGAPIXELS) from bomb
    except BROKEN as broken:
        raise UnreadablePhoto from broken


def _plain(file: Image.Image) -> Image.Image:
    """The pixels, no larger than they are shown: upright, opaque, sRGB."""
    longest = max(file.size)
    # A JPEG can be decoded at half, a quarter or an eighth. The box must have the picture's own
    # shape: a square one asks for more pixels than are needed, and gets them all.
    file.draft(None, (-(-file.width * LARGEST // longest), -(-file.height * LARGEST // longest)))
    file.load()
    turn, profile = _turn_of(file), file.info.get("icc_profile")
    picture = _in_srgb(_on_white(_fitted(_eight_bits(file), LARGEST)), profile)
    return picture if turn is None else picture.transpose(turn)


def _turn_of(file: Image.Image) -> Image.Transpose | None:
    if file.format == "HEIF":  # turned by its reader already; twice is upside down
        return None
    try:
        return TURNS.get(file.getexif().get(ExifTags.Base.Orientation, 1))
    except BROKEN:  # a camera that writes nonsense in its EXIF still takes photos
        return None


def _eight_bits(picture: Image.Image) -> Image.Image:
    """In a mode that can be scaled: Pillow clips 16 bits and does not blend palettes."""
    if picture.mode.startswith("I"):
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture if picture.mode in {"L", "RGB", "CMYK"} else picture.convert("RGB")


def _fitted(picture: Image.Image, size: int) -> Image.Image:
    scale = size / max(picture.size)
    if scale >= 1:
        return picture
    width, height = (max(1, round(side * scale)) for side in picture.size)
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture.getchannel("A"))
    return white


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """With the colours every screen understands: renditions carry no profile."""
    if profile:
        try:
            return _converted(picture, profile)
        except (ImageCms.PyCMSError, *BROKEN):  # not a profile, or of another kind of picture
            pass
    return picture.convert("RGB")


def _converted(picture: Image.Image, profile: bytes) -> Image.Image:
    converted = ImageCms.profileToProfile(
        picture,
        ImageCms.ImageCmsProfile(BytesIO(profile)),
        ImageCms.ImageCmsProfile(SRGB),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    return converted or picture.convert("RGB")


def _webp(picture: Image.Image) -> bytes:
    """Encoded, without anything but pixels: no EXIF, no XMP, no profile, no comment."""
    written = BytesIO()
    picture.save(
        written, "WEBP", quality=QUALITY, method=EFFORT, exif=b"", xmp=b"", icc_profile=b""
    )
    return written.getvalue()
