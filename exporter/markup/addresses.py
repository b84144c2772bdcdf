"""Web addresses in the form that standards call valid."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

_SAFE = "!$&'()*+,;=:@/?%~-._"
_BROKEN_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"(?:[^\s#%/:<>?@\[\\\]^|\x00-\x20\x7f]+|\[[0-9A-Fa-f:.]+\])(?::\d{0,5})?")


def valid_address(address: str) -> str | None:
    """An absolute address with whatever it may not hold percent-encoded.

    What is valid already comes back as it is; letters of all scripts are valid.

    Returns:
        `None` where no encoding can help: a host that is none.

    Source: https://url.spec.whatwg.org/#url-writing
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if parts.scheme in {"http", "https", "ftp", "ftps"}:
        _user, _at, host = parts.netloc.rpartition("@")
        if not _HOST.fullmatch(host) or not _port_fits(host):
            return None
    return urlunsplit(
        (
            parts.scheme,
            parts.netloc,
            _encoded(parts.path),
            _encoded(parts.query),
            _encoded(parts.fragment),
        )
    )


def _port_fits(host: str) -> bool:
    port = host.rpartition(":")[2]
    return not port.isdigit() or int(port) <= 65535


def _encoded(part: str) -> str:
    """Percent-encode what no part of an address may hold, and lone percent signs."""
    if part.isascii() and part.isalnum():
        return part
    whole = _BROKEN_PERCENT.sub("%25", part)
    return "".join(
        character if character.isalnum() and not character.isascii() else quote(character, _SAFE)
        for character in whole
    )
