/**
 * A stretch of a text as numbers: texts come in so many representations that V8 looks up anew for each character how to
 * read it from the text itself, which took eight times as long.
 */
const CODES = new Uint16Array(8_192);
const BYTES = Buffer.from(CODES.buffer);

/**
 * Short name of a text, given whole or in pieces: equal texts have equal names. For telling versions apart, not for
 * secrets (cyrb53, 53 bits; the agent imports no crypto).
 */
export function fingerprint(...pieces: string[]): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const piece of pieces) {
    for (let from = 0; from < piece.length; from += CODES.length) {
      const count = BYTES.write(piece.slice(from), "utf16le") / 2;
      for (let index = 0; index < count; index += 1) {
        const code = CODES[index] ?? 0;
        high = Math.imul(high ^ code, 2_654_435_761);
        low = Math.imul(low ^ code, 1_597_334_677);
      }
    }
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36).padStart(11, "0");
}
