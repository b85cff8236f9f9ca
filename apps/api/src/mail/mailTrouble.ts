import { AddressRefused, type SmtpServer } from "./openTransport.ts";

export type MailTroubleCode =
  | "blocked_address"
  | "unknown_host"
  | "sign_in_refused"
  | "no_tls"
  | "untrusted_certificate"
  | "timeout"
  | "refused"
  | "unreachable"
  /** There is no mail server at all. */
  | "not_set_up"
  | "unreadable_password";

export interface MailTrouble {
  code: MailTroubleCode;
  /** What the server said, on one line and without what it was told; empty where it said nothing. */
  answer: string;
}

/** What an error of a mail server comes to, fit to be shown to the store. */
export function mailTrouble(error: unknown, server: SmtpServer): MailTrouble {
  return { code: codeOf(error), answer: answerOf(error, server) };
}

/** What Node calls a certificate that is expired, made out to another name, or signed by nobody known. */
const UNTRUSTED = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT_)/;

function codeOf(error: unknown): MailTroubleCode {
  if (error instanceof AddressRefused) return error.code;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const original = error instanceof Error && "originalCode" in error ? String(error.originalCode) : "";
  if (UNTRUSTED.test(original)) return "untrusted_certificate";
  if (code === "EAUTH" || code === "ENOAUTH") return "sign_in_refused";
  if (code === "ETLS") return "no_tls";
  if (code === "EDNS") return "unknown_host";
  if (code === "EENVELOPE" || code === "EMESSAGE") return "refused";
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
