"""Makes a photo ready for the timeline: turned, scaled, in sRGB, and without a word about where,
when or with what it was taken.

Nothing of the file survives but its pixels. What a browser gets is always encoded here.
"""

import struct
import threading
import zlib
from contextlib import AbstractContextManager, nullcontext
from io import BytesIO

import pillow_heif
from PIL import ExifTags, Image, ImageCms, UnidentifiedImageError

from services.policies.picturing import (
    MOST_MEGAPIXELS,
    NotAPhoto,
    PhotoTooWide,
    UnreadablePhoto,
    a_photo_decoded_whole_has_few_enough_pixels,
    a_photo_has_few_enough_pixels,
    a_photo_weighs_little_enough,
)

SIZES = (320, 960, 1920)  # pixels of the longest side: a thumbnail, a phone, a tablet
LARGEST = SIZES[-1]
QUALITY = 80  # of WebP: no difference to the eye on faces and grass
EFFORT = 2  # of WebP, 0 to 6: measured, 4 takes 1.6 times as long for 1% fewer bytes
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "GIF")  # what phones make; a short list is a safe one
SHRUNK = ("JPEG", "MPO")  # formats that can be decoded at half, a quarter or an eighth
GAP = 2  # what is scaled down in one go with care; what is more is averaged away before
STRIP = 64  # rows of what is left after that: a few megabytes at a time
FEW_PIXELS = 16_000_000  # what may be decoded whole beside another photo
SRGB = ImageCms.createProfile("sRGB")

_whole = threading.Lock()  # large photos that must be decoded whole are, one by one

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

    Takes tenths of a second and a processor: call it in a thread. Takes memory for a moment:
    35 MB for a JPEG of a phone and 90 MB for its HEIC, 450 MB for the largest HEIC there may be.
    Raises UnreadablePhoto.
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
            with _room_for(file):
                return _plain(file)
    except UnidentifiedImageError as unknown:
        raise NotAPhoto from unknown
    except Image.DecompressionBombError as bomb:  # Pillow's own limit, far above ours
        raise PhotoTooWide(most=MOST_MEGAPIXELS) from bomb
    except BROKEN as broken:
        raise UnreadablePhoto from broken


def _room_for(file: Image.Image) -> AbstractContextManager[object]:
    """The memory to decode it: all of its pixels at once, unless it is a JPEG that comes row by
    row. Of a progressive one every row is known at the very end (ITU-T T.81, G.1.1)."""
    if file.format in SHRUNK and not file.info.get("progressive"):
        return nullcontext()
    a_photo_decoded_whole_has_few_enough_pixels(*file.size, kind=str(file.format))
    return _whole if file.width * file.height > FEW_PIXELS else nullcontext()


def _plain(file: Image.Image) -> Image.Image:
    """The pixels, no larger than they are shown: upright, opaque, sRGB."""
    longest = max(file.size)
    # Only a JPEG can be decoded smaller. The box must have the picture's own shape: a square one
    # asks for more pixels than are needed, and gets them all.
    file.draft(None, (-(-file.width * LARGEST // longest), -(-file.height * LARGEST // longest)))
    file.load()
    turn, profile = _turn_of(file), file.info.get("icc_profile")
    picture = _in_srgb(_on_white(_shrunk(file)), profile)
    return picture if turn is None else picture.transpose(turn)


def _turn_of(file: Image.Image) -> Image.Transpose | None:
    if file.format == "HEIF":  # turned by its reader already; twice is upside down
        return None
    try:
        return TURNS.get(file.getexif().get(ExifTags.Base.Orientation, 1))
    except BROKEN:  # a camera that writes nonsense in its EXIF still takes photos
        return None


def _shrunk(file: Image.Image) -> Image.Image:
    """No larger than LARGEST, in a mode that can be scaled. What is much larger goes strip by
    strip: as a whole it would be in memory up to four times."""
    factor = max(file.size) // (LARGEST * GAP)
    if factor <= 1:
        return _fitted(_eight_bits(file), LARGEST)
    averaged = _averaged(file, factor)
    box = (0, 0, file.width / factor, file.height / factor)  # the last row may be a part of one
    return averaged.resize(_size_within(file, LARGEST), Image.Resampling.LANCZOS, box=box)


def _averaged(file: Image.Image, factor: int) -> Image.Image:
    """One pixel for each square of `factor` by `factor` pixels."""
    mode = _eight_bits(file.crop((0, 0, 1, 1))).mode
    averaged = Image.new(mode, (-(-file.width // factor), -(-file.height // factor)))
    for top in range(0, file.height, STRIP * factor):
        bottom = min(top + STRIP * factor, file.height)
        strip = _eight_bits(file.crop((0, top, file.width, bottom))).reduce(factor)
        averaged.paste(strip, (0, top // factor))
    return averaged


def _eight_bits(picture: Image.Image) -> Image.Image:
    """In a mode that can be scaled: Pillow clips 16 bits and does not blend palettes."""
    if picture.mode.startswith("I"):
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture if picture.mode in {"L", "RGB", "CMYK"} else picture.convert("RGB")


def _fitted(picture: Image.Image, size: int) -> Image.Image:
    if max(picture.size) <= size:
        return picture
    fitting = _size_within(picture, size)
    return picture.resize(fitting, Image.Resampling.LANCZOS, reducing_gap=GAP)


def _size_within(picture: Image.Image, size: int) -> tuple[int, int]:
    scale = size / max(picture.size)
    return max(1, round(picture.width * scale)), max(1, round(picture.height * scale))


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
