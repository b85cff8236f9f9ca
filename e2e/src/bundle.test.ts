import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { expect, it } from "vitest";

const DIST = fileURLToPath(new URL("../../apps/web/dist", import.meta.url));

it("what the panel loads before its first route is at most 150 kB of script, as it travels", async () => {
  const page = await readFile(`${DIST}/index.html`, "utf8");
  const files = [...page.matchAll(/\/assets\/[\w.-]+\.js/g)].map(([path]) => path);
  expect(files.length).toBeGreaterThan(0);
  const sizes = await Promise.all(
    files.map(async (path) => (await promisify(gzip)(await readFile(DIST + path), { level: 9 })).length),
  );
  const sum = sizes.reduce((total, size) => total + size, 0);
  process.stdout.write(`initial script: ${(sum / 1000).toFixed(1)} kB in ${files.length} files\n`);
  expect(sum).toBeLessThanOrEqual(150_000);
});
