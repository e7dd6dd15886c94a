"""Runs a command, and terminates it when standard input ends.

Standard input ends when the process that started this one ends, however it ends.
"""

import signal
import subprocess
import sys
import threading

# The threads that run tests block signals, and child processes inherit that.
signal.pthread_sigmask(signal.SIG_SETMASK, [])
process = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)


def stop_at_eof() -> None:
    sys.stdin.buffer.read()
    process.terminate()


threading.Thread(target=stop_at_eof, daemon=True).start()
sys.exit(process.wait())
