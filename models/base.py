"""What every table shares: a key that stays inside, an id that may be seen, and times in UTC."""

import secrets
from datetime import UTC, datetime
from typing import Any

from tortoise import fields
from tortoise.fields.data import T_DATETIME
from tortoise.models import Model


class UtcDatetimeField(fields.DatetimeField[T_DATETIME]):
    """A moment, stored in UTC. SQLite keeps times as text, which sorts rightly only in one zone."""

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> Any:  # noqa: ANN401  (Tortoise's signature)
        if isinstance(value, datetime):
            if value.tzinfo is None:
                raise ValueError(f"a moment needs a time zone: {value!r}")
            value = value.astimezone(UTC)
        return super().to_db_value(value, instance)

    def to_python_value(self, value: Any) -> datetime | None:  # noqa: ANN401  (Tortoise's signature)
        if isinstance(value, str):  # from SQLite; Tortoise's own reader takes thirty times as long
            moment = datetime.fromisoformat(value)
            if moment.tzinfo is UTC:
                return moment
        return super().to_python_value(value)


def new_public_id() -> str:
    """96 random bits: what may stand in an address, so that nobody can guess the next one."""
    return secrets.token_urlsafe(12)


PUBLIC_ID_LENGTH = 16
EMAIL_LENGTH = 254  # RFC 5321, 4.5.3.1.3
HASH_LENGTH = 64  # SHA-256 in hexadecimal
NAME_LENGTH = 100


def public_id_field() -> Any:  # noqa: ANN401  (a field's type is its value's, once the model is made)
    return fields.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=new_public_id)
