"""Sends a signal to a command that is printing JSON lines, while nobody reads them.

usage: interrupt.py SIGNAL COMMAND…

Prints the exit code (-2 means "ended by signal 2"), and whether the output ends with a whole line.
Fails if a line is not JSON.
"""

import json
import os
import signal
import subprocess
import sys
import time

# The threads that run tests block signals, and child processes inherit that.
signal.pthread_sigmask(signal.SIG_SETMASK, [])
number = signal.Signals[sys.argv[1]]
signal.signal(number, signal.SIG_DFL)
process = subprocess.Popen(
    sys.argv[2:], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
)
printed = process.stdout.read(100_000)
# By then the pipe is full, and the command waits for a reader.
time.sleep(0.3)
process.send_signal(number)
try:
    status = process.wait(timeout=20)
except subprocess.TimeoutExpired:
    process.kill()
    sys.exit("the command does not end")
while chunk := os.read(process.stdout.fileno(), 1 << 20):
    printed += chunk
for line in printed.removesuffix(b"\n").split(b"\n"):
    json.loads(line)
print(status, "whole lines" if printed.endswith(b"\n") else "a part of a line")
