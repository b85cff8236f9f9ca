import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

/** Kept pictures have sixteen steps a channel, finer than what counts as a difference: a third of the bytes. */
const KEPT_BITS = 0xf0;
/** A pixel counts from this share of the way from black to white; letters are drawn a little differently elsewhere. */
const TELLING = 0.1;
/** Side of the squares that are looked at one by one: a change is small beside a page, and large where it is. */
const SQUARE = 16;
/** So many pixels of one square may tell of other letter edges. */
const EDGES = 20;

export interface Difference {
  /** Squares in which more differs than the edges of letters. */
  squares: number;
  /** The most pixels that differ in one square. */
  worst: number;
  /** The differing pixels, to look at. */
  image: Buffer;
}

/** How two PNG of the same place differ; null where they have not the same size, which is a difference of its own. */
export function compareImages(before: Buffer, now: Buffer): Difference | null {
  const [a, b] = [PNG.sync.read(before), PNG.sync.read(now)];
  const { width, height } = a;
  if (width !== b.width || height !== b.height) return null;
  const marked = new PNG({ width, height });
  pixelmatch(a.data, b.data, marked.data, width, height, { threshold: TELLING, diffMask: true });
  const counts = new Map<number, number>();
  const columns = Math.ceil(width / SQUARE);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if (marked.data[(y * width + x) * 4 + 3] === 0) continue;
      const square = Math.floor(y / SQUARE) * columns + Math.floor(x / SQUARE);
      counts.set(square, (counts.get(square) ?? 0) + 1);
    }
  const sums = [...counts.values()];
  return {
    squares: sums.filter((sum) => sum > EDGES).length,
    worst: Math.max(0, ...sums),
    image: PNG.sync.write(marked),
  };
}

export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A place of a picture as it is kept: as small as a PNG gets without leaving anything out that would be told. */
export function cutOut(picture: PNG, { x, y, width, height }: Place): Buffer {
  const [columns, rows] = [Math.round(width), Math.round(height)];
  const small = new PNG({ width: columns, height: rows });
  PNG.bitblt(picture, small, Math.round(x), Math.round(y), columns, rows, 0, 0);
  for (let index = 0; index < small.data.length; index += 1)
    small.data[index] = index % 4 === 3 ? 255 : (small.data[index] ?? 0) & KEPT_BITS;
  return PNG.sync.write(small, { colorType: 2, filterType: 0, deflateLevel: 9, deflateStrategy: 0 });
}

const KEPT = join(import.meta.dirname, "images");
const SEEN = join(import.meta.dirname, "../../output/design");

/**
 * Holds a picture against the kept one of that name. Answers what is wrong, or null; what was seen and where it differs
 * lie in `e2e/output/design`. With `UPDATE_SCREENSHOTS=1` what is seen now is kept.
 */
export async function judgeImage(name: string, now: Buffer): Promise<string | null> {
  const path = join(KEPT, `${name}.png`);
  if (process.env.UPDATE_SCREENSHOTS === "1") {
    await write(path, now);
    return null;
  }
  const before = await readFile(path).catch(() => null);
  // The same picture is written the same way.
  if (before?.equals(now)) return null;
  const difference = before === null ? null : compareImages(before, now);
  if (difference?.squares === 0) return null;
  await write(join(SEEN, `${name}.png`), now);
  if (before === null) return `${name}: there is no kept picture`;
  if (difference === null) return `${name}: not the size it was`;
  await write(join(SEEN, `${name}-difference.png`), difference.image);
  return `${name}: differs in ${difference.squares} places, by up to ${difference.worst} of ${SQUARE ** 2} pixels`;
}

async function write(path: string, image: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, image);
}
