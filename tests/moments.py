"""Moments, as somebody at school writes them down."""

from datetime import datetime

from services import clock


def moment(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=clock.SCHOOL_ZONE)
