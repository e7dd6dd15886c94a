"""Prints the host of each URL that it reads, one per line, as Python and as curl understand it.

A URL that one of them does not understand has the host `-`.
"""

import ctypes
import ipaddress
import sys
import urllib.parse

curl = ctypes.CDLL("libcurl.so.4")
curl.curl_url.restype = ctypes.c_void_p
curl.curl_url_set.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint]
curl.curl_url_get.argtypes = [
    ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(ctypes.c_char_p), ctypes.c_uint
]
curl.curl_url_cleanup.argtypes = [ctypes.c_void_p]
# CURLUPart and CURLU_ of <curl/urlapi.h>; the flags are those of the command.
URL, HOST = 0, 5
NON_SUPPORT_SCHEME, GUESS_SCHEME = 1 << 3, 1 << 9


def host_by_curl(url: bytes) -> str:
    handle = curl.curl_url()
    try:
        if curl.curl_url_set(handle, URL, url, NON_SUPPORT_SCHEME | GUESS_SCHEME):
            return "-"
        host = ctypes.c_char_p()
        return "-" if curl.curl_url_get(handle, HOST, host, 0) else host.value.decode("latin-1")
    finally:
        curl.curl_url_cleanup(handle)


def host_by_python(url: bytes) -> str:
    try:
        parts = urllib.parse.urlsplit(url.decode())
        return parts.hostname or "-"
    except ValueError:
        return "-"


def normal(host: str) -> str:
    host = host.lower().strip("[]")
    return str(ipaddress.ip_address(host)) if ":" in host else host


for line in sys.stdin.buffer.read().split(b"\n"):
    print(normal(host_by_python(line)), normal(host_by_curl(line)), sep="\t")
