"""Mail that the school owes someone."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from models.base import EMAIL_LENGTH, UtcDatetimeField


class MailKind(StrEnum):
    """What a mail is about."""

    ACCESS_CODE = "access_code"
    CODE_USED = "code_used"
    SIGN_IN_CODE = "sign_in_code"


class OutgoingMail(Model):
    """One mail, written in the transaction of the deed that causes it (Dutch: uitgaande mail)."""

    id = fields.BigIntField(primary_key=True)
    kind = fields.CharEnumField(MailKind, max_length=20)
    to_address = fields.CharField(max_length=EMAIL_LENGTH)
    language = fields.CharField(max_length=5, default="nl")
    subject = fields.CharField(max_length=200)
    text = fields.TextField()  # emptied once sent: codes do not stay behind
    dedupe_key = fields.CharField(max_length=120, unique=True)  # the same deed mails once
    message_id = fields.CharField(max_length=200, unique=True)  # RFC 5322, the same at every try
    created_at = UtcDatetimeField()
    due_at = UtcDatetimeField()  # not before this moment; moved on after a failed try
    tries = fields.IntField(default=0)
    claimed_at = UtcDatetimeField(null=True)
    sent_at = UtcDatetimeField(null=True)
    failed_at = UtcDatetimeField(null=True)  # given up
    last_answer = fields.CharField(max_length=500, default="")  # the server's words

    class Meta(Model.Meta):
        indexes: ClassVar = [Index(fields=["sent_at", "failed_at", "due_at"], name="mail_waiting")]
