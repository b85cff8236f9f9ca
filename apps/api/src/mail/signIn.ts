import { lookup } from "node:dns/promises";
import { isBlockedAddress } from "@platform/integrations/http";
import { openTransport, type SmtpServer } from "./openTransport.ts";

export type SignIn =
  | { ok: true }
  | {
      ok: false;
      code: "blocked_address" | "unknown_host" | "sign_in_refused" | "no_tls" | "timeout" | "unreachable";
      /** What the server said, on one line and without what it was told; empty where it said nothing. */
      answer: string;
    };

const WITHIN_MS = 5_000;

/**
 * Signs in to a mail server and leaves, within five seconds. A store's server is reached at the very
 * address that was judged; the platform's own is its operator's and may be private.
 */
export async function signIn(
  server: SmtpServer,
  { allowPrivateAddresses }: { allowPrivateAddresses: boolean },
): Promise<SignIn> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<SignIn>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, code: "timeout", answer: "" }), WITHIN_MS);
  });
  try {
    return await Promise.race([late, attempt(server, allowPrivateAddresses)]);
  } finally {
    clearTimeout(timer);
  }
}

async function attempt(server: SmtpServer, allowLoopback: boolean): Promise<SignIn> {
  const judged = "url" in server ? server : await judge(server, allowLoopback);
  if (typeof judged === "string") return { ok: false, code: judged, answer: "" };
  try {
    // Made inside the try: an address that can't be read is a broken setting, not a crash.
    const transport = openTransport(judged, WITHIN_MS);
    await transport.verify().finally(() => transport.close());
    return { ok: true };
  } catch (error) {
    return { ok: false, code: codeOf(error), answer: answerOf(error, server) };
  }
}

async function judge(
  server: Exclude<SmtpServer, { url: string }>,
  allowLoopback: boolean,
): Promise<SmtpServer | "blocked_address" | "unknown_host"> {
  const found = await lookup(server.host, { all: true }).catch(() => []);
  if (found.length === 0) return "unknown_host";
  const allowed = found.find(({ address }) => !isBlockedAddress(address, { allowLoopback }));
  return allowed === undefined ? "blocked_address" : { ...server, address: allowed.address };
}

function codeOf(error: unknown): Extract<SignIn, { ok: false }>["code"] {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EAUTH" || code === "ENOAUTH") return "sign_in_refused";
  if (code === "ETLS") return "no_tls";
  if (code === "EDNS") return "unknown_host";
  return code === "ETIMEDOUT" ? "timeout" : "unreachable";
}

/** A server may say back what it was told. */
function answerOf(error: unknown, server: SmtpServer): string {
  const response = error instanceof Error && "response" in error ? error.response : undefined;
  const said = typeof response === "string" ? response : "";
  const told = "url" in server ? inUrl(server.url) : [server.password, server.user];
  const hidden = told.flatMap((each) =>
    each === null || each === "" ? [] : [each, Buffer.from(each).toString("base64")],
  );
  const clean = hidden.reduce((text, each) => text.replaceAll(each, "…"), said);
  return clean
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .slice(0, 160)
    .trim();
}

function inUrl(url: string): string[] {
  if (!URL.canParse(url)) return [];
  const { password, username } = new URL(url);
  return [password, username].flatMap((each) => [each, decode(each)]);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
