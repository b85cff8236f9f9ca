import { execFile } from "node:child_process";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { buildServer, runFolder } from "@platform/processes";
import { toRows } from "../alternate.ts";
import type { Bench, Goal, Row } from "../bench.ts";
import { judge } from "../report/judge.ts";

const web = resolve(import.meta.dirname, "../../../apps/web");
const ALL = "production folder";
const MEGABYTES = "MB on disk";

/** What an installation is made of, and what a browser loads for each page of the panel. Nothing is timed. */
export const size: Bench = {
  name: "size",
  run: async () => {
    const folder = await runFolder("bench", "size-");
    try {
      const panel = join(folder, "web");
      const vite = join(web, "node_modules/vite/bin/vite.js");
      await promisify(execFile)(process.execPath, [vite, "build", "--manifest", "--outDir", panel], {
        cwd: web,
      });
      const server = join(await buildServer(folder), "..");
      const rows = [...(await onDisk({ server, panel })), ...(await perRoute(panel))];
      return {
        name: "size",
        title: "what an installation is made of, and what a browser loads for each page",
        rows,
        goals: judge(rows, GOALS),
        notes: [
          "The folder is server, panel and the Node that runs this. A page is its own files with all that it imports, once each, as a first visit loads them.",
        ],
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

const GOALS: Goal[] = [
  { text: "production folder ≤ 250 MB, runtime included", who: ALL, figure: MEGABYTES, atMost: 250 },
];

async function onDisk({ server, panel }: { server: string; panel: string }): Promise<Row[]> {
  const parts = {
    server: await bytesBelow(server),
    panel: await bytesBelow(panel),
    "Node.js": (await stat(process.execPath)).size,
  };
  const all = Object.values(parts).reduce((sum, bytes) => sum + bytes, 0);
  return Object.entries({ ...parts, [ALL]: all }).flatMap(([who, bytes]) =>
    toRows(who, [{ [MEGABYTES]: bytes / 2 ** 20 }]),
  );
}

async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size);
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}

/** Vite's own account of what it built. */
type Manifest = Record<
  string,
  { file: string; isEntry?: boolean; imports?: string[]; css?: string[]; isDynamicEntry?: boolean }
>;

async function perRoute(panel: string): Promise<Row[]> {
  const manifest = JSON.parse(await readFile(join(panel, ".vite/manifest.json"), "utf8")) as Manifest;
  const keys = Object.keys(manifest);
  const entries = keys.filter((key) => manifest[key]?.isEntry === true);
  const routes = keys.filter((key) => manifest[key]?.isDynamicEntry === true && key.endsWith("-route.tsx"));
  const weigh = async (own: string[]): Promise<number> => {
    const files = [...filesOf(manifest, [...entries, ...own])];
    const sizes = files.map(async (file) => gzipSync(await readFile(join(panel, file))).length);
    return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0) / 1024;
  };
  const rows = [{ who: "every page", own: [] as string[] }].concat(
    routes.map((key) => ({ who: `page ${basename(key, "-route.tsx")}`, own: [key] })),
  );
  const weighed = rows.map(async ({ who, own }) => toRows(who, [{ "kB gzip": await weigh(own) }]));
  return (await Promise.all(weighed)).flat();
}

/** These and what they import, however far, with their styles. */
function filesOf(manifest: Manifest, keys: string[]): Set<string> {
  const files = new Set<string>();
  const left = [...keys];
  for (let key = left.pop(); key !== undefined; key = left.pop()) {
    const chunk = manifest[key];
    if (chunk === undefined || files.has(chunk.file)) continue;
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    left.push(...(chunk.imports ?? []));
  }
  return files;
}
