import { expect, it } from "vitest";
import { readAll } from "./read-all.ts";

it("reads every page, each from where the one before it ended", async () => {
  const pages = new Map([
    [null, { items: [1, 2], nextCursor: "b" }],
    ["b", { items: [3], nextCursor: "c" }],
    ["c", { items: [], nextCursor: null }],
  ]);
  const readPage = async (cursor: string | null) => pages.get(cursor) ?? { items: [], nextCursor: null };
  expect(await readAll(readPage)).toEqual([1, 2, 3]);
});
