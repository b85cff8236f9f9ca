import type { Transporter } from "nodemailer";
import { openTransport, type SmtpServer } from "./openTransport.ts";

export interface Letter {
  to: string[];
  subject: string;
  text: string;
  html?: string;
  /** The same for every try of one letter, so that a server that took it already can tell. */
  messageId: string;
  /** Id that letters of one matter have in common, so that they stand together. */
  thread?: string;
  /** Where its reader gets no more of its kind, by one click of the mail program, too (RFC 8058). */
  unsubscribeUrl?: string;
}

export interface Mailer {
  /** Resolves with what the server said when it took the letter. Throws what went wrong. */
  send(letter: Letter): Promise<string>;
  /** The sender's bare address. */
  address: string;
  server: SmtpServer;
  close(): void;
}

type Sender = string | { name: string; address: string };

const TIMEOUT_MS = 15_000;

/** The platform's own mail, by `SMTP_URL` and `SMTP_FROM`; null where either is missing. */
export function createMailer({
  url,
  from,
}: {
  url: string | undefined;
  from: string | undefined;
}): Mailer | null {
  if (url === undefined || from === undefined) return null;
  // Opened at the first letter: what can't be read is a broken setting, not a broken start.
  let opened: Promise<Transporter> | null = null;
  return {
    address: bareAddress(from),
    server: { url },
    send: async (letter) => {
      opened ??= openTransport({ url }, { timeoutMs: TIMEOUT_MS, allowPrivateAddresses: true });
      return hand(await opened, { from, letter });
    },
    close: () => void opened?.then((transport) => transport.close()).catch(() => undefined),
  };
}

/** One letter over a server that a store has set, on a line of its own. Throws what went wrong. */
export async function sendOverServer(
  server: SmtpServer,
  { from, letter, allowPrivateAddresses }: { from: Sender; letter: Letter; allowPrivateAddresses: boolean },
): Promise<string> {
  const transport = await openTransport(server, { timeoutMs: TIMEOUT_MS, allowPrivateAddresses });
  return hand(transport, { from, letter }).finally(() => transport.close());
}

async function hand(
  transport: Transporter,
  { from, letter }: { from: Sender; letter: Letter },
): Promise<string> {
  const { to, subject, text, html, messageId, thread, unsubscribeUrl } = letter;
  const sent = await transport.sendMail({
    from: typeof from === "string" ? from : { ...from, name: oneLine(from.name) },
    to,
    subject: oneLine(subject),
    text,
    messageId,
    ...(html === undefined ? {} : { html }),
    ...(thread === undefined ? {} : { references: thread, inReplyTo: thread }),
    ...(unsubscribeUrl === undefined
      ? {}
      : {
          headers: {
            "List-Unsubscribe": `<${unsubscribeUrl}>`,
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
          },
        }),
  });
  return oneLine(sent.response ?? "");
}

function bareAddress(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
}

/** What a shop or a customer is called must not become a header of its own. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .slice(0, 200)
    .trim();
}
