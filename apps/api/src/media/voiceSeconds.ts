const OPUS_RATE = 48_000;
const PAGE_MARK = "OggS";

/**
 * Length of a voice note as WhatsApp records it: Opus in Ogg, whose last page tells the samples before
 * its end (RFC 7845, "Granule Position"). Null for what is none.
 */
export function voiceSeconds(bytes: Uint8Array): number | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, 4).equals(Buffer.from(PAGE_MARK)) || !file.subarray(0, 64).includes("OpusHead"))
    return null;
  const last = file.lastIndexOf(PAGE_MARK);
  if (last + 14 > file.length) return null;
  const samples = file.readBigInt64LE(last + 6);
  // -1: no packet ends on this page.
  return samples < 0n ? null : Number(samples) / OPUS_RATE;
}
