"""Starts a program as locked in as in its container: without any privilege, and no memory both written and run.

`python locked_in.py PROGRAM ARGUMENT…`. Root without capabilities is held to the rights of files as everybody is.
"""

import ctypes
import os
import sys

PR_SET_NO_NEW_PRIVS, PR_CAPBSET_DROP, PR_SET_MDWE = 38, 24, 65
MOST_CAPABILITIES = 64


def lock_in():
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    for capability in range(MOST_CAPABILITIES):
        prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)  # refused to who has none anyway, and past the last one
    if prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "no_new_privs")
    prctl(PR_SET_MDWE, 1, 0, 0, 0)  # Linux 6.3; before, systemd does it by a filter of system calls


if __name__ == "__main__":
    lock_in()
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 - what the test names
