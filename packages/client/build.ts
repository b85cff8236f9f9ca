// Makes the package that is published: `node scripts/with-runtime.mjs node packages/client/build.ts <folder>`, then `npm publish <folder>`.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
const root = join(here, "../..");
const output = resolve(process.argv[2] ?? join(here, "dist"));
/** Travel inside the package, so that it needs nothing but itself. */
const BUNDLED = ["@trpc/client", "@trpc/server", "eventsource", "eventsource-parser"];

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const examples = readdirSync(join(here, "examples")).filter((name) => /(?<!\.test)\.ts$/.test(name));
const common = { format: "esm", platform: "node", target: "node20", logLevel: "warning" } as const;
await build({
  ...common,
  entryPoints: [join(here, "src/index.ts")],
  outdir: output,
  bundle: true,
  external: [...BUNDLED, "zod"],
});
await build({
  ...common,
  entryPoints: examples.map((name) => join(here, "examples", name)),
  outdir: join(output, "scripts"),
});
writeTypes();
for (const name of BUNDLED) copyPackage(name);
writeManifest();
cpSync(join(here, "README.md"), join(output, "README.md"));

/** The compiler writes the router out with every input and output: nothing of the server is left in it. */
function writeTypes(): void {
  const work = join(output, ".types");
  mkdirSync(work);
  const config = {
    extends: join(root, "tsconfig.base.json"),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      noCheck: true,
      rootDir: root,
      outDir: work,
      typeRoots: [join(root, "node_modules/@types")],
    },
    files: [join(root, "apps/api/src/trpc/router.ts")],
  };
  const configFile = join(work, "tsconfig.json");
  writeFileSync(configFile, JSON.stringify(config));
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const told = spawnSync(process.execPath, [compiler, "-p", configFile], { encoding: "utf8" });
  const router = join(work, "apps/api/src/trpc/router.d.ts");
  if (!existsSync(router)) throw new Error(`The router's types were not written:\n${told.stdout}`);
  const text = readFileSync(router, "utf8").replaceAll(/import\("\.[^"]*"\)\.Context/g, "object");
  const foreign = /import\("(?!@trpc\/server["/])[^"]*"\)|from "[^"]*"/.exec(text);
  if (foreign !== null) throw new Error(`The router's types name something of the server: ${foreign[0]}`);
  writeFileSync(join(output, "router.d.ts"), text);
  rmSync(work, { recursive: true });
  const reasons = /reason: ((?:"\w+" \| )+"\w+");/.exec(text)?.[1] ?? "string";
  writeFileSync(join(output, "index.d.ts"), indexTypes(reasons));
}

function indexTypes(reasons: string): string {
  return `import type { TRPCClient } from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "./router.js";
export type { AppRouter } from "./router.js";
export type ErrorReason = ${reasons};
export type PlatformClient = TRPCClient<AppRouter>;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;
export interface ClientOptions {
  /** Where the product is served, for example \`https://bot.example.com\`. */
  url: string;
  /** \`ADMIN_TOKEN\` or an API key; it travels in a header, never in an address. */
  token: string;
  fetch?: typeof globalThis.fetch;
}
export declare function createClient(options: ClientOptions): PlatformClient;
/** For scripts: what goes wrong is said in one line on standard error, and ends with 1. */
export declare function endPlainly(): void;
/** Why a call failed; null where the answer didn't come from the API. */
export declare function reasonOf(error: unknown): ErrorReason | null;
`;
}

/** With its licence; what it would ask for beside itself is here already. */
function copyPackage(name: string): void {
  const from = folderOf(name);
  const to = join(output, "node_modules", name);
  cpSync(from, to, {
    recursive: true,
    dereference: true,
    filter: (path) => !path.slice(from.length).includes("node_modules") && !/\.(map|cts|cjs)$/.test(path),
  });
  const manifest = JSON.parse(readFileSync(join(to, "package.json"), "utf8")) as Record<string, unknown>;
  for (const key of ["peerDependencies", "peerDependenciesMeta", "devDependencies", "scripts"])
    delete manifest[key];
  writeFileSync(join(to, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

function folderOf(name: string): string {
  // Where a package really lies, what it needs lies beside it.
  const asked = [here, realpathSync(join(here, "node_modules/eventsource"))].map((folder) =>
    createRequire(join(folder, "index.js")),
  );
  for (const require of asked) {
    for (const base of require.resolve.paths(name) ?? []) {
      if (existsSync(join(base, name, "package.json"))) return join(base, name);
    }
  }
  throw new Error(`${name} is not installed`);
}

function writeManifest(): void {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const versionOf = (name: string): string =>
    (
      JSON.parse(readFileSync(join(output, "node_modules", name, "package.json"), "utf8")) as {
        version: string;
      }
    ).version;
  const manifest = {
    name: "@platform/client",
    version,
    description: "Typed client of Platform AI Solutions, with scripts",
    license: "UNLICENSED",
    type: "module",
    engines: { node: ">=20" },
    exports: { ".": { types: "./index.d.ts", default: "./index.js" } },
    bin: Object.fromEntries(
      examples.map((name) => [
        `platform-${name.replace(/\.ts$/, "")}`,
        `scripts/${name.replace(/\.ts$/, ".js")}`,
      ]),
    ),
    dependencies: Object.fromEntries(BUNDLED.map((name) => [name, versionOf(name)])),
    bundleDependencies: BUNDLED,
  };
  writeFileSync(join(output, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
