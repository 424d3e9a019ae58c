// Azure's validator of live calls, for a parent process: each line of standard input is a call as JSON, {request, response}; the answer is a
// line with the array of what is wrong with it, {code, message}.
//
// Usage: node validator.cjs NODE_MODULES SWAGGER
"use strict";
const path = require("node:path");
const readline = require("node:readline");

const [modules, directory] = process.argv.slice(2).map((argument) => path.resolve(argument));
const { LiveValidator } = require(path.join(modules, "oav/dist/lib/liveValidation/liveValidator.js"));

// oav logs to standard output, which is for answers here.
const answer = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;

function problems({ isSuccessful, errors, runtimeException }) {
  if (isSuccessful) return [];
  const all = errors.length > 0 ? errors : [runtimeException];
  return all.map(({ code, message, jsonPathsInPayload }) => ({ code, message: [message, ...(jsonPathsInPayload ?? [])].join(" ") }));
}

async function main() {
  const validator = new LiveValidator({
    directory,
    swaggerPathsPattern: ["specification/**/*.json"],
    excludedSwaggerPathsPattern: [],
    loadValidatorInBackground: false,
    loadValidatorInInitialize: true,
    isArmCall: true,
  });
  await validator.initialize();
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { request, response } = JSON.parse(line);
    const result = await validator.validateLiveRequestResponse({ liveRequest: request, liveResponse: response });
    const found = [...problems(result.requestValidationResult), ...problems(result.responseValidationResult)];
    if (result.runtimeException) found.push(result.runtimeException);
    answer(`${JSON.stringify(found)}\n`);
  }
}

main();
