#!/usr/bin/env node
// Calls a trigger's handler as AWS Lambda does, without an AWS account. Reads the event from
// standard input and prints as JSON what the handler returned, or, if it failed, Lambda's error
// object: {"errorType": …, "errorMessage": …}.
//
//   jwtscope trigger event token.jwt | node run.mjs [FUNCTION] | jwtscope trigger preview
//
// FUNCTION is a file that exports a function named handler, as an ES module or as CommonJS; by
// default index.mjs next to this file. The handler may be asynchronous, call its callback, or call
// context.succeed, context.fail or context.done. Exits with 0 if it answered, and with 1 if it
// failed or never answered.

import { randomUUID } from "node:crypto";
import { existsSync, writeSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";
import { types } from "node:util";

const secondsLimit = 5; // as long as Cognito waits for a trigger
const file = resolve(process.argv[2] ?? fileURLToPath(new URL("index.mjs", import.meta.url)));
const answer = process.stdout.write.bind(process.stdout);
let isOver = false;

// Prints one line to standard error, even if the handler threw a message of several.
const say = (message) => writeSync(2, `run.mjs: ${message.replace(/[\u0000-\u0020\u007f]+/g, " ").trim()}\n`);

const refuse = (status, message) => {
  isOver = true;
  say(message);
  process.exit(status);
};

// The first answer counts.
const finish = (status, json) => {
  if (isOver) return;
  isOver = true;
  answer(`${json}\n`, () => process.exit(status));
};

// Encodes an error as the Lambda runtime does.
const errorObject = (error) => {
  const isError = types.isNativeError(error) || error instanceof Error;
  const [errorType, errorMessage] = isError ? [error.name, error.message] : [typeof error, String(error)];
  return { errorType, errorMessage: String(errorMessage) };
};

const fail = (error) => {
  if (isOver) return;
  const { errorType, errorMessage } = errorObject(error);
  say(`the function failed: ${errorMessage}`);
  finish(1, JSON.stringify({ errorType, errorMessage }));
};

const lambdaError = (name, message) => Object.assign(new Error(message), { name });

const succeed = (value) => {
  if (isOver) return;
  let json;
  try {
    json = JSON.stringify(value) ?? "null"; // undefined becomes null
  } catch (error) {
    return fail(lambdaError("Runtime.MarshalError", `the result cannot be encoded as JSON: ${error.message}`));
  }
  finish(0, json);
};

// Called when nothing is left to wait for and the handler has not answered.
const endWithoutAnswer = (isPromise, returned) => {
  if (isOver) return;
  if (isPromise) return fail(lambdaError("Runtime.NodeJsExit", "the handler's promise was never settled"));
  const value = returned === undefined ? "" : "; Lambda ignores the return value of a handler that is not asynchronous";
  say(`the handler never answered: it is not asynchronous and did not call its callback${value}`);
  finish(1, "null");
};

const readEvent = async () => {
  if (process.stdin.isTTY) refuse(64, "pipe an event in: jwtscope trigger event token.jwt | node run.mjs [FUNCTION]");
  const input = await text(process.stdin);
  try {
    return JSON.parse(input);
  } catch {
    refuse(65, "standard input is not a JSON event: make one with jwtscope trigger event");
  }
};

const invoke = (handler, event) => {
  const deadline = Date.now() + secondsLimit * 1000;
  const name = basename(file, extname(file));
  const done = (error, value) => (error ? fail(error) : succeed(value));
  const context = {
    awsRequestId: randomUUID(),
    callbackWaitsForEmptyEventLoop: true,
    functionName: name,
    functionVersion: "$LATEST",
    invokedFunctionArn: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: "run.mjs",
    memoryLimitInMB: "128",
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done,
    succeed,
    fail: (error) => fail(error ?? "handled"),
  };
  const returned = handler(event, context, done);
  const isPromise = typeof returned?.then === "function";
  process.once("beforeExit", () => endWithoutAnswer(isPromise, returned));
  const timeout = lambdaError("Sandbox.Timedout", `Task timed out after ${secondsLimit.toFixed(2)} seconds`);
  setTimeout(() => fail(timeout), deadline - Date.now()).unref();
  if (isPromise) returned.then(succeed, fail);
};

const event = await readEvent();
if (!existsSync(file)) refuse(66, `cannot find the function's file ${file}`);

// The function's log must not mix with its answer: on AWS it goes to CloudWatch, here to standard
// error.
process.stdout.write = process.stderr.write.bind(process.stderr);

// A function can also fail, or end the process, outside its handler.
process.on("uncaughtException", fail);
process.on("exit", () => {
  if (isOver) return;
  const { name, message } = lambdaError("Runtime.ExitError", "the function ended the process before it answered");
  say(`the function failed: ${message}`);
  writeSync(1, `${JSON.stringify({ errorType: name, errorMessage: message })}\n`);
  process.exitCode = 1;
});

try {
  const module = await import(pathToFileURL(file));
  const handler = module.handler ?? module.default?.handler;
  if (typeof handler !== "function") {
    throw lambdaError("Runtime.HandlerNotFound", `${basename(file)} does not export a function named handler`);
  }
  invoke(handler, event);
} catch (error) {
  fail(error);
}
