import { expect, test } from "vitest";
import { contentTypeOf, isShownInline, type MediaKind, sentAs } from "./contentType.ts";
import { JPEG, MP4, OGG_OPUS, PDF, PNG, WEBP } from "./testing/files.ts";

const HTML = Buffer.from("<!doctype html><script>alert(1)</script>");
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

test.each<{ what: string; kind: MediaKind; bytes: Buffer; type: string }>([
  { what: "a photo", kind: "image", bytes: JPEG, type: "image/jpeg" },
  { what: "a screenshot", kind: "image", bytes: PNG, type: "image/png" },
  { what: "a sticker", kind: "sticker", bytes: WEBP, type: "image/webp" },
  { what: "a voice note", kind: "audio", bytes: OGG_OPUS, type: "audio/ogg" },
  { what: "a voice note in an MP4 box", kind: "audio", bytes: MP4, type: "audio/mp4" },
  { what: "a film", kind: "video", bytes: MP4, type: "video/mp4" },
  { what: "a PDF", kind: "document", bytes: PDF, type: "application/pdf" },
  { what: "a photo sent as a document", kind: "document", bytes: JPEG, type: "image/jpeg" },
])("$what is known by its content, whatever was declared", async ({ kind, bytes, type }) => {
  expect(await contentTypeOf({ kind, bytes, declared: "text/html" })).toBe(type);
});

test.each<[MediaKind, Buffer]>([
  ["image", HTML],
  ["image", SVG],
  ["image", PDF],
  ["image", PNG.subarray(0, 6)],
  ["image", Buffer.alloc(0)],
  ["sticker", HTML],
  ["audio", HTML],
  ["audio", PNG],
  ["video", OGG_OPUS],
])("what was announced as %s and is none has no type", async (kind, bytes) => {
  expect(await contentTypeOf({ kind, bytes, declared: "image/png" })).toBeNull();
});

test("a document of unknown content keeps its declared type only if that is plain text", async () => {
  const type = (declared: string | null) => contentTypeOf({ kind: "document", bytes: HTML, declared });
  expect(await type("text/html")).toBe("application/octet-stream");
  expect(await type(null)).toBe("application/octet-stream");
  expect(await type("Text/CSV; charset=utf-8")).toBe("text/csv");
});

test("only pictures, sound and films are shown in the panel", () => {
  expect(isShownInline("image/jpeg")).toBe(true);
  expect(isShownInline("audio/ogg")).toBe(true);
  for (const type of ["application/pdf", "text/html", "image/svg+xml", "text/plain", null]) {
    expect(isShownInline(type)).toBe(false);
  }
});

test("a file leaves as what it is only where no page could take it for something that runs", () => {
  for (const type of [
    "text/html",
    "text/javascript",
    "application/javascript",
    "text/css",
    "image/svg+xml",
    "application/xhtml+xml",
    "application/vnd.mozilla.xul+xml",
    "application/wasm",
    "application/json",
    "multipart/x-mixed-replace",
    "text/plain; x=text/javascript",
  ])
    expect([type, sentAs(type)]).toEqual([type, "application/octet-stream"]);
  for (const type of [
    "image/png",
    "audio/ogg",
    "application/pdf",
    "text/csv",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ])
    expect(sentAs(type)).toBe(type);
});
