import { pino, type DestinationStream, type Logger } from "pino";

/** Names under which secrets travel; their values never reach a log, however deep they lie. */
const SECRET_KEYS = [
  "authorization",
  "cookie",
  "set-cookie",
  "token",
  "accessToken",
  "apiKey",
  "secret",
  "password",
  "adminToken",
  "encryptionKey",
  "tiendanubeAccessToken",
  "ycloudApiKey",
  "ycloudWebhookSecret",
  "openaiApiKey",
  "smtpPassword",
  "x-api-key",
  "authentication",
];

const paths = SECRET_KEYS.flatMap((key) => {
  const name = /^\w+$/.test(key) ? `.${key}` : `["${key}"]`;
  return [name.replace(/^\./, ""), `*${name}`, `*.*${name}`, `*.*.*${name}`];
});

/** JSON lines on standard output, with secrets blotted out. */
export function createLogger({ level, to }: { level: string; to?: DestinationStream }): Logger {
  const options = {
    level,
    base: null,
    redact: { paths, censor: "[secret]" },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return to === undefined ? pino(options) : pino(options, to);
}
