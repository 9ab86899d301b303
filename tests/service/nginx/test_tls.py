"""How nginx speaks: the versions and suites that AgID allows, HTTP/2, and to nobody under another name."""

import re
import ssl
import subprocess

import pytest

from tests.service.nginx.front import NAME, SHIPPED

pytestmark = pytest.mark.front_end
AGID = {
    "ECDHE-ECDSA-AES128-GCM-SHA256",
    "ECDHE-RSA-AES128-GCM-SHA256",
    "ECDHE-ECDSA-AES256-GCM-SHA384",
    "ECDHE-RSA-AES256-GCM-SHA384",
    "ECDHE-ECDSA-CHACHA20-POLY1305",
    "ECDHE-RSA-CHACHA20-POLY1305",
    "DHE-RSA-AES128-GCM-SHA256",
    "DHE-RSA-AES256-GCM-SHA384",
}
AGID_OF_TLS_13 = {"TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"}
# An empty SETTINGS after the preface, then a GET of / with the pseudo-headers of RFC 7541, none of them indexed
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(3) + b"\x04" + bytes(5)


def negotiated(visitor, **settings):
    """The suite agreed upon under the restrictions given; None where there is none."""
    tls = ssl.create_default_context(cafile=visitor.authority)
    for name, value in settings.items():
        tls.set_ciphers(value) if name == "ciphers" else setattr(tls, name, value)
    try:
        with visitor.socket(tls=tls) as wire:
            return wire.cipher()[0]
    except (ssl.SSLError, ConnectionError):
        return None


def test_the_files_are_right_for_this_nginx(visitor):
    checked = visitor.front.check()

    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_list_of_suites_is_that_of_agid():
    text = (SHIPPED / "cremona" / "tls.conf").read_text()

    assert set(re.search(r"^ssl_ciphers (.+);", text, re.M)[1].split(":")) == AGID
    assert set(re.search(r"Ciphersuites (.+);", text)[1].split(":")) == AGID_OF_TLS_13


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
@pytest.mark.parametrize(
    ("version", "is_spoken"),
    [
        (ssl.TLSVersion.TLSv1, False),
        (ssl.TLSVersion.TLSv1_1, False),
        (ssl.TLSVersion.TLSv1_2, True),
        (ssl.TLSVersion.TLSv1_3, True),
    ],
)
def test_old_versions_are_not_spoken(visitor, version, is_spoken):
    suite = negotiated(visitor, ciphers="ALL:@SECLEVEL=0", minimum_version=version, maximum_version=version)

    assert bool(suite) is is_spoken


def test_of_all_suites_only_those_of_agid_are_agreed_upon(visitor):
    every = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    every.set_ciphers("ALL:COMPLEMENTOFALL:@SECLEVEL=0")
    offered = {suite["name"] for suite in every.get_ciphers()} - AGID_OF_TLS_13
    total, agreed, tls_12 = len(offered), set(), ssl.TLSVersion.TLSv1_2

    while suite := negotiated(visitor, ciphers=":".join([*offered, "@SECLEVEL=0"]), maximum_version=tls_12):
        agreed.add(suite)
        offered.remove(suite)

    assert total > 100
    assert agreed == {name for name in AGID if name.startswith("ECDHE-RSA")}


@pytest.mark.parametrize("suite", [*sorted(AGID_OF_TLS_13), "TLS_AES_128_CCM_SHA256", "TLS_AES_128_CCM_8_SHA256"])
def test_of_the_suites_of_tls_13_only_those_of_agid_are_agreed_upon(visitor, suite):
    address = f"127.0.0.1:{visitor.front.https}"
    command = ["openssl", "s_client", "-connect", address, "-servername", NAME, "-tls1_3", "-ciphersuites", suite]

    output = subprocess.run(command, input="", capture_output=True, text=True, timeout=10).stdout

    assert (f"Cipher is {suite}" in output) is (suite in AGID_OF_TLS_13)


@pytest.mark.parametrize("name", ["altrove.example", "comune.cremona.it", None])
def test_under_another_name_no_certificate_is_shown(visitor, name):
    tls = ssl.create_default_context()
    tls.check_hostname = False
    tls.verify_mode = ssl.CERT_NONE

    with pytest.raises(ssl.SSLError, match="unrecognized name"):
        visitor.socket(name=name, tls=tls)


def test_browsers_get_http_2(visitor, upstream):
    visitor.tls.set_alpn_protocols(["h2", "http/1.1"])
    named = [(b":method", b"GET"), (b":scheme", b"https"), (b":path", b"/servizi/"), (b":authority", NAME.encode())]
    block = b"".join(bytes([0, len(name)]) + name + bytes([len(value)]) + value for name, value in named)
    request = len(block).to_bytes(3) + b"\x01\x05" + (1).to_bytes(4) + block

    with visitor.socket() as wire:
        spoken = wire.selected_alpn_protocol()
        wire.sendall(PREFACE + request)
        status = first_headers(wire.makefile("rb"))

    assert spoken == "h2"
    assert status[0] == 0x88  # the indexed field «:status: 200»
    assert [path for _method, path, _headers in upstream.asked] == ["/servizi/"]


def first_headers(frames):
    """The payload of the first HEADERS frame."""
    while head := frames.read(9):
        payload = frames.read(int.from_bytes(head[:3]))
        if head[3] == 1:
            return payload
    return b""
