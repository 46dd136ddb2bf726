# SPDX-License-Identifier: Apache-2.0
"""Tokens of users who have logged in: signed with a key that all masters share, so that each knows them."""
import base64
import functools
import hashlib
import hmac
import json
import secrets
import time

import etcd

FIVE_DAYS = 5 * 24 * 3600


@functools.lru_cache(maxsize=None)
def key():
    return etcd.once('/tokens/key', lambda: secrets.token_hex(32)).encode()


def issue(user):
    told = f'{part({"typ": "JWT", "alg": "HS256"})}.{part({"uid": user, "exp": int(time.time()) + FIVE_DAYS})}'
    return f'{told}.{signature(told)}'


def user_of(token):
    """Whose token it is, or None."""
    told, _, signed = token.rpartition('.')
    if not told or not hmac.compare_digest(signature(told).encode(), signed.encode()):
        return None
    claims = claims_of(token)
    return claims.get('uid') if claims.get('exp', 0) > time.time() else None


def claims_of(token):
    """What a token says, whoever signed it."""
    try:
        text = token.split('.')[1]
        claims = json.loads(base64.urlsafe_b64decode(text + '=' * (-len(text) % 4)))
        return claims if isinstance(claims, dict) else {}
    except (IndexError, ValueError):
        return {}


def part(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip('=')


def signature(told):
    return base64.urlsafe_b64encode(hmac.new(key(), told.encode(), hashlib.sha256).digest()).decode().rstrip('=')
