import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PNG } from "pngjs";
import { beforeAll, expect, it } from "vitest";
import { compareImages } from "./compareImages.ts";

let kept: Buffer;
beforeAll(async () => {
  kept = await readFile(join(import.meta.dirname, "images/press-light-1440.png"));
});

/** The kept picture, with each channel of a place put through `change`. */
function changed(change: (value: number, index: number, all: Buffer) => number): Buffer {
  const picture = PNG.sync.read(kept);
  const before = Buffer.from(picture.data);
  for (let y = 60; y < 90; y += 1)
    for (let x = 180; x < 400; x += 1)
      for (let channel = 0; channel < 3; channel += 1) {
        const index = (y * picture.width + x) * 4 + channel;
        picture.data[index] = change(before[index] ?? 0, index, before);
      }
  return PNG.sync.write(picture);
}

it("letters that are smoothed a little differently are the same picture", () => {
  const edges = changed((value) => (value > 40 && value < 220 ? value + 16 : value));
  expect(compareImages(kept, edges)?.squares).toBe(0);
});

it("a component that moved by a pixel, or has another colour, is another picture", () => {
  const moved = changed((_, index, before) => before[index - 4] ?? 0);
  expect(compareImages(kept, moved)?.squares).toBeGreaterThan(0);
  const recoloured = changed((value, index) => (value < 40 && index % 4 === 2 ? 112 : value));
  expect(compareImages(kept, recoloured)?.squares).toBeGreaterThan(0);
});

it("a picture of another size has no difference to show, and is none of the same", () => {
  const taller = new PNG({ width: 10, height: 10 });
  expect(compareImages(kept, PNG.sync.write(taller))).toBeNull();
});
