import type { Database } from "@platform/db";
import type { Logger } from "pino";
import { errorText } from "../errorText.ts";
import type { LinkSigner } from "../mail/links.ts";
import type { Mailer } from "../mail/createMailer.ts";
import { mayHaveArrived } from "../mail/mayHaveArrived.ts";
import { signIn } from "../mail/signIn.ts";
import { composeWeekly, type WeeklyStore } from "./composeWeekly.ts";
import { readWeek } from "./readWeek.ts";

export interface WeeklyDeps {
  db: Pick<Database, "system" | "asTenant">;
  /** Null where the platform has no mail: then there are no letters. */
  mailer: Mailer | null;
  signer: LinkSigner;
  publicUrl: string;
  log: Logger;
  now: () => Date;
}

/** What `claim_weekly_letter` answers (packages/db/functions/91_weekly.sql). */
interface Claimed extends WeeklyStore {
  id: string;
  week: string;
  attempts: number;
  email: string;
}

type Sending = WeeklyDeps & { mailer: Mailer };
/** `never`: it may have arrived, or there is nothing to say. */
type Outcome = "sent" | "again" | "never";

/** One try at once, then after five minutes, ten, … about three hours. */
const MAX_ATTEMPTS = 6;

/** Plans the letters whose Monday has come and sends those that are due, one after the other. */
export async function sendWeekly(deps: WeeklyDeps): Promise<void> {
  const { db, mailer } = deps;
  if (mailer === null) return;
  await db.system`select plan_weekly_letters(${deps.now().toISOString()})`;
  for (;;) {
    const [row] = await db.system<{ letter: Claimed | null }[]>`select claim_weekly_letter() as letter`;
    if (row?.letter == null) return;
    await send({ ...deps, mailer }, row.letter);
  }
}

async function send(deps: Sending, letter: Claimed): Promise<void> {
  const { db, mailer, signer, publicUrl, log } = deps;
  const { id, tenantId, week, attempts } = letter;
  const settle = (outcome: Outcome, error: string | null): Promise<unknown> =>
    db.system`select settle_weekly_letter(${id}, ${outcome}, ${error}, ${attempts >= MAX_ATTEMPTS})`;
  const read = await db.asTenant(tenantId, ({ sql }) => readWeek(sql, tenantId, week));
  if (read === null) {
    await settle("never", "nobody wrote");
    return;
  }
  // A server that can't be reached is found out while the letter can still be tried again.
  const reached = await signIn(mailer.server, { allowPrivateAddresses: true });
  const unsubscribeUrl = `${publicUrl}/t/${signer.sign({ id, action: "unsubscribe" })}`;
  const { outcome, error } = reached.ok
    ? await handOver(deps, {
        ...composeWeekly({ store: letter, ...read, publicUrl, unsubscribeUrl }),
        letter,
        unsubscribeUrl,
      })
    : { outcome: "again" as const, error: `${reached.code} ${reached.answer}`.trim() };
  if (outcome === null) return;
  if (error !== null)
    log.warn({ tenantId, attempts, outcome, error }, "A letter about a store's week could not be sent");
  await settle(outcome, error);
}

/** Null: somebody else has it, or it is not wanted any more. */
async function handOver(
  { db, mailer, publicUrl }: Sending,
  given: { letter: Claimed; subject: string; text: string; html: string; unsubscribeUrl: string },
): Promise<{ outcome: Outcome | null; error: string | null }> {
  const { letter, ...words } = given;
  const [handed] = await db.system<{ ok: boolean }[]>`select hand_weekly_letter(${letter.id}) as ok`;
  if (handed?.ok !== true) return { outcome: null, error: null };
  try {
    const messageId = `<weekly.${letter.id}@${new URL(publicUrl).hostname}>`;
    await mailer.send({ ...words, to: [letter.email], messageId });
    return { outcome: "sent", error: null };
  } catch (error) {
    return { outcome: mayHaveArrived(error) ? "never" : "again", error: errorText(error) };
  }
}
