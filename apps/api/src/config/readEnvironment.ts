import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseEnv } from "node:util";
import type { Config } from "./config.ts";
import { findLeftovers, type Leftover } from "./leftovers.ts";
import { loadConfig } from "./loadConfig.ts";
import { hasProviderKey } from "./parts/secrets.ts";
import { type Environment, textOf } from "./setting.ts";

const GENERATED = ["ADMIN_TOKEN", "ENCRYPTION_KEY"] as const;

/**
 * The only reader of the process's environment. `.env` at the root is read if present; what the process
 * was given wins. With the embedded database or in the demo, secrets that are missing are made once and kept in `.data/`.
 */
export function readEnvironment(root: string = findRoot()): Config {
  const env = wholeEnvironment(root);
  env["DATA_DIR"] = resolve(root, textOf(env, "DATA_DIR") ?? ".data");
  if (mayGenerate(env)) {
    for (const name of GENERATED)
      env[name] = textOf(env, name) ?? keptSecret(join(env["DATA_DIR"], fileOf(name)));
  }
  return loadConfig(env);
}

/** The predecessor's variables that are still set, also where the rest can't be read. */
export function readLeftovers(root: string = findRoot()): Leftover[] {
  return findLeftovers(wholeEnvironment(root));
}

function wholeEnvironment(root: string): Record<string, string | undefined> {
  return { ...readDotEnv(join(root, ".env")), ...present(process.env) };
}

/** A server of one's own is a decision; its secrets are one too. */
function mayGenerate(env: Environment): boolean {
  if (textOf(env, "NODE_ENV") === "production") return false;
  const ownDatabase = (textOf(env, "POSTGRES_DSN") ?? textOf(env, "DATABASE_URL")) !== undefined;
  const demo =
    textOf(env, "DEMO") === undefined ? !hasProviderKey(env) : !/^(0|off|false|no)$/i.test(env["DEMO"] ?? "");
  return !ownDatabase || demo;
}

function fileOf(name: (typeof GENERATED)[number]): string {
  return name.toLowerCase().replaceAll("_", "-");
}

/** Two first starts at once: whoever writes first wins, both read the same. */
function keptSecret(path: string): string {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  chmodSync(path, 0o600);
  return readFileSync(path, "utf8").trim();
}

function readDotEnv(path: string): Environment {
  return existsSync(path) ? parseEnv(readFileSync(path, "utf8")) : {};
}

function present(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, text]) => text !== undefined && text !== ""));
}

/** The folder of the workspace above this file or, in an image without it, the working directory. */
function findRoot(): string {
  for (let dir = import.meta.dirname; dir !== dirname(dir); dir = dirname(dir)) {
    if (existsSync(join(dir, "pnpm-workspace.yaml"))) return dir;
  }
  return process.cwd();
}
