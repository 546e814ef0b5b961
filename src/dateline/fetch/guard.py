"""Which network addresses may be connected to.

Takes the numeric address that a host's name was resolved to; says whether it is one public host. Python's own
`is_global` is not enough: it lets through multicast, reserved ranges, and IPv6 addresses with a private IPv4 address
inside.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

from dateline.fetch.settings import settings


def is_public(address: str) -> bool:
    """Whether this is the numeric address of a single public host."""
    try:
        parsed = ip_address(address)
    except ValueError:  # with a zone ("fe80::1%eth0"), or no numeric address
        return False
    if isinstance(parsed, IPv6Address):
        if parsed.scope_id is not None:
            return False
        inside = _hidden(parsed)
        if inside is not None:
            return _is_single(inside)
    return _is_single(parsed)


def _is_single(address: IPv4Address | IPv6Address) -> bool:
    if not address.is_global or address.is_multicast or address.is_reserved or address.is_unspecified:
        return False
    return not any(address in network for network in settings().refused if network.version == address.version)


def _hidden(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that packets to this IPv6 address end at."""
    for network, bit in settings().hidden:
        if address in network:
            return IPv4Address(int(address) >> (96 - bit) & 0xFFFFFFFF)
    return None
