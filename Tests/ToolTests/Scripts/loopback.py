"""Asks a local Cognito over HTTP, without the time that the AWS CLI takes to start.

    loopback.py VERSION…    makes a user pool for each, with a trigger of this event version, or with none: `-`

Prints a line for each pool, for a shell: POOL=… CLIENT=…. Needs AWS_ENDPOINT_URL, USERNAME and PASSWORD.
"""

import http.client
import json
import os
import sys
import urllib.parse

USERNAME, PASSWORD = os.environ["USERNAME"], os.environ["PASSWORD"]
FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:"
connection = http.client.HTTPConnection(urllib.parse.urlsplit(os.environ["AWS_ENDPOINT_URL"]).netloc)


def send(path, body, headers):
    connection.request("POST", path, body, headers)
    response = connection.getresponse()
    return response.status, response.headers, response.read()


def ask(operation, **members):
    status, _, body = send("/", json.dumps(members), {
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": f"AWSCognitoIdentityProviderService.{operation}",
        # Without it, moto itself does not know the service.
        "Authorization": "AWS4-HMAC-SHA256 Credential=testing/20260101/us-east-1/cognito-idp/aws4_request",
    })
    answer = json.loads(body or "{}")
    return answer if status == 200 else {"error": answer["__type"]}


def new_pool(name, **settings):
    """The ID of a new pool with the user."""
    pool_id = ask("CreateUserPool", PoolName=name, **settings)["UserPool"]["Id"]
    user = {"UserPoolId": pool_id, "Username": USERNAME}
    ask("AdminCreateUser", **user, MessageAction="SUPPRESS")
    ask("AdminSetUserPassword", **user, Password=PASSWORD, Permanent=True)
    return pool_id


def main(versions):
    flows = ("USER_PASSWORD_AUTH", "ADMIN_USER_PASSWORD_AUTH", "REFRESH_TOKEN_AUTH")
    for version in versions:
        config = {"PreTokenGenerationConfig": {"LambdaVersion": version, "LambdaArn": f"{FUNCTION}pretoken"}}
        pool_id = new_pool("photos", **({} if version == "-" else {"LambdaConfig": config}))
        client = ask(
            "CreateUserPoolClient", UserPoolId=pool_id, ClientName="cli",
            ExplicitAuthFlows=[f"ALLOW_{flow}" for flow in flows],
        )["UserPoolClient"]["ClientId"]
        print(f"POOL={pool_id} CLIENT={client}")


if __name__ == "__main__":
    main(sys.argv[1:])
