import { MAX_NAME, text } from "../json/read.ts";

/** Turns what stands after it around, whatever that is. */
const OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g;
/** Something that is seen: no space, no mark or sign without a width, none of the letters that are blank. */
const SEEN = /[^\p{Z}\p{Cc}\p{Cf}\p{Mn}\u115F\u1160\u2800\u3164\uFFA0]/u;

/** What customers call themselves. Of a name that can't be seen their number is better. */
export function personName(value: unknown): string | null {
  const name = text(value, MAX_NAME)?.replaceAll(OVERRIDES, "");
  return name !== undefined && SEEN.test(name) ? name : null;
}
