import type { Database } from "@platform/db";
import { overrideMinutes } from "../domain/chats/overrideMinutes.ts";
import { returnToBot, takeOver } from "../flow/conversation/ownership.ts";
import type { FlowDefaults } from "../flow/webhook/eventWriter.ts";
import type { Hints } from "../hints/index.ts";
import type { ChatAction, LinkSigner } from "../mail/links.ts";

export interface LinkDeps {
  db: Database;
  hints: Hints;
  signer: LinkSigner;
  defaults: FlowDefaults;
}

/** What the page of a link shows before anything is done. */
export interface LinkTarget {
  alertId: string;
  action: ChatAction;
  conversationId: string;
  storeName: string;
  contact: string;
  /** Who answers now. */
  owner: "bot" | "waiting" | "human";
  assigneeName: string | null;
}

export type LinkRefusal = "unknown" | "expired" | "used";

interface Seen extends Omit<LinkTarget, "alertId" | "action" | "contact"> {
  tenantId: string;
  contactName: string | null;
  contactPhone: string | null;
  used: Partial<Record<ChatAction, string>>;
  expired: boolean;
}

/** Looks only: mail programs open every link in a letter. */
export async function lookAtLink({ db, signer }: LinkDeps, token: string): Promise<LinkTarget | LinkRefusal> {
  const link = readAlertLink(signer, token);
  if (link === null) return "unknown";
  const [row] = await db.system<{ seen: Seen | null }[]>`select look_at_alert(${link.alertId}) as seen`;
  if (row?.seen == null) return "unknown";
  const { used, expired, contactName, contactPhone, conversationId, storeName, owner, assigneeName } =
    row.seen;
  if (used[link.action] !== undefined) return "used";
  if (expired) return "expired";
  return {
    ...link,
    conversationId,
    storeName,
    owner,
    assigneeName,
    contact: contactName ?? contactPhone ?? "el cliente",
  };
}

export type LinkResult =
  | { kind: "taken"; conversationId: string; minutes: number }
  | { kind: "returned"; conversationId: string }
  | { kind: "owned_by_another"; conversationId: string; name: string | null }
  | { kind: LinkRefusal };

/** Does what the link is for, once, as the person whose letter it was in. */
export async function followLink(deps: LinkDeps, token: string): Promise<LinkResult> {
  const link = readAlertLink(deps.signer, token);
  if (link === null) return { kind: "unknown" };
  const [row] = await deps.db.system<
    { use: { error?: LinkRefusal; tenantId: string; conversationId: string; address: string } }[]
  >`select use_alert_link(${link.alertId}, ${link.action}) as use`;
  if (row === undefined || row.use.error !== undefined) return { kind: row?.use.error ?? "unknown" };
  const { tenantId, conversationId, address } = row.use;
  const person = await personAt(deps.db, address);
  const result =
    link.action === "take"
      ? await take(deps, { tenantId, conversationId, person })
      : await giveBack(deps, { tenantId, conversationId });
  await deps.db.asTenant(tenantId, async ({ sql }) => {
    await sql`
      insert into audit_log (tenant_id, actor, action, target, changes)
      values (${tenantId}, ${`letter:${address}`}, ${`handoff.link_${result.kind}`}, ${conversationId}, null)`;
  });
  return result;
}

async function take(
  deps: LinkDeps,
  input: { tenantId: string; conversationId: string; person: { id: string; name: string } },
): Promise<LinkResult> {
  const { db, hints, defaults } = deps;
  const { tenantId, conversationId, person } = input;
  const minutes = await db.asTenant(tenantId, ({ sql }) => overrideMinutes(sql, { tenantId, defaults }));
  const taken = await takeOver(
    { asPerson: (work) => db.asTenant(tenantId, work), db, hints },
    { conversationId, person, minutes, force: false },
  );
  if (taken.kind === "ok") return { kind: "taken", conversationId, minutes };
  return taken.kind === "not_found"
    ? { kind: "unknown" }
    : { kind: "owned_by_another", conversationId, name: taken.name };
}

async function giveBack(
  { db, hints }: LinkDeps,
  { tenantId, conversationId }: { tenantId: string; conversationId: string },
): Promise<LinkResult> {
  const result = await returnToBot(
    { asPerson: (work) => db.asTenant(tenantId, work), hints },
    { conversationId },
  );
  return result.kind === "ok" ? { kind: "returned", conversationId } : { kind: "unknown" };
}

function readAlertLink(signer: LinkSigner, token: string): { alertId: string; action: ChatAction } | null {
  const link = signer.read(token);
  if (link === null || link.action === "unsubscribe") return null;
  return { alertId: link.id, action: link.action };
}

/** A letter's reader who can also sign in is the same person in the panel. */
async function personAt(db: Database, address: string): Promise<{ id: string; name: string }> {
  const [user] = await db.system<{ id: string; name: string }[]>`
    select id, name from auth.users where lower(email) = lower(${address}) and disabled_at is null`;
  return user ?? { id: `letter:${address}`, name: address };
}
