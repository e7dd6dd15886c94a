"""Runs the AWS CLI for aws_client.py, without the second that it takes to start.

    aws_server.py SOCKET

The AWS CLI is imported once. Each command runs in a fork of this process, with the client's
arguments, environment, folder and standard streams. It ends when standard input ends.
"""

import contextlib
import functools
import gc
import json
import os
import selectors
import signal
import socket
import sys
import traceback

from awscli import clidriver
from botocore import session


def aws(words: list[str], variables: dict[str, str], folder: str, streams: list[int]) -> int:
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.chdir(folder)
    # Where the AWS CLI's models are: its import has set this.
    variables.setdefault("AWS_DATA_PATH", os.environ["AWS_DATA_PATH"])
    os.environ.clear()
    os.environ.update(variables)
    sys.argv = ["aws", *words]
    code = clidriver.main()
    sys.stdout.flush()
    return code


def serve(client: socket.socket) -> int:
    """Runs one command in a fork of this one, and tells the client its exit code."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    message, streams, _, _ = socket.recv_fds(client, 1 << 16, 3)
    child = in_fork(aws, *json.loads(message), streams)
    client.send(bytes([os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) & 0xFF]))
    return 0


def in_fork(function, *arguments) -> int:
    child = os.fork()
    if child == 0:
        code = 255
        try:
            code = function(*arguments)
        except BaseException:
            traceback.print_exc()
        os._exit(code)
    return child


def share_models() -> None:
    """Makes every command use the service models that this process has parsed, and the modules that
    a request needs: the request of this process goes to a port where nothing listens."""
    session.create_loader = functools.cache(session.create_loader)
    sys.argv = ["aws", "cognito-idp", "describe-user-pool", "--user-pool-id", "us-east-1_Example01"]
    sys.argv += ["--endpoint-url", "http://127.0.0.1:9", "--no-sign-request"]
    # It would wait seconds before it tries again.
    os.environ["AWS_MAX_ATTEMPTS"] = "1"
    with open(os.devnull, "w") as sys.stdout, contextlib.redirect_stderr(sys.stdout):
        clidriver.main()
    sys.stdout = sys.__stdout__
    # The forks would look through all of it, and copy it.
    gc.collect()
    gc.freeze()


# The threads that run tests block signals, and child processes inherit that.
signal.pthread_sigmask(signal.SIG_SETMASK, [])
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
path = sys.argv[1]
share_models()
with socket.socket(socket.AF_UNIX) as server, selectors.DefaultSelector() as selector:
    server.bind(path)
    server.listen(16)
    selector.register(server, selectors.EVENT_READ)
    selector.register(sys.stdin, selectors.EVENT_READ)
    while all(key.fileobj is server for key, _ in selector.select()):
        client, _ = server.accept()
        with client:
            in_fork(serve, client)
