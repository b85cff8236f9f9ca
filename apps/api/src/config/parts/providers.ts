import { z } from "zod";
import { setting } from "../setting.ts";
import {
  commaList,
  httpUrl,
  isServerAddress,
  modelPrices,
  optionalText,
  switchedOn,
  textOr,
} from "../types.ts";

const address = { rule: "an http or https address without ? or #", example: "https://api.example.com/v1" };
const key = z
  .string()
  .regex(/^[\x21-\x7e]{1,1000}$/)
  .optional();
const anyKey = { rule: "the provider's key, one word without spaces", example: "sk-…" };

export const providerSettings = {
  OPENAI_API_KEY: setting(key, anyKey),
  OPENAI_BASE_URL: setting(httpUrl.optional(), { ...address, example: "https://api.openai.com/v1" }),
  OPENAI_MODEL: setting(textOr("gpt-5-mini"), { rule: "a model's name", example: "gpt-5-mini" }),
  OPENAI_FALLBACK_MODEL: setting(optionalText, { rule: "a model's name", example: "gpt-5-nano" }),
  OPENAI_TRANSCRIPTION_MODEL: setting(textOr("gpt-4o-mini-transcribe"), {
    rule: "the name of a model that hears",
    example: "whisper-1",
  }),
  OPENAI_VISION: setting(switchedOn, { rule: "1 or 0", example: "0" }),
  MODEL_PRICES: setting(modelPrices, {
    rule: "US dollars per million tokens of input, cached input and output, or per minute of sound; several comma-separated",
    example: "my-model=0.20/0.02/0.80,my-ears=0.006/min",
  }),
  YCLOUD_API_KEY: setting(key, anyKey),
  YCLOUD_WEBHOOK_SECRET: setting(commaList, {
    rule: "the secret of the webhook endpoint; several comma-separated",
    example: "whsec_…",
  }),
  YCLOUD_BASE_URL: setting(httpUrl.default("https://api.ycloud.com/v2"), {
    ...address,
    example: "https://api.ycloud.com/v2",
  }),
  TIENDANUBE_BASE_URL: setting(
    httpUrl.refine((url) => !/\/(v\d+|\d{4}-\d{2})$/.test(url)).default("https://api.tiendanube.com"),
    {
      rule: "an http or https address without ? or #, and without the version, which is TIENDANUBE_API_VERSION",
      example: "https://api.tiendanube.com",
    },
  ),
  TIENDANUBE_AUTH_URL: setting(httpUrl.default("https://www.tiendanube.com"), {
    ...address,
    example: "https://www.tiendanube.com",
  }),
  TIENDANUBE_API_VERSION: setting(
    z
      .string()
      .regex(/^(v1|\d{4}-\d{2})$/)
      .default("2025-03"),
    {
      rule: "v1 or a version like 2025-03",
      example: "2025-03",
    },
  ),
  TIENDANUBE_USER_AGENT: setting(
    z
      .string()
      .min(3)
      .max(200)
      .regex(/^[\x20-\x7e]+$/)
      .default("Platform AI Solutions (soporte@platform-ai.example)"),
    { rule: "the app's name and a contact", example: "My App (me@example.com)" },
  ),
  TIENDANUBE_CLIENT_ID: setting(
    z
      .string()
      .regex(/^\d{1,20}$/)
      .optional(),
    { rule: "the app's number", example: "12345" },
  ),
  TIENDANUBE_CLIENT_SECRET: setting(key, anyKey),
  SMTP_URL: setting(
    z
      .string()
      .refine((text) => isServerAddress(text, /^smtps?:$/))
      .optional(),
    {
      rule: "an smtp or smtps address, a #, @ or % of the password written as %23, %40 or %25",
      example: "smtps://user:password@mail.example.com:465",
    },
  ),
  SMTP_FROM: setting(
    z
      .string()
      .max(320)
      .regex(/^[^\r\n]+@[^\r\n]+$/)
      .optional(),
    {
      rule: "a sender's address",
      example: "Platform AI Solutions <avisos@example.com>",
    },
  ),
};

/** Which half of the platform's mail is missing where the other one is set: it sends nothing then. */
export function missingOfMail({
  url,
  from,
}: {
  url: string | undefined;
  from: string | undefined;
}): "SMTP_URL" | "SMTP_FROM" | null {
  if ((url === undefined) === (from === undefined)) return null;
  return url === undefined ? "SMTP_URL" : "SMTP_FROM";
}
