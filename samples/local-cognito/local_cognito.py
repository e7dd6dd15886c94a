"""Starts a Cognito on the loopback interface, with a user pool to try jwtscope on."""

import argparse
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import sysconfig
import threading
from pathlib import Path
from typing import NoReturn

from botocore.client import BaseClient
from botocore.session import get_session

from trigger import FOLDER, Functions

LAMBDA = "arn:aws:lambda:us-east-1:123456789012:function:"
SCOPES = "com.example.photos"
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
USERNAME, PASSWORD, GROUP = "janedoe", "Photos-4-all", "photographers"

TRY_NEXT = """\
The local Cognito is ready. Ctrl-C stops it and deletes everything in it.
In another terminal:

{exports}

# Without a trigger the access token has no custom scope:
aws cognito-idp initiate-auth --client-id "$CLIENT" --auth-flow USER_PASSWORD_AUTH \\
  --auth-parameters "USERNAME=$USERNAME,PASSWORD=$PASSWORD" | jwtscope --scope {scope}

# Attach the trigger, the function {function}:
aws cognito-idp update-user-pool --user-pool-id "$POOL" --lambda-config \\
  PreTokenGenerationConfig='{{LambdaVersion=V2_0,LambdaArn={arn}}}'

# Sign in again, and verify the token. Its issuer looks like a real user pool's:
# {issuer}
aws cognito-idp initiate-auth --client-id "$CLIENT" --auth-flow USER_PASSWORD_AUTH \\
  --auth-parameters "USERNAME=$USERNAME,PASSWORD=$PASSWORD" \\
  | jwtscope verify --jwks "$JWKS" --user-pool-id "$POOL" --scope {scope}
"""


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="local-cognito", description=__doc__)
    parser.add_argument("--port", type=port, default=0, help="default: any free one")
    parser.add_argument(
        "--trigger",
        choices=["V1_0", "V2_0", "V3_0"],
        help="attach the function pretoken from the start, with this version",
    )
    parser.add_argument(
        "--function",
        metavar="NAME=FILE",
        action="append",
        type=function,
        default=[],
        help="run FILE as the Lambda function NAME; may be repeated"
        " (default: pretoken=samples/trigger/index.mjs)",
    )
    parser.add_argument(
        "--ready-file",
        type=Path,
        metavar="FILE",
        help="when everything is ready, write the settings here, for a shell to source",
    )
    # The script that starts this one has already done what these options ask for.
    for name, purpose in (
        ("--install", "install what is missing, but start nothing"),
        ("--check", "start nothing; exit with 0 if nothing is missing, else with 69"),
    ):
        parser.add_argument(
            name, action="version", version="nothing is missing", help=purpose
        )
    return parser.parse_args()


def port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text}: must be a port up to 65535")
    return int(text)


def function(text: str) -> tuple[str, Path]:
    name, _, file = text.partition("=")
    if not name or not Path(file).is_file():
        raise argparse.ArgumentTypeError(f"{text}: must be NAME=FILE; FILE must exist")
    return name, Path(file).resolve()


def serve(port: int, functions: Functions) -> int:
    """Starts the server in the background and returns its port."""
    # Imported here: loading moto takes a second, too long for --help.
    from werkzeug.serving import WSGIRequestHandler, make_server

    from cognito import Cognito

    class Handler(WSGIRequestHandler):
        def log_request(self, *_: object) -> None:
            """Keeps the terminal for the instructions and the function's log."""

    server = make_server(
        "127.0.0.1", port, Cognito(functions), threaded=True, request_handler=Handler
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port


def aws_settings(port: int) -> dict[str, str]:
    """Makes the AWS CLI use only this server and ignore the user's configuration."""
    return {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_PAGER": "",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
        "NO_PROXY": "127.0.0.1",
        "no_proxy": "127.0.0.1",
    }


def connect(settings: dict[str, str]) -> BaseClient:
    """A client of this server, without the user's configuration."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(settings)
    return get_session().create_client("cognito-idp")


def make_pool(cognito: BaseClient, trigger: str | None) -> dict[str, str]:
    settings = {}
    if trigger:
        config = {"LambdaVersion": trigger, "LambdaArn": f"{LAMBDA}pretoken"}
        settings["LambdaConfig"] = {"PreTokenGenerationConfig": config}
    pool = cognito.create_user_pool(PoolName="photos", **settings)["UserPool"]["Id"]
    flows = ("USER_PASSWORD_AUTH", "ADMIN_USER_PASSWORD_AUTH", "REFRESH_TOKEN_AUTH")
    client = cognito.create_user_pool_client(
        UserPoolId=pool,
        ClientName="cli",
        ExplicitAuthFlows=[f"ALLOW_{flow}" for flow in flows],
    )["UserPoolClient"]["ClientId"]
    cognito.create_resource_server(
        UserPoolId=pool,
        Identifier=SCOPES,
        Name="photos",
        Scopes=[
            {"ScopeName": name, "ScopeDescription": name} for name in ("read", "write")
        ],
    )
    user = {"UserPoolId": pool, "Username": USERNAME}
    attributes = {"email": "jane@example.com", "email_verified": "true"}
    cognito.admin_create_user(
        **user,
        MessageAction="SUPPRESS",
        UserAttributes=[{"Name": n, "Value": v} for n, v in attributes.items()],
    )
    cognito.admin_set_user_password(**user, Password=PASSWORD, Permanent=True)
    cognito.create_group(UserPoolId=pool, GroupName=GROUP)
    cognito.admin_add_user_to_group(**user, GroupName=GROUP)
    return {"POOL": pool, "CLIENT": client}


def is_new_enough(aws: str | None) -> bool:
    """Old versions lack V3_0, or ignore AWS_ENDPOINT_URL and sign in at Amazon."""
    if not aws:
        return False
    done = subprocess.run(
        [aws, "--version"], capture_output=True, text=True, check=False
    )
    version = re.match(r"aws-cli/(\d+)\.(\d+)", done.stdout)
    if not version:
        return False
    major, minor = map(int, version.groups())
    return minor >= (41 if major == 1 else 28)


def assignments(settings: dict[str, str]) -> str:
    """Shell commands. They unset the user's profile and session, which would take precedence."""
    lines = [f"export {name}={shlex.quote(value)}" for name, value in settings.items()]
    if not is_new_enough(shutil.which("aws")):
        scripts = shlex.quote(sysconfig.get_path("scripts"))
        lines.append(f'export PATH={scripts}:"$PATH"')
    lines.append("unset AWS_PROFILE AWS_SESSION_TOKEN")
    return "\n".join(lines)


def write_ready_file(file: Path, text: str) -> None:
    """Writes the file in one step, so that a waiting process finds it complete."""
    part = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        part.write_text(text)
        part.replace(file)
    except OSError as error:
        sys.exit(f"local-cognito: cannot write {file}: {error.strerror}")
    finally:
        part.unlink(missing_ok=True)


def stop(*_: object) -> NoReturn:
    # Ignored from now on: a second signal must not interrupt the cleanup.
    for number in STOP_SIGNALS:
        signal.signal(number, lambda *_: None)
    sys.exit(0)


def main() -> None:
    for number in STOP_SIGNALS:
        signal.signal(number, stop)
    chosen = options()
    index = FOLDER / "index.mjs"
    files = {"pretoken": index} | dict(chosen.function)
    functions = Functions(files)
    try:
        port = serve(chosen.port, functions)
        aws = aws_settings(port)
        made = make_pool(connect(aws), chosen.trigger)
        issuer = f"https://cognito-idp.us-east-1.amazonaws.com/{made['POOL']}"
        jwks = f"{aws['AWS_ENDPOINT_URL']}/{made['POOL']}/.well-known/jwks.json"
        settings = {
            **aws,
            **made,
            "PORT": str(port),
            "USERNAME": USERNAME,
            "PASSWORD": PASSWORD,
            "JWKS": jwks,
            "ISSUER": issuer,
        }
        shell = assignments(settings)
        if chosen.ready_file:
            write_ready_file(chosen.ready_file, shell + "\n")
        scope = f"{SCOPES}/read"
        arn = f"{LAMBDA}pretoken"
        text = TRY_NEXT.format(
            exports=shell,
            scope=scope,
            function=files["pretoken"],
            arn=arn,
            issuer=issuer,
        )
        print(text, flush=True)
        threading.Event().wait()
    finally:
        functions.stop()
        if chosen.ready_file:
            chosen.ready_file.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
