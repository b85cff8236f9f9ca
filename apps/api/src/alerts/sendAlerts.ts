import { customerLocale, ownText } from "@platform/agent";
import type { Sql } from "@platform/db";
import type { Sealer } from "@platform/db/sealing";
import type { Logger } from "pino";
import type { Sender } from "../flow/outbound/sender.ts";
import { released, type SendPayload } from "../flow/outbound/payload.ts";
import type { Mailer } from "../mail/createMailer.ts";
import type { Hints } from "../hints/index.ts";
import type { Alert } from "./alert.ts";
import { composeLetter } from "./composeLetter.ts";
import { deliver, type Delivery } from "../mail/deliver.ts";
import type { LinkSigner } from "../mail/links.ts";
import { openServer } from "../mail/openServer.ts";

export interface AlertDeps {
  sql: Sql;
  hints: Hints;
  sealer: Sealer;
  sender: Pick<Sender, "dispatch">;
  mailer: Mailer | null;
  signer: LinkSigner;
  publicUrl: string;
  allowPrivateAddresses: boolean;
  log: Logger;
}

const AT_ONCE = 10;

/** Sends the letters that are due, and tells customers honestly where nobody came. */
export async function sendAlerts(deps: AlertDeps): Promise<void> {
  await deps.sql`select remind_at_opening()`;
  const due = await deps.sql<{ alert: Alert }[]>`select claim_alerts(${AT_ONCE}) as alert`;
  await Promise.all(
    due.map(({ alert }) =>
      send(deps, alert).catch((error: unknown) => tellBroken(deps, error, alert.conversationId)),
    ),
  );
  await tellUnattended(deps);
}

async function send(deps: AlertDeps, alert: Alert): Promise<void> {
  const { sql, log, hints } = deps;
  const delivery = await attempt(deps, alert);
  const error = delivery.ok
    ? null
    : [delivery.code, delivery.answer].filter((part) => part !== "").join(": ");
  if (error !== null)
    log.warn(
      {
        tenantId: alert.tenantId,
        conversationId: alert.conversationId,
        step: alert.step,
        attempts: alert.attempts,
        error,
      },
      "The team could not be told of a chat that waits",
    );
  await sql`select settle_alert(${alert.id}, ${error})`;
  hints.publish("live");
}

async function attempt(deps: AlertDeps, alert: Alert): Promise<Delivery> {
  const server = openServer(deps.sealer, alert);
  if (server === "unreadable") return { ok: false, via: "store", code: "unreadable_password", answer: "" };
  return deliver(deps, { letter: composeLetter(alert, deps), server, storeName: alert.storeName });
}

/** One chat's trouble with being told of is no other's. */
function tellBroken({ log }: AlertDeps, error: unknown, conversationId: string): void {
  log.error({ err: error, conversationId }, "An alert broke off; it is tried again");
}

interface Unattended {
  id: string;
  conversationId: string;
  country: string;
  mainLanguage: string | null;
  /** The store's own words, if it has any. */
  words: string | null;
  customerTexts: string[];
}

async function tellUnattended(deps: AlertDeps): Promise<void> {
  const due = await deps.sql<{ chat: Unattended }[]>`select claim_unattended(${AT_ONCE}) as chat`;
  for (const { chat } of due)
    await tellCustomer(deps, chat).catch((error: unknown) => tellBroken(deps, error, chat.conversationId));
}

async function tellCustomer({ sql, sender, hints }: AlertDeps, chat: Unattended): Promise<void> {
  const own = chat.words?.trim() ?? "";
  const text = own === "" ? ownText("unattended", customerLocale(chat)) : own;
  const askedAt = performance.now();
  const [row] = await sql<
    { send: SendPayload | null }[]
  >`select tell_unattended(${chat.id}, ${text}) as send`;
  const send = released(row?.send, askedAt);
  if (send !== null) sender.dispatch(send);
  hints.publish("live");
}
