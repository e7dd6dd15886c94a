"""Runs a command with a standalone Spark cluster on this machine: a master and two workers.

    python3 spark_cluster.py COMMAND…

The Python that runs this must have PySpark. The command's SparkContext uses the cluster.
"""

import os
import re
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pyspark

HOME = Path(pyspark.__file__).parent
WORKERS = 2


def start(*words: str) -> subprocess.Popen:
    environment = os.environ | {"SPARK_DAEMON_MEMORY": "256m", "SPARK_HOME": str(HOME)}
    return subprocess.Popen(
        [f"{HOME}/bin/spark-class", *words], env=environment, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True)


def wait(process: subprocess.Popen, pattern: str) -> str:
    """What the pattern's group matches in a line that the process logs."""
    for line in process.stderr:
        if found := re.search(pattern, line):
            # The rest of the log is read, so that the pipe never fills.
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return found[1]
    sys.exit("spark_cluster.py: Spark ended before it was ready")


def main() -> int:
    package = "org.apache.spark.deploy"
    processes = []
    with tempfile.TemporaryDirectory() as folder:
        try:
            master = start(f"{package}.master.Master", "--host", "127.0.0.1", "--port", "0",
                           "--webui-port", "0")
            processes.append(master)
            url = wait(master, r"Starting Spark master at (spark://\S+)")
            for number in range(WORKERS):
                worker = start(f"{package}.worker.Worker", "--host", "127.0.0.1", "--cores", "1",
                               "--memory", "1g", "--webui-port", "0",
                               "--work-dir", f"{folder}/{number}", url)
                processes.append(worker)
            for worker in processes[1:]:
                wait(worker, r"(Successfully registered with master)")
            environment = os.environ | {
                "PYSPARK_SUBMIT_ARGS":
                    f"--master {url} --conf spark.executor.memory=512m "
                    "--conf spark.ui.enabled=false pyspark-shell",
            }
            return subprocess.run(sys.argv[1:], env=environment, check=False).returncode
        finally:
            for process in reversed(processes):
                process.kill()
                process.wait()


sys.exit(main())
