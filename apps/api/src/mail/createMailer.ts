import { openTransport } from "./openTransport.ts";

export interface Letter {
  to: string[];
  subject: string;
  text: string;
  /** The same for every try of one letter, so that a server that took it already can tell. */
  messageId: string;
}

export interface Mailer {
  /** Resolves when the server has taken the letter. Throws what went wrong. */
  send(letter: Letter): Promise<void>;
  /** The sender's bare address. */
  address: string;
  close(): void;
}

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
  const transport = openTransport({ url }, TIMEOUT_MS);
  return {
    address: /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim(),
    send: async ({ to, subject, text, messageId }) => {
      await transport.sendMail({ from, to, subject: oneLine(subject), text, messageId });
    },
    close: () => transport.close(),
  };
}

/** What a shop is called must not become a header of its own. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .slice(0, 200)
    .trim();
}
