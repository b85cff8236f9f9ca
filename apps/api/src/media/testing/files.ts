/** The smallest files that are what they say. */

export const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

export const JPEG = Buffer.from("ffd8ffe000104a46494600010100000100010000ffdb004300ffd9", "hex");

export const WEBP = Buffer.from("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==", "base64");

export const PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

/** First page of an Ogg stream with the head of an Opus one. */
export const OGG_OPUS = Buffer.concat([
  Buffer.from("OggS"),
  Buffer.from("0002000000000000000001000000000000000000000001", "hex"),
  Buffer.from("13", "hex"),
  Buffer.from("OpusHead"),
  Buffer.from("0101380180bb0000000000", "hex"),
]);

export const MP4 = Buffer.concat([
  Buffer.from("00000018", "hex"),
  Buffer.from("ftypisom"),
  Buffer.from("00000200", "hex"),
  Buffer.from("isommp42"),
]);
