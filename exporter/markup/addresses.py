"""Web addresses in the form that standards call valid."""

import re
from unicodedata import category
from urllib.parse import quote, unquote, urlsplit, urlunsplit

_SAFE = "!$&'()*+,;=:@/?%~-._"
_BROKEN_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"(?:[^\s#%/:<>?@\[\\\]^|\x00-\x20\x7f]+|\[[0-9A-Fa-f:.]+\])(?::\d{0,5})?")
_WITH_HOST = frozenset({"http", "https", "ftp", "ftps"})
_UNKNOWN_TO_EPUBCHECK = frozenset({"geo", "sms"})
"""Registered with IANA (RFC 5870, RFC 5724), but EPUBCheck 5.3 warns of them (HTM-025)."""


def valid_address(address: str, *, epub: bool = False) -> str | None:
    """An absolute address with whatever it may not hold percent-encoded.

    What is valid already comes back as it is; letters of all scripts are valid. A `doi:` becomes
    the web address that its foundation asks for.

    Args:
        address: With a scheme of `tree.check.SCHEMES`.
        epub: It is for an EPUB, whose checker knows fewer schemes.

    Returns:
        `None` where no encoding can help: no scheme, a host that is none, nothing
        after the scheme.

    Sources: https://url.spec.whatwg.org/#url-writing,
        https://www.crossref.org/display-guidelines/
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if not parts.scheme:
        return None
    if parts.scheme in _WITH_HOST:
        if not _is_host(parts.netloc.rpartition("@")[2]):
            return None
    elif not (parts.netloc or parts.path) or (epub and parts.scheme in _UNKNOWN_TO_EPUBCHECK):
        return None
    path, query, fragment = map(_encoded, (parts.path, parts.query, parts.fragment))
    if parts.scheme == "doi":
        return urlunsplit(("https", "doi.org", f"/{path.lstrip('/')}", query, fragment))
    return urlunsplit((parts.scheme, parts.netloc, path, query, fragment))


def _is_host(host: str) -> bool:
    """Whether a host, with its port, can be one."""
    if not _HOST.fullmatch(host):
        return False
    if host.startswith("["):
        return True
    name, _colon, port = host.partition(":")
    if port and int(port) > 65535:
        return False
    return all(map(_is_label, name.removesuffix(".").split(".")))


def _is_label(label: str) -> bool:
    """Whether a part of a host's name can be one; `xn--` announces Punycode (RFC 3492)."""
    if not label.lower().startswith("xn--"):
        return bool(label)
    try:
        return bool(label[4:].encode("ascii").decode("punycode"))
    except UnicodeError:
        return False


def _encoded(part: str) -> str:
    """Percent-encode what no part of an address may hold, and lone percent signs."""
    if part.isascii() and part.isalnum():
        return part
    whole = _BROKEN_PERCENT.sub("%25", part)
    return "".join(
        character if character.isalnum() and not character.isascii() else quote(character, _SAFE)
        for character in whole
    )


_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


def shown_address(address: str) -> str:
    """An address as people read and type it: letters of other scripts as letters.

    Source: RFC 3987, 3.2. What isn't a letter, mark or number stays encoded.

    Args:
        address: With parts percent-encoded, as browsers copy it.
    """
    return _ENCODED.sub(_letters, address)


def _letters(found: re.Match[str]) -> str:
    try:
        text = unquote(found[0], errors="strict")
    except UnicodeDecodeError:
        return found[0]
    return "".join(
        sign if sign > "\x7f" and category(sign)[0] in "LMN" else quote(sign, safe="")
        for sign in text
    )
