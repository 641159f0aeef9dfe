"""Runs a real editor without a screen, in a process group of its own that ends with it."""

import os
import signal
import subprocess

from patience import LIMIT


def run(command, environment, timeout, folder=None):
    """What the editor printed, as text; a sentence instead where it had to be stopped after `timeout` seconds."""
    process = subprocess.Popen(command, env=environment, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, start_new_session=True)
    try:
        said, _ = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        said = b"the editor did not end"
    finally:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait(LIMIT)
    return said.decode(errors="replace")
