import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { cacheFolder, root } from "./paths.mjs";
import { runQuietly } from "./run.mjs";
import { step } from "./steps.mjs";

const installStamp = join(root, "node_modules", ".platform-installed");
const products = ["apps/api/dist/main.js", "apps/web/dist/index.html"];

/**
 * Installs the packages if the lock file or a package.json changed since the last time, and waits for a
 * runtime that is still on its way.
 */
export async function ensureInstalled({ env, node, arriving, arrivingName }) {
  const wanted = hash([node, ...manifests().map((path) => readFileSync(join(root, path), "utf8"))]);
  const current = stampIs(installStamp, wanted);
  if (current && arriving === undefined) return;
  const title = [arrivingName, current ? undefined : "packages"].filter(Boolean).join(" and ");
  await step(title.replace(/^p/, "P"), async () => {
    // Both to their end, even if one fails: what has been fetched is there the next time.
    const results = await Promise.allSettled([arriving, current ? undefined : install(env)]);
    for (const result of results) if (result.status === "rejected") throw result.reason;
    writeFileSync(installStamp, wanted);
  });
}

async function install(env) {
  const options = ["--frozen-lockfile", "--prefer-offline", "--config.confirm-modules-purge=false"];
  await runQuietly("packages", ["pnpm", "install", ...options], { env });
}

/** Builds API and panel if a source changed since the last time. */
export async function ensureBuilt({ env }) {
  const stamp = join(cacheFolder(), "built");
  const wanted = hash(sources().map((path) => `${path} ${fingerprint(path)}`));
  if (stampIs(stamp, wanted) && products.every((path) => existsSync(join(root, path)))) return;
  rmSync(stamp, { force: true });
  await step("Build", async () => {
    await runQuietly("build", ["pnpm", "exec", "turbo", "run", "build", "--output-logs=new-only"], { env });
    writeFileSync(stamp, wanted);
  });
}

function manifests() {
  const own = folders().map((folder) => `${folder}/package.json`);
  return ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...own].filter((path) =>
    existsSync(join(root, path)),
  );
}

/** Every folder of the workspace. */
function folders() {
  const below = (parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
  return [...below("apps"), ...below("packages"), "e2e"].filter((path) =>
    existsSync(join(root, path, "package.json")),
  );
}

/** Every file that the build could read: all of the workspace but what is made from it. */
function sources() {
  const found = ["pnpm-lock.yaml", "turbo.json", "tsconfig.base.json", ".node-version"];
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (["node_modules", "dist", ".turbo", "coverage"].includes(entry.name)) continue;
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else found.push(path);
    }
  };
  for (const folder of folders().filter((path) => path !== "e2e")) walk(folder);
  return found.sort();
}

function fingerprint(path) {
  const { size, mtimeMs } = statSync(join(root, path));
  return `${size} ${mtimeMs}`;
}

function hash(parts) {
  return createHash("sha256").update(parts.join("\n")).digest("hex");
}

function stampIs(path, wanted) {
  return existsSync(path) && readFileSync(path, "utf8") === wanted;
}
