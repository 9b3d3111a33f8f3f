"""An HTTP client with one deadline, rate limits, retries with back-off, a limit of size, and a cache on disk.

A client asks only the services it is given. A redirect may lead to another host (doi.org redirects to the agency of the
DOI), but only to https and never to an address of a private network, except to the services' own addresses.

Reference: RFC 9110 (status codes, Retry-After), RFC 6585 (429).
"""

from __future__ import annotations

import email.utils
import ipaddress
import random
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import httpx

from carcite.completion.cache import Cache

ATTEMPTS = 4
_BACK_OFF = 0.5  # seconds before the second attempt, doubled before each further one
_ONE_REQUEST = 30.0  # seconds; a slow server must not use up the deadline
_REDIRECTS = 5
_LONGEST_ANSWER = 1 << 25  # bytes; 200 records of PubMed are some 4 MB
_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504))
_HOST = re.compile(r"[\w.:-]+")

_Params = dict[str, str | list[str]]


class Failure(Exception):
    """A request without an answer: `message` is the reason, `absent` whether the service has no such record."""

    def __init__(self, message: str, *, absent: bool = False, status: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.absent = absent
        self.status = status


class Service(NamedTuple):
    """A service: its base address, and the number of requests a second it allows."""

    name: str
    base: str
    rate: float


class _Answer(NamedTuple):
    status: int
    headers: httpx.Headers
    body: bytes

    @property
    def is_page(self) -> bool:
        """Whether the answer is a web page."""
        return "html" in self.headers.get("content-type", "") or self.body.lstrip()[:5].lower() == b"<html"


class Client:
    """Requests to services, until the deadline. Use it in a `with` block."""

    def __init__(
        self, services: tuple[Service, ...], *, agent: str, deadline: float, cache: Cache | None, offline: bool
    ) -> None:
        self._ends = time.monotonic() + deadline
        self._bases = {_origin(httpx.URL(service.base)) for service in services}
        self._cache = cache
        self._offline = offline
        self._next: dict[str, float] = {}  # the time of the next request to a service
        self._intervals: dict[str, float] = {}
        self.unreachable: dict[str, str] = {}  # services without a connection, and the reasons
        self.answered = False
        self._http = httpx.Client(headers={"User-Agent": agent}, follow_redirects=False, timeout=10.0)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    @property
    def is_over(self) -> bool:
        """Whether the deadline has passed."""
        return time.monotonic() >= self._ends

    def get(self, service: Service, path: str, accept: str, params: _Params | None = None) -> bytes:
        """Return the body of an answer, from the cache if it has one. Raises Failure."""
        params = params or {}
        shown = sorted((name, value) for name, value in params.items() if name not in ("email", "mailto", "tool"))
        key = f"{service.base}{path} {accept} {shown}"
        if self._cache is not None and (found := self._cache.get(key)) is not None:
            return found
        if self._offline:
            raise Failure("not in the cache, and this is offline", absent=True)
        if service.name in self.unreachable:
            raise Failure(self.unreachable[service.name])
        answer = self._with_retries(service, path, accept, params)
        if answer.status != 200:
            raise _refusal(service, answer.status)
        if self._cache is not None and answer.body and not answer.is_page:  # a page is a portal's or an error's
            self._cache.put(key, answer.body)
        return answer.body

    def _with_retries(self, service: Service, path: str, accept: str, params: _Params) -> _Answer:
        reason = ""
        for attempt in range(ATTEMPTS):
            if attempt:
                self._sleep(_BACK_OFF * 2 ** (attempt - 1) * random.uniform(1, 1.25), reason)
            self._wait_for(service)
            try:
                answer = self._follow(service, path, accept, params)
            except httpx.ConnectError as error:
                reason = f"{service.name} cannot be reached ({str(error)[:200] or type(error).__name__})"
                unreachable = True
                continue
            except httpx.TransportError as error:
                reason, unreachable = f"{service.name} gave no answer ({_named(error)})", False
                continue
            self._heed(service, answer.headers)
            if answer.status not in _AGAIN:
                return answer
            reason, unreachable = f"{service.name} answered {answer.status}", False
            if (pause := _retry_after(answer.headers)) is not None:
                self._sleep(pause, f"{reason} and asks to wait {pause:.0f} seconds")
        if unreachable:
            self.unreachable[service.name] = reason
        raise Failure(f"{reason}, {ATTEMPTS} times")

    def _follow(self, service: Service, path: str, accept: str, params: _Params) -> _Answer:
        url = httpx.URL(service.base + path)
        if params:
            url = url.copy_merge_params(params)
        for hop in range(_REDIRECTS + 1):
            try:
                answer = self._request(url, accept)
            except httpx.ConnectError as error:
                if hop:  # the service is there, and the host that it sends to is not
                    raise httpx.ReadError(f"{url.host}: {error}") from error
                raise
            if answer.status not in (301, 302, 303, 307, 308) or not (target := answer.headers.get("location")):
                return answer
            url = self._allowed(service, url, target)
        raise Failure(f"{service.name} redirects without end")

    def _request(self, url: httpx.URL, accept: str) -> _Answer:
        """Return the answer to one request. Raises Failure if it is too long or takes too long."""
        ends = min(self._ends, time.monotonic() + _ONE_REQUEST)
        body = bytearray()
        timeout = httpx.Timeout(max(0.01, min(10.0, ends - time.monotonic())))
        with (
            _as_transport_error(),
            self._http.stream("GET", url, headers={"Accept": accept}, timeout=timeout) as response,
        ):
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > _LONGEST_ANSWER:
                    raise Failure(f"{url.host} sends more than {_LONGEST_ANSWER >> 20} MB")
                if time.monotonic() > ends:
                    raise Failure(f"{url.host} takes too long")
            self.answered = True
            return _Answer(response.status_code, response.headers, bytes(body))

    def _allowed(self, service: Service, url: httpx.URL, target: str) -> httpx.URL:
        """Return the address of a redirect. Raises Failure if it must not be followed."""
        try:
            found = url.join(target)
            if found.scheme in ("http", "https") and not _HOST.fullmatch(found.host):
                raise ValueError(found.host)
        except (httpx.InvalidURL, ValueError):
            raise Failure(f"{service.name} redirects to {target[:100]!r}, which is not an address") from None
        if _origin(found) in self._bases:
            return found
        if found.scheme not in ("https", url.scheme) or found.scheme not in ("http", "https"):
            raise Failure(f"{service.name} redirects to {found.scheme or 'no'} scheme, which is not followed")
        if _is_private(found.host):
            raise Failure(f"{service.name} redirects to an address of a private network, which is not followed")
        return found

    def _wait_for(self, service: Service) -> None:
        """Wait until the next request to the service is allowed."""
        interval = max(1 / service.rate, self._intervals.get(service.name, 0.0))
        now = time.monotonic()
        start = max(now, self._next.get(service.name, 0.0))
        self._next[service.name] = start + interval
        self._sleep(start - now, "")

    def _heed(self, service: Service, headers: httpx.Headers) -> None:
        """Obey the rate in the headers: Crossref's X-Rate-Limit-Limit requests in X-Rate-Limit-Interval."""
        limit, interval = headers.get("x-rate-limit-limit", ""), headers.get("x-rate-limit-interval", "").rstrip("s")
        if limit.isdecimal() and interval.isdecimal() and int(limit) > 0 and int(interval) < 3600:
            self._intervals[service.name] = int(interval) / int(limit)

    def _sleep(self, seconds: float, reason: str) -> None:
        """Sleep. Raises Failure if the deadline would pass."""
        if time.monotonic() + max(0.0, seconds) >= self._ends:
            raise Failure(f"{reason or 'the service may be asked again later'}, and the time is over")
        if seconds > 0:
            time.sleep(seconds)


@contextmanager
def _as_transport_error() -> Iterator[None]:
    """Turn httpx's other errors about an answer (a bad encoding, a wrong header) into a Failure."""
    try:
        yield
    except (httpx.DecodingError, httpx.InvalidURL, httpx.StreamError, UnicodeError) as error:
        raise Failure(f"an answer that cannot be read ({_named(error)})") from None


def _refusal(service: Service, status: int) -> Failure:
    absent = status in (204, 404, 410)
    if status == 406:
        reason = "does not have the record in a form that is read here (406)"
    else:
        reason = "has no such record" if absent else f"answered {status}"
    return Failure(f"{service.name} {reason}", absent=absent, status=status)


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error)[:200]}" if str(error) else type(error).__name__


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _is_private(host: str) -> bool:
    """Whether a host is an address of this computer or a private network, or is resolved to one."""
    try:
        addresses: list[Any] = [info[4][0] for info in socket.getaddrinfo(host, None)]
    except (OSError, UnicodeError):
        return False  # without an address no connection is made
    return any(not ipaddress.ip_address(str(address).partition("%")[0]).is_global for address in addresses)


def _retry_after(headers: httpx.Headers) -> float | None:
    """Return the seconds of a Retry-After, which is a number or a date; None if there is none."""
    value = headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value[:9])
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time()) if value else None
    except (ValueError, OverflowError, OSError):
        return None
