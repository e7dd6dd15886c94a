"""The pre token generation trigger: its setting, its event, and its function."""

import json
import math
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

FOLDER = Path(__file__).resolve().parent.parent / "trigger"
PYTHON = [sys.executable, str(FOLDER / "run.py")]
NODE = ["node", str(FOLDER / "run.mjs")]
SECONDS_LIMIT = 5  # as long as Cognito waits
TIMEOUT = (
    "UnexpectedLambdaException",
    "PreTokenGeneration invocation failed due to error Socket timeout"
    " while invoking Lambda function.",
)

SOURCES = {
    "authorization_code": "TokenGeneration_HostedAuth",
    "NEW_PASSWORD_REQUIRED": "TokenGeneration_NewPasswordChallenge",
    "DEVICE_PASSWORD_VERIFIER": "TokenGeneration_AuthenticateDevice",
    "REFRESH_TOKEN": "TokenGeneration_RefreshTokens",
    "REFRESH_TOKEN_AUTH": "TokenGeneration_RefreshTokens",
}


class CognitoError(Exception):
    """An HTTP 400 response with Cognito's wording."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class Group(Protocol):
    """The members of moto's groups that are used here."""

    group_name: str
    role_arn: str
    precedence: int


@dataclass(frozen=True)
class Trigger:
    """The trigger setting of a user pool: the function's name and the event version."""

    function: str
    version: str

    @classmethod
    def configured_in(cls, lambda_config: Mapping[str, object]) -> "Trigger | None":
        config = lambda_config.get("PreTokenGenerationConfig")
        if not isinstance(config, dict):
            # The older setting has no version: it always means V1_0.
            arn = lambda_config.get("PreTokenGeneration")
            config = {"LambdaArn": arn} if arn else {}
        # arn:aws:lambda:REGION:ACCOUNT:function:NAME, optionally with :ALIAS
        function = str(config.get("LambdaArn", "")).split(":")[6:7]
        version = str(config.get("LambdaVersion") or "V1_0")
        return cls(function[0], version[1:2]) if function else None

    def event(
        self,
        user_pool_id: str,
        client_id: str,
        username: str,
        source: str,
        request: dict[str, object],
    ) -> dict[str, object]:
        container = "claimsAndScopeOverrideDetails"
        if self.version == "1":
            container = "claimsOverrideDetails"
            request = {name: request[name] for name in request if name != "scopes"}
        return {
            "version": self.version,
            "triggerSource": source,
            "region": user_pool_id.split("_")[0],
            "userPoolId": user_pool_id,
            "userName": username,
            "callerContext": {
                "awsSdkVersion": "aws-sdk-unknown-unknown",
                "clientId": client_id,
            },
            "request": request,
            "response": {container: None},
        }


def source(operation: str, parameters: Mapping[str, object]) -> str:
    """Returns the triggerSource of the event: why tokens are issued."""
    step = parameters.get("ChallengeName") or parameters.get("AuthFlow")
    # The Developer Guide lists GetTokensFromRefreshToken under Authentication.
    if operation == "GetTokensFromRefreshToken":
        step = None
    return SOURCES.get(str(step), "TokenGeneration_Authentication")


def group_configuration(groups: Iterable[Group]) -> dict[str, object]:
    """Sorts groups by precedence, unset ones last; the first role is preferred."""

    def rank(group: Group) -> tuple[float, str]:
        unset = group.precedence is None
        return math.inf if unset else group.precedence, group.group_name

    ranked = sorted(groups, key=rank)
    roles = [group.role_arn for group in ranked if group.role_arn]
    return {
        "groupsToOverride": [group.group_name for group in ranked],
        "iamRolesToOverride": roles,
        "preferredRole": roles[0] if roles else None,
    }


class Functions:
    """Runs files with Python or Node.js instead of Lambda functions."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = dict(files)
        self._running: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._is_stopped = False

    def invoke(self, name: str, event: dict[str, object]) -> object:
        if name not in self._files:
            known = ", ".join(self._files)
            print(f"there is no function {name}, only {known}", file=sys.stderr)
            raise CognitoError(
                "UnexpectedLambdaException",
                "PreTokenGeneration invocation failed due to configuration.",
            )
        process = self._start(self._files[name])
        try:
            stdout, stderr = process.communicate(
                json.dumps(event).encode(), timeout=SECONDS_LIMIT
            )
        except subprocess.TimeoutExpired:
            raise CognitoError(*TIMEOUT) from None
        finally:
            self._end(process)
        return self._returned(
            process.returncode, stdout, stderr.decode(errors="replace")
        )

    def stop(self) -> None:
        with self._lock:
            self._is_stopped = True
            running = list(self._running)
        for process in running:
            self._end(process)

    def _start(self, file: Path) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._is_stopped:
                raise CognitoError("InternalErrorException", "Stopping.")
            # A separate session, so that the function's child processes end with it.
            process = subprocess.Popen(
                [*(PYTHON if file.suffix == ".py" else NODE), str(file)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
            self._running.add(process)
            return process

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()
        with self._lock:
            self._running.discard(process)

    @staticmethod
    def _returned(status: int, stdout: bytes, stderr: str) -> object:
        # The function's log. On AWS it goes to CloudWatch.
        sys.stderr.write(stderr)
        try:
            returned: object = json.loads(stdout)
        except ValueError:
            # The runner did not get as far as the function.
            reason = (stderr.splitlines() or ["no reason given"])[-1]
            returned = {"errorMessage": reason}
        if status == 0 or not isinstance(returned, dict):
            return returned
        if returned.get("errorType") == "Sandbox.Timedout":
            raise CognitoError(*TIMEOUT)
        reason = " ".join(str(returned.get("errorMessage")).split()).rstrip(".")
        raise CognitoError(
            "UserLambdaValidationException",
            f"PreTokenGeneration failed with error {reason}.",
        )
