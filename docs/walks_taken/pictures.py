"""Where the pictures of a walk stand, and how they are kept small."""

import io
from pathlib import Path
from typing import Any, Final

from PIL import Image

FOLDER: Final = Path(__file__).resolve().parents[1] / "pictures" / "walks"
QUALITY: Final = 82
"""Of WebP: letters stay sharp, and a page of a telephone takes some 30 kB."""


def keep(picture: bytes, name: str) -> None:
    """Keep a picture of a window or a sheet, in any format that Pillow reads."""
    keep_image(Image.open(io.BytesIO(picture)), name)


def keep_image(image: Any, name: str) -> None:
    """Keep a picture that is in memory."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    image.convert("RGB").save(FOLDER / f"{name}.webp", quality=QUALITY, method=6)
