#!/usr/bin/env python3
"""Providers and brokers over TLS, as a user types it: an own authority, a client's certificate, verification off.
Usage: tls_test.py ACCORD
"""
import json
import os
import ssl
import subprocess
import sys
import tempfile

from scripted import Server, answer, broker_of, expect, pact_of, run

ACCORD = sys.argv[1]


def openssl(folder, *arguments):
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


def make_certificates(folder):
    """An authority `ca`, signed by it `server` (127.0.0.1), `client` and `elsewhere` (another host); a stranger `other`."""
    for name in ("ca", "other"):
        openssl(folder, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.pem", "-subj", f"/CN={name}",
                "-days", "2")
    for name, alternative in (("server", "IP:127.0.0.1"), ("elsewhere", "DNS:elsewhere.invalid"), ("client", "DNS:client")):
        openssl(folder, "req", "-newkey", "rsa:2048", "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", f"/CN={name}")
        with open(os.path.join(folder, f"{name}.ext"), "w", encoding="ascii") as file:
            file.write(f"subjectAltName={alternative}\n")
        openssl(folder, "x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", f"{name}.pem",
                "-days", "2", "-extfile", f"{name}.ext")


def context(folder, name, asks_for_client=False):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(os.path.join(folder, f"{name}.pem"), os.path.join(folder, f"{name}.key"))
    if asks_for_client:
        made.verify_mode = ssl.CERT_REQUIRED
        made.load_verify_locations(os.path.join(folder, "ca.pem"))
    return made


def environment(**more):
    clean = {name: value for name, value in os.environ.items() if name not in ("SSL_CERT_FILE", "SSL_CERT_DIR")}
    return {**clean, **more}


def provider_of(tls):
    return Server(lambda client, _: client.sendall(answer(b'{"ok":true}')), tls)


def verify(folder, server, *options, **variables):
    return run(ACCORD, ["-f", "pact.json", "--transport", "https", "-h", "127.0.0.1", "-p", str(server.port), *options], folder,
               environment=environment(**variables))


def test_authority(folder):
    server = provider_of(context(folder, "server"))
    expect(verify(folder, server), 7, "an authority that is not known", "certificate")
    expect(verify(folder, server, "--ca-file", "ca.pem"), 0, "an authority of our own", "1 run / 1 passed")
    expect(verify(folder, server, SSL_CERT_FILE=os.path.join(folder, "ca.pem")), 0, "the same by a variable", "1 run / 1 passed")
    expect(verify(folder, server, "--ca-file", "other.pem"), 7, "another authority", "certificate")
    expect(verify(folder, server, "--disable-ssl-verification"), 0, "verification off", "1 run / 1 passed")
    for name in ("none.pem", "pact.json"):
        expect(verify(folder, server, "--ca-file", name), 2, f"{name} as an authority's file", f"error: {name} holds no certificates that can be read")
    expect(verify(folder, server, SSL_CERT_FILE="none.pem"), 2, "the same by a variable", "error: none.pem holds no certificates")
    elsewhere = provider_of(context(folder, "elsewhere"))
    expect(verify(folder, elsewhere, "--ca-file", "ca.pem"), 7, "a certificate of another host", "certificate")
    expect(verify(folder, elsewhere, "--ca-file", "ca.pem", "--disable-ssl-verification"), 0, "which verification off does not mind")


def test_client_certificate(folder):
    server = provider_of(context(folder, "server", asks_for_client=True))
    trusting = ["--ca-file", "ca.pem"]
    expect(verify(folder, server, *trusting), 7, "a client without a certificate", "0 passed")
    expect(verify(folder, server, *trusting, "--client-cert", "client.pem", "--client-key", "client.key"), 0, "a client with its certificate",
           "1 run / 1 passed")
    expect(verify(folder, server, *trusting, "--client-key", "client.key"), 2, "a key alone", "--client-key has no effect without --client-cert")
    expect(verify(folder, server, *trusting, "--client-cert", "client.pem", "--client-key", "other.key"), 2, "a key of another certificate",
           "other.key holds no private key that fits the certificate client.pem")
    expect(verify(folder, server, *trusting, "--client-cert", "none.pem"), 2, "a certificate that is not there", "none.pem holds no certificates")


def test_broker(folder):
    provider = Server(lambda client, _: client.sendall(answer(b'{"ok":true}')))
    broker = broker_of({"/shop": pact_of(["/a"])}, tls=context(folder, "server"))
    arguments = ["-b", broker.url, "-n", "hostile", "-h", "127.0.0.1", "-p", str(provider.port), "--retries", "0"]
    expect(run(ACCORD, arguments, folder, environment=environment()), 3, "a broker of an unknown authority", "certificate")
    expect(run(ACCORD, [*arguments, "--ca-file", "ca.pem"], folder, environment=environment()), 0, "a broker of our authority", "1 passed")
    expect(run(ACCORD, [*arguments, "--disable-ssl-verification"], folder, environment=environment()), 0, "a broker that is not verified", "1 passed")


with tempfile.TemporaryDirectory() as work:
    make_certificates(work)
    with open(os.path.join(work, "pact.json"), "w", encoding="utf-8") as pact_file:
        json.dump(pact_of(["/a"]), pact_file)
    for test in (test_authority, test_client_certificate, test_broker):
        test(work)
