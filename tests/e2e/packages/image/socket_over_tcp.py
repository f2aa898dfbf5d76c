#!/usr/bin/env python3
"""A socket in a folder, offered on a port of this machine: prints http://127.0.0.1:PORT and hands bytes on.
Usage: socket_over_tcp.py SOCKET"""
import socket
import sys
import threading


def hand_on(source, target):
    while data := source.recv(65536):
        target.sendall(data)
    target.shutdown(socket.SHUT_WR)


with socket.create_server(("127.0.0.1", 0)) as server:
    print(f"http://127.0.0.1:{server.getsockname()[1]}", flush=True)
    while True:
        client, _ = server.accept()
        other = socket.socket(socket.AF_UNIX)
        other.connect(sys.argv[1])
        for pair in ((client, other), (other, client)):
            threading.Thread(target=hand_on, args=pair, daemon=True).start()
