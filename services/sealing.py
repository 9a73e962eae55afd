"""Secrets that must be recognised but never read back: codes and session tokens."""

import hashlib
import hmac

from services.settings import settings


def sealed(purpose: str, secret: str) -> str:
    """The only form in which a secret stays once its mail has left: HMAC-SHA256, so that a stolen
    database alone does not even give six-digit codes away. The purpose keeps one kind from
    serving as another."""
    key = settings().signing_secret.encode()
    return hmac.new(key, f"{purpose}:{secret}".encode(), hashlib.sha256).hexdigest()
