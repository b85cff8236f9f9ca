import type { Sql } from "@platform/db";
import type { Logger } from "pino";
import { errorText } from "../errorText.ts";
import type { Mailer } from "../mail/createMailer.ts";

export interface NoticeDeps {
  sql: Sql;
  mailer: Mailer;
  log: Logger;
  publicUrl: string;
}

/** One try at once, then after one minute, four, sixteen, about an hour and four hours. */
export const NOTICE_ATTEMPTS = 6;
export const NOTICES_AT_ONCE = 10;

interface NoticeLetter {
  people: readonly (string | null)[];
  subject: string;
  paragraphs: readonly string[];
  /** The same at every try. */
  id: string;
}

/**
 * Mails a notice to people, or to the platform's own address where there is nobody.
 * @returns what went wrong; null where a server took it
 */
export function mailNotice(
  { mailer, publicUrl }: Pick<NoticeDeps, "mailer" | "publicUrl">,
  { people, subject, paragraphs, id }: NoticeLetter,
): Promise<string | null> {
  const to = [...new Set(people.filter((each) => each !== null && each !== ""))] as string[];
  const letter = {
    to: to.length === 0 ? [mailer.address] : to,
    subject,
    text: `${paragraphs.join("\n\n")}\n`,
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
  };
  return mailer.send(letter).then(() => null, errorText);
}
