#!/usr/bin/env python3
"""Calls a trigger's handler as AWS Lambda does, without an AWS account.

Reads the event from standard input and prints as JSON what the handler returned, or,
if it failed, Lambda's error object: {"errorType": …, "errorMessage": …}.

    jwtscope trigger event token.jwt | python3 run.py [FUNCTION] | jwtscope trigger preview

FUNCTION is a file that defines a function named lambda_handler or handler; by default
index.py next to this file. Exits with 0 if it answered, and with 1 if it failed.
"""

from __future__ import annotations

import contextlib
import decimal
import importlib.util
import json
import os
import re
import select
import signal
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

SECONDS_LIMIT = 5  # as long as Cognito waits for a trigger

Handler = Callable[[object, SimpleNamespace], object]
Answer = tuple[int, str]  # the exit code, and JSON


class FunctionError(Exception):
    """An error of the function, as Lambda names it."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def say(message: str) -> None:
    """Prints one line to standard error, even for a message of several lines."""
    line = re.sub(r"[\x00-\x20\x7f]+", " ", message).strip()
    print(f"run.py: {line}", file=sys.stderr, flush=True)


def refuse(status: int, message: str) -> NoReturn:
    say(message)
    sys.exit(status)


def read_event() -> object:
    if sys.stdin.isatty():
        refuse(
            64,
            "pipe an event in: jwtscope trigger event token.jwt | python3 run.py [FUNCTION]",
        )
    try:
        return json.loads(sys.stdin.buffer.read())
    except ValueError:
        refuse(
            65,
            "standard input is not a JSON event: make one with jwtscope trigger event",
        )


def load(file: Path) -> Handler:
    """Returns the file's handler. It can import modules next to it, as on Lambda."""
    sys.path.insert(0, str(file.parent))
    spec = importlib.util.spec_from_file_location(file.stem, file)
    if spec is None or spec.loader is None:
        raise FunctionError(
            "Runtime.ImportModuleError", f"{file.name} is not a Python file"
        )
    module = importlib.util.module_from_spec(spec)
    sys.modules[file.stem] = module
    try:
        spec.loader.exec_module(module)
    except ImportError as error:
        raise FunctionError(
            "Runtime.ImportModuleError", f"{file.name} cannot be imported: {error}"
        ) from error
    except SyntaxError as error:
        raise FunctionError(
            "Runtime.UserCodeSyntaxError", f"{file.name} has a syntax error: {error}"
        ) from error
    for name in ("lambda_handler", "handler"):
        if callable(getattr(module, name, None)):
            handler: Handler = getattr(module, name)
            return handler
    raise FunctionError(
        "Runtime.HandlerNotFound",
        f"{file.name} does not define a function named lambda_handler or handler",
    )


def lambda_context(file: Path) -> SimpleNamespace:
    name, deadline = file.stem, time.monotonic() + SECONDS_LIMIT
    return SimpleNamespace(
        aws_request_id=str(uuid.uuid4()),
        client_context=None,
        function_name=name,
        function_version="$LATEST",
        identity=None,
        invoked_function_arn=f"arn:aws:lambda:us-east-1:123456789012:function:{name}",
        log_group_name=f"/aws/lambda/{name}",
        log_stream_name="run.py",
        memory_limit_in_mb="128",
        get_remaining_time_in_millis=lambda: max(
            0, int((deadline - time.monotonic()) * 1000)
        ),
    )


def plain(value: object) -> float:
    """Encodes decimals, which DynamoDB returns, as Lambda's runtime does."""
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def invoke(file: Path, event: object) -> Answer:
    """Calls the file's handler. Whatever it raises is an answer."""
    try:
        value = load(file)(event, lambda_context(file))
        try:
            return 0, json.dumps(value, default=plain)
        except (TypeError, ValueError, RecursionError) as error:
            raise FunctionError(
                "Runtime.MarshalError", f"the result cannot be encoded as JSON: {error}"
            ) from error
    except SystemExit:
        return failure(
            "Runtime.ExitError", "the function ended the process before it answered"
        )
    except FunctionError as error:
        return failure(error.kind, str(error))
    except Exception as error:
        return failure(type(error).__name__, str(error))


def failure(kind: str, message: str) -> Answer:
    say(f"the function failed: {message}")
    return 1, json.dumps({"errorType": kind, "errorMessage": message})


def invoke_apart(file: Path, event: object) -> Answer:
    """Invokes in a child process.

    So a function may hang, end its process, or leave other processes running.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.setsid()
        # The function's log must not mix with its answer: on AWS it goes to CloudWatch.
        os.dup2(2, 1)
        sys.stdout = sys.stderr
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(f"{json.dumps(invoke(file, event))}\n".encode())
        os._exit(0)
    os.close(writing)
    try:
        answer = read_line(reading, time.monotonic() + SECONDS_LIMIT)
    except TimeoutError:
        return failure(
            "Sandbox.Timedout", f"Task timed out after {SECONDS_LIMIT:.2f} seconds"
        )
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if answer is None:
        return failure(
            "Runtime.ExitError", "the function ended the process before it answered"
        )
    status, text = json.loads(answer)
    return status, text


def read_line(file: int, deadline: float) -> bytes | None:
    """Reads one line; None if there is none."""
    line = b""
    while not line.endswith(b"\n"):
        if not select.select([file], [], [], max(0, deadline - time.monotonic()))[0]:
            raise TimeoutError
        part = os.read(file, 65536)
        if not part:
            return None
        line += part
    return line


def main() -> int:
    event = read_event()
    file = Path(
        sys.argv[1] if len(sys.argv) > 1 else Path(__file__).with_name("index.py")
    ).resolve()
    if not file.is_file():
        refuse(66, f"cannot find the function's file {file}")
    status, answer = invoke_apart(file, event)
    print(answer)
    return status


if __name__ == "__main__":
    sys.exit(main())
