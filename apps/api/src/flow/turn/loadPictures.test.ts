import { expect, test } from "vitest";
import { createByteBudget, type ByteShare } from "../../media/index.ts";
import type { ClaimedMessage } from "./claim.ts";
import { createPictureBudget, loadPictures } from "./loadPictures.ts";

const picture = (id: string): ClaimedMessage => ({
  id,
  role: "user",
  type: "image",
  text: null,
  sent_at: "2026-01-01T12:00:00Z",
  details: null,
  transcript: null,
  transcript_state: null,
  media_state: "stored",
  mime_type: "image/png",
  file_name: null,
  file_size: 3,
  storage_key: `1/${id}`,
  quoted: null,
  quoted_product_id: null,
  unanswered: true,
});

test("a place of files that hangs, or breaks, costs the model a picture and the customer a moment, not the answer", async () => {
  const told: unknown[] = [];
  const pictures = {
    read: (key: string) =>
      key === "1/hangs" ? new Promise<null>(() => undefined) : Promise.resolve(new Uint8Array([1, 2, 3])),
  };
  const log = { warn: (about: unknown) => void told.push(about) };
  const share = createPictureBudget().open();
  const found = await loadPictures({ pictures, share, log }, [picture("hangs"), picture("there")], 50);
  expect([...found]).toEqual([["there", { mimeType: "image/png", base64: "AQID" }]]);
  expect(told).toMatchObject([{ messageId: "hangs" }]);
});

test("pictures of so many turns at once that they would fill the memory are left out, and there again afterwards", async () => {
  const budget = createByteBudget(1_000);
  const log = { warn: () => undefined };
  const pictures = { read: () => Promise.resolve(new Uint8Array(200)) };
  const large = { ...picture("a"), file_size: 200 };
  const turns = [budget.open(), budget.open(), budget.open()];
  const load = async (share: ByteShare) => (await loadPictures({ pictures, share, log }, [large], 30)).size;
  expect(await Promise.all(turns.map(load))).toEqual([1, 0, 0]);
  for (const share of turns) share.release();
  expect(await load(budget.open())).toBe(1);
});
