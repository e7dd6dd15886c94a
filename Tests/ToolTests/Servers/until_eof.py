"""Runs a command until standard input ends, as it does when whoever started this is gone, and then has it clear up."""

import signal
import subprocess
import sys
import threading

# The threads that run tests block signals, and what they start inherits that.
signal.pthread_sigmask(signal.SIG_SETMASK, [])
process = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)


def stop_at_eof() -> None:
    sys.stdin.buffer.read()
    process.terminate()


threading.Thread(target=stop_at_eof, daemon=True).start()
sys.exit(process.wait())
