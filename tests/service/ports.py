"""Ports of the loopback for servers that tests start."""

import itertools
import os
import socket

# Below those that the kernel gives to clients: none of them takes one before the server does. Two runs at the same
# time begin at different places
FIRST, HOW_MANY = 10_000, 20_000
places = itertools.count(os.getpid() * 1_999)


def free_port():
    """A port that nobody has, and that this run gives to nobody else."""
    for place in itertools.islice(places, HOW_MANY):
        port = FIRST + place % HOW_MANY
        try:
            with socket.create_server(("127.0.0.1", port)):
                return port
        except OSError:
            continue
    raise OSError("No port of the loopback is free")
