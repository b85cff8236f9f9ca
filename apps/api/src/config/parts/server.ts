import { isIP } from "node:net";
import { z } from "zod";
import { setting } from "../setting.ts";
import { bearer, commaList, httpUrl, optionalText, switchedOn, wholeNumber } from "../types.ts";

const origin = z
  .string()
  .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text);

/** A number of hops is no proof of who stands in front: anybody can write as many addresses into a header. */
const trustProxy = z
  .string()
  .refine((text) => /^(true|false)$/i.test(text) || text.split(",").every(isAddressRange))
  .transform((text): boolean | string[] =>
    /^(true|false)$/i.test(text) ? text.toLowerCase() === "true" : text.split(",").map((part) => part.trim()),
  )
  .optional();

/** `uniquelocal` stands for the private networks, in which containers see their proxy. */
const NAMED_RANGES = ["loopback", "linklocal", "uniquelocal"];

function isAddressRange(text: string): boolean {
  if (NAMED_RANGES.includes(text.trim())) return true;
  const [address = "", bits, ...rest] = text.trim().split("/");
  const width = isIP(address) === 6 ? 128 : 32;
  return (
    isIP(address) !== 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= width))
  );
}

export const serverSettings = {
  NODE_ENV: setting(z.enum(["production", "development", "test"]).default("development"), {
    rule: "production, development or test",
    example: "production",
  }),
  HOST: setting(
    z
      .string()
      .regex(/^[A-Za-z0-9.:_-]+$/)
      .optional(),
    { rule: "an address or name to listen on", example: "0.0.0.0" },
  ),
  PORT: setting(wholeNumber({ min: 0, max: 65_535, fallback: 3000 }), {
    rule: "a port between 0 and 65535",
    example: "3000",
  }),
  ROLE: setting(z.enum(["all", "web", "worker"]).default("all"), {
    rule: "all, web or worker",
    example: "all",
  }),
  LOG_LEVEL: setting(z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"), {
    rule: "fatal, error, warn, info, debug, trace or silent",
    example: "info",
  }),
  PUBLIC_URL: setting(httpUrl.optional(), {
    rule: "an http or https address, without ? or # or a slash at its end",
    example: "https://panel.example.com",
  }),
  API_BASE: setting(httpUrl.optional(), {
    rule: "an http or https address without ? or #",
    example: "http://api:3000",
  }),
  TRUST_PROXY: setting(trustProxy, {
    rule: "true, or the proxies' comma-separated addresses (loopback, linklocal and uniquelocal are names of ranges)",
    example: "loopback,uniquelocal",
  }),
  CORS_ALLOWED_ORIGINS: setting(commaList.pipe(z.array(origin)), {
    rule: "comma-separated origins (scheme, host, port; no path and no *)",
    example: "https://panel.example.com",
  }),
  METRICS_TOKEN: setting(bearer(z.string().min(16).max(500)).optional(), {
    rule: "16 characters or more, without spaces and accents",
    example: "a-long-random-text-for-prometheus",
  }),
  HEARTBEAT_URL: setting(z.url({ protocol: /^https?$/ }).optional(), {
    rule: "an http or https address of an outside monitor",
    example: "https://hc-ping.example.com/0b1c",
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: setting(httpUrl.optional(), {
    rule: "a collector's http or https address, without /v1/traces",
    example: "http://collector:4318",
  }),
  DEMO: setting(switchedOn, { rule: "1 or 0", example: "0" }),
  ALLOW_PRIVATE_ADDRESSES: setting(switchedOn, { rule: "1 or 0", example: "1" }),
  DATA_DIR: setting(optionalText, { rule: "a folder's path", example: "/var/lib/platform" }),
};
