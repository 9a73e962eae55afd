"""`python -m services.demo.pictures boats-0 ...` draws these and keeps them. See album.py."""

import sys

from services.demo.pictures.album import draw_for_others

draw_for_others(sys.argv[1:])
