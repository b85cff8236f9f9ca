import { expect, test } from "vitest";
import type { ClaimedMessage } from "./claim.ts";
import { loadPictures } from "./loadPictures.ts";

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
  unanswered: true,
});

test("a place of files that hangs, or breaks, costs the model a picture and the customer a moment, not the answer", async () => {
  const told: unknown[] = [];
  const pictures = {
    read: (key: string) =>
      key === "1/hangs" ? new Promise<null>(() => undefined) : Promise.resolve(new Uint8Array([1, 2, 3])),
  };
  const log = { warn: (about: unknown) => void told.push(about) };
  const found = await loadPictures({ pictures, log }, [picture("hangs"), picture("there")], 50);
  expect([...found]).toEqual([["there", { mimeType: "image/png", base64: "AQID" }]]);
  expect(told).toMatchObject([{ messageId: "hangs" }]);
});
