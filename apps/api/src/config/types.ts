import { z } from "zod";
import type { Price } from "../usage/prices.ts";

/** Readers of single variables, shared by the parts of the configuration. */
export const optionalText = z.string().max(10_000).optional();

export const textOr = (fallback: string) => z.string().max(10_000).default(fallback);

/** What is asked for is put behind it, so nothing may stand there that ends an address's path. */
export const httpUrl = z
  .url({ protocol: /^https?$/ })
  .regex(/^[^?#]+$/)
  .transform((url) => url.replace(/\/+$/, ""));

/**
 * The address of a server with a user's name and password in it: a password's own # would cut it off before the host,
 * and its own % throws where somebody connects and decodes it.
 */
export function isServerAddress(text: string, protocol: RegExp): boolean {
  const url = URL.parse(text);
  if (url === null || !protocol.test(url.protocol) || !/^\w+:\/\//.test(text) || url.hash !== "")
    return false;
  try {
    return decodeURIComponent(text) !== "";
  } catch {
    return false;
  }
}

/** What travels in an Authorization header: one word of what every client writes there alike. */
export const bearer = (text: z.ZodString): z.ZodString => text.regex(/^[\x21-\x7e]+$/);

/** Commas with nothing between them are no list: whoever put them there believes that something is set. */
export const commaList = z
  .string()
  .regex(/[^,\s]/)
  .optional()
  .transform((text) =>
    (text ?? "")
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  );

export const wholeNumber = (range: { min: number; max: number; fallback: number }) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .default(String(range.fallback))
    .transform(Number)
    .pipe(z.number().min(range.min).max(range.max));

export const decimalNumber = (range: { min: number; max: number; fallback: number }) =>
  z
    .string()
    .regex(/^\d{1,6}(\.\d{1,3})?$/)
    .default(String(range.fallback))
    .transform(Number)
    .pipe(z.number().min(range.min).max(range.max));

const words = {
  on: true,
  true: true,
  yes: true,
  1: true,
  off: false,
  false: false,
  no: false,
  0: false,
} as const;

/** `undefined` where the variable is absent, so that the default may depend on others. */
export const switchedOn = z
  .string()
  .toLowerCase()
  .refine((word): word is keyof typeof words & string => word in words)
  .transform((word) => words[word as keyof typeof words])
  .optional();

const dollars = String.raw`\d{1,6}(?:\.\d{1,6})?`;
const tokenPrice = new RegExp(`^(.+)=(${dollars})/(${dollars})/(${dollars})$`);
const soundPrice = new RegExp(`^(.+)=(${dollars})/min$`);

/** `model=input/cached/output` in US dollars per million tokens, or `model=0.006/min`. */
export const modelPrices = commaList.transform((entries, context): Record<string, Price> => {
  const prices: Record<string, Price> = {};
  for (const entry of entries) {
    const [, reader, input, cached, output] = tokenPrice.exec(entry) ?? [];
    const [, hearer, perMinute] = soundPrice.exec(entry) ?? [];
    if (reader !== undefined)
      prices[reader.trim()] = { input: Number(input), cached: Number(cached), output: Number(output) };
    else if (hearer !== undefined) prices[hearer.trim()] = { perMinute: Number(perMinute) };
    else context.addIssue({ code: "custom", message: "not a price" });
  }
  return prices;
});
