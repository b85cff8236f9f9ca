import { pino } from "pino";
import { expect, it } from "vitest";
import { startPlatform } from "./compose.ts";
import { loadConfig } from "./config/index.ts";

const SERVER = "smtp://mail.example.com:587";
const ADDRESS = "Avisos <avisos@platform.example>";
const secrets = {
  ADMIN_TOKEN: "kQ7vN2mX9pR4sT8wZ1bC6dF3gH5jL0aE",
  ENCRYPTION_KEY: "Zx9Yw8Vu7Ts6Rq5Po4Nm3Lk2Ji1Hg0Fe",
};

it.each([
  [{ SMTP_URL: SERVER }, ["SMTP_FROM is missing: without it the platform sends no mail"]],
  [{ SMTP_FROM: ADDRESS }, ["SMTP_URL is missing: without it the platform sends no mail"]],
  [{ SMTP_URL: SERVER, SMTP_FROM: ADDRESS }, []],
  [{}, []],
])(
  "says at the start, before the database is asked, that half of the mail is missing: %o",
  async (env, said) => {
    const lines: { msg: string }[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as { msg: string }) });
    // Nobody listens there, and who is to end doesn't wait for it.
    const config = {
      ...loadConfig({ ...secrets, ...env }),
      postgresDsn: "postgresql://u:p@127.0.0.1:1/platform",
    };
    await expect(startPlatform({ config, world: null, log, signal: AbortSignal.abort() })).rejects.toThrow();
    expect(lines.map(({ msg }) => msg).filter((msg) => msg.includes("SMTP"))).toEqual(said);
  },
);
