// Verifies access tokens, one per line, with panva's jose: jose_peer.js JWKS FILE ISSUER SCOPE
"use strict";
const { readFileSync } = require("node:fs");
const { createLocalJWKSet, jwtVerify } = require("jose");

const [jwks, file, issuer, scope] = process.argv.slice(2);
const keys = createLocalJWKSet(JSON.parse(readFileSync(jwks, "utf8")));

const verify = async () => {
  for (const token of readFileSync(file, "utf8").trim().split("\n")) {
    const { payload } = await jwtVerify(token, keys, { algorithms: ["RS256"], issuer });
    if (payload.exp === undefined || payload.token_use !== "access" || !payload.scope.split(" ").includes(scope)) {
      throw new Error("rejected");
    }
  }
};
verify().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
