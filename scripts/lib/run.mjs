import { spawn } from "node:child_process";
import { createWriteStream, readFileSync } from "node:fs";
import { join, relative } from "node:path";

import { cacheFolder, root } from "./paths.mjs";

/** A tool that failed; `output` is the end of what it said. */
class ToolFailed extends Error {
  constructor({ name, code, output, logFile }) {
    super(`${name} ended with ${code}.\n\n${output}\n\nIts whole output: ${relative(root, logFile)}`);
    this.output = output;
  }
}

/**
 * Runs a tool with its output in `.cache/logs/<name>.log`; the end of it is shown only when the tool
 * fails. Resolves with the output.
 */
export async function runQuietly(name, command, options = {}) {
  const logFile = join(cacheFolder("logs"), `${name.replaceAll(" ", "-")}.log`);
  const log = createWriteStream(logFile);
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: options.cwd ?? root,
    env: options.env ?? process.env,
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const code = await new Promise((done) => {
    child.once("error", (error) => done(error.message));
    child.once("close", (status, signal) => done(status ?? signal));
  });
  await new Promise((done) => log.end(done));
  const output = readFileSync(logFile, "utf8");
  if (code !== 0) throw new ToolFailed({ name, code, output: tail(output), logFile });
  return output;
}

/** Runs a tool on our own terminal and resolves with its exit code. */
export function runOpenly(command, options = {}) {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: root,
    env: options.env ?? process.env,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  return new Promise((done) => {
    child.once("error", () => done(127));
    child.once("close", (code) => done(code ?? 1));
  });
}

function tail(text) {
  return text.trim().split("\n").slice(-120).join("\n");
}
