import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

import { build, type Plugin } from "esbuild";

const here = import.meta.dirname;
const NODE = 26;
/** The commands of the root package.json beside the server, sharing its chunks: an image has them too. */
const programs = ["main", "backup", "doctor", "import", "migrate", "restore"];
/** Another folder for a build of one's own: `node apps/api/build.ts <folder>`. */
const output = resolve(process.argv[2] ?? join(here, "dist"));

/**
 * Left out of the bundle and loaded only where used (embedded database, demo): both read files that lie
 * beside their sources, and neither is part of an installation with a database and providers of its own.
 */
const external = ["@platform/local-postgres", "@platform/simulator"];

/**
 * What verifies passkeys (certificates and all) is loaded with the first that is used: 3 MB of heap in each process. The
 * library imports it for functions that it awaits anyway.
 */
const passkeysWhenUsed: Plugin = {
  name: "passkeys when used",
  setup: ({ onLoad }) =>
    onLoad({ filter: /@better-auth\/passkey\/dist\/index\.mjs$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const contents = source.replace(
        /^import \{ ([\w, ]+) \} from ("@simplewebauthn\/server");$/m,
        (_, names: string, from: string) =>
          names
            .split(", ")
            .map((name) => `const ${name} = async (asked) => (await import(${from})).${name}(asked);`)
            .join("\n"),
      );
      if (contents === source)
        throw new Error(`${path} no longer imports its verifier as this plugin expects`);
      return { contents, loader: "js" };
    }),
};

await rm(output, { recursive: true, force: true });
const { metafile } = await build({
  metafile: true,
  entryPoints: programs.map((name) => ({ in: join(here, `src/${name}.ts`), out: `${name}.program` })),
  outdir: output,
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: `node${NODE}`,
  sourcemap: true,
  // Sources stand in the repository; with their text the maps would be three times as large.
  sourcesContent: false,
  legalComments: "none",
  // V8 holds the sources it runs, with two bytes a character where one comment has a dash that isn't Latin. Names stay.
  minifyWhitespace: true,
  lineLimit: 500,
  logLevel: "warning",
  external,
  plugins: [passkeysWhenUsed],
  // Bundled CommonJS packages ask for Node's own modules through `require`.
  banner: {
    js: 'import { createRequire as platformRequire } from "node:module"; const require = platformRequire(import.meta.url);',
  },
});

// esbuild escapes what isn't ASCII, except in patterns: one such character, and V8 holds its file with two bytes for each of
// all the others, and each piece it cuts from it. In a pattern the escape is the same; columns of that line move by a few.
for (const file of Object.keys(metafile.outputs).filter((name) => name.endsWith(".js"))) {
  const text = await readFile(file, "utf8");
  const plain = text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  if (plain !== text) await writeFile(file, plain);
}

// What is called by name is readable for any Node that the root's commands allow.
await cp(join(here, "launch.mjs"), join(output, "launch.mjs"));
for (const name of programs) {
  const start = `import { launch } from "./launch.mjs";\nawait launch("${name}", { node: ${NODE} });\n`;
  await writeFile(join(output, `${name}.js`), start);
}

const database = join(here, "../../packages/db");
for (const folder of ["migrations", "functions", "thesaurus"]) {
  await cp(join(database, folder), join(output, folder), { recursive: true });
}
