import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, gzip } from "node:zlib";
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

it("every script and style lies there as it travels, too", async () => {
  const names = (await readdir(`${DIST}/assets`)).filter((name) => /\.(js|css)$/.test(name));
  expect(names.length).toBeGreaterThan(20);
  for (const name of names) {
    const [text, brotli, gzipped] = await Promise.all(
      ["", ".br", ".gz"].map((form) => readFile(`${DIST}/assets/${name}${form}`)),
    );
    expect(await promisify(brotliDecompress)(brotli ?? ""), name).toEqual(text);
    expect(await promisify(gunzip)(gzipped ?? ""), name).toEqual(text);
  }
});

it("what pages share lies in few files, and none of them reads the language that texts are written in", async () => {
  const names = (await readdir(`${DIST}/assets`)).filter((name) => name.endsWith(".js"));
  expect(names.length).toBeLessThan(100);
  for (const name of names)
    expect(await readFile(`${DIST}/assets/${name}`, "utf8"), name).not.toContain("EXPECT_PLURAL_ARGUMENT");
});
