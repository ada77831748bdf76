"""Connections to hosts of the public network alone: what a stranger asks us to fetch must not be our own network's.

A name is looked up once, and the connection is made to the very address that was looked at: a name server that answers
differently the next time (DNS rebinding) gains nothing. Each redirect is a new connection, and is looked at as well.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NameResolutionError, NewConnectionError

from shutro.errors import NotReached

_LAST_BITS = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))  # RFC 6052, RFC 4291: they end with an IPv4 address


def is_public(address: str) -> bool:
    """Whether a numeric address belongs to a host of the public network, whatever form it is wrapped in.

    >>> [is_public(a) for a in ("192.0.9.1", "10.0.0.1", "::1", "::ffff:127.0.0.1", "0.0.0.0", "169.254.169.254")]
    [True, False, False, False, False, False]
    """
    told = ip_address(address)
    inner = _wrapped(told) if isinstance(told, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    return told.is_global and not told.is_multicast


def _wrapped(told: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for (mapped, 6to4, Teredo, translated), None where for none."""
    if any(told in network for network in _LAST_BITS):
        return IPv4Address(int(told) & 0xFFFFFFFF)
    return told.ipv4_mapped or told.sixtofour or (told.teredo[1] if told.teredo else None)


class _Public:
    """A connection that looks at where it leads before it is made."""

    def _new_conn(self: HTTPConnection) -> socket.socket:  # type: ignore[misc]
        name = self._dns_host
        refused: NewConnectionError | None = None
        try:
            for address in _addresses(self, name):
                self._dns_host = address  # a number: nobody is asked again
                try:
                    return HTTPConnection._new_conn(self)
                except NewConnectionError as error:
                    refused = error
        finally:
            self._dns_host = name  # what the certificate is for
        raise refused or NewConnectionError(self, f"{name} has no address")


def _addresses(connection: HTTPConnection, name: str) -> list[str]:
    """The addresses of a host.

    Raises:
        NotReached: one of them is no public one.
        NameResolutionError: there is no such host.
    """
    try:
        found = socket.getaddrinfo(name.strip("[]"), connection.port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        wrong = error if isinstance(error, socket.gaierror) else socket.gaierror(str(error))
        raise NameResolutionError(name, connection, wrong) from error
    addresses = list(dict.fromkeys(str(place[4][0]) for place in found))
    if not all(map(is_public, addresses)):
        raise NotReached(
            f"{name} is this machine or a part of its own network, and nothing is fetched from there: "
            "open it in a browser, save the page, and give the file"
        )
    return addresses


class _PublicHTTP(_Public, HTTPConnection):
    pass


class _PublicHTTPS(_Public, HTTPSConnection):
    pass


class _HTTPPool(HTTPConnectionPool):
    ConnectionCls = _PublicHTTP


class _HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _PublicHTTPS


class PublicPool(urllib3.PoolManager):
    """A pool of connections that lead to the public network alone."""

    def __init__(self) -> None:
        super().__init__()
        self.pool_classes_by_scheme = {"http": _HTTPPool, "https": _HTTPSPool}
