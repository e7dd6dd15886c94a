#!/usr/bin/env node
// Calls a trigger's handler as AWS Lambda would, with no AWS account: the event comes on standard input, and what the
// handler returned goes to standard output, both as JSON.
//
//   jwtscope trigger event token.jwt | node run.mjs [FUNCTION.mjs] | jwtscope trigger preview

import { randomUUID } from "node:crypto";
import { existsSync, writeSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";

const limit = 5000; // Cognito waits five seconds for a trigger.
const file = process.argv[2] ?? fileURLToPath(new URL("index.mjs", import.meta.url));
let isOver = false;

// Always one line, whatever the handler has thrown.
const fail = (status, message) => {
  isOver = true;
  writeSync(2, `run.mjs: ${message.replace(/[\u0000-\u0020\u007f]+/g, " ").trim()}\n`);
  process.exit(status);
};
const failFunction = (error) => fail(1, `the function failed: ${error?.message ?? error}`);

const readEvent = async () => {
  if (process.stdin.isTTY) fail(64, "pipe an event in: jwtscope trigger event token.jwt | node run.mjs [FUNCTION.mjs]");
  const input = await text(process.stdin);
  try {
    return JSON.parse(input);
  } catch {
    fail(65, "standard input is not a JSON event: make one with jwtscope trigger event");
  }
};

// A handler answers by its promise or, if it is not asynchronous, by its callback: what that one returns is not looked at.
// When nothing is left to wait for, Lambda answers null in the handler's stead.
const invoke = (handler, event) => {
  const deadline = Date.now() + limit;
  const context = { awsRequestId: randomUUID(), getRemainingTimeInMillis: () => deadline - Date.now() };
  return new Promise((resolve, reject) => {
    process.once("beforeExit", () => resolve(null));
    const returned = handler(event, context, (error, value) => (error ? reject(error) : resolve(value)));
    if (typeof returned?.then === "function") returned.then(resolve, reject);
  });
};

const event = await readEvent();
if (!existsSync(file)) fail(66, `cannot find the function's file ${file}`);

// A function's log must not get into its answer: on AWS it goes to CloudWatch, here to standard error.
const answer = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);

// What a function does behind its handler's back ends it as well.
process.on("uncaughtException", failFunction);
process.on("exit", () => isOver || failFunction("it ended the process before it answered"));

try {
  const module = await import(pathToFileURL(file));
  const handler = module.handler ?? module.default?.handler;
  if (typeof handler !== "function") throw new Error(`${file} exports no function named handler`);
  const returned = await invoke(handler, event);
  // Lambda sends JSON: undefined becomes null, and what JSON does not know is left out.
  const json = JSON.stringify(returned) ?? "null";
  isOver = true;
  answer(`${json}\n`, () => process.exit(0));
} catch (error) {
  failFunction(error);
}
