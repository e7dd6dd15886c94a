"""Runs a command, and prints its exit code and peak memory in KiB to standard error."""

import resource
import subprocess
import sys

status = subprocess.call(sys.argv[1:], stderr=subprocess.DEVNULL)
print(status, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
