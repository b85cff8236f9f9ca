import type { Owner } from "../script/scene.ts";
import type { Stage } from "./stage.ts";
import { createClock } from "./clock.ts";
import { PEOPLE } from "./outgoing.ts";
import { type ConversationRow, iso, type MessageRow } from "./rows.ts";

const HOUR = 3_600_000;

type Ownership = Pick<
  ConversationRow,
  | "human_override_until"
  | "override_source"
  | "assignee_id"
  | "assignee_name"
  | "waiting_since"
  | "waiting_reason"
  | "ownership_epoch"
>;

/** How the chat stands after its last line, as the way of a message would have left it. */
export function conversationRow(stage: Stage): ConversationRow {
  const { scene, messages, now } = stage;
  const { contact } = scene;
  const inbound = messages.filter((message) => message.role === "user");
  const shown = messages.filter(
    (message) => message.send_state !== "draft" && message.send_state !== "cancelled",
  );
  const last = shown.at(-1);
  const lastInbound = inbound.at(-1)?.sent_at ?? null;
  const first = messages[0]?.sent_at ?? iso(now);
  const failure = openFailure(messages);
  const referral = inbound
    .map((message) => message.details?.["referral"])
    .find((found) => found !== undefined);
  return {
    id: stage.conversationId,
    tenant_id: stage.tenantId,
    external_user_id: contact.phone?.replace(/\D/g, "") ?? contact.userId ?? "",
    provider_user_id: contact.userId ?? null,
    contact_phone: contact.phone,
    business_phone: stage.businessPhone,
    display_name: contact.name,
    ...ownershipOf(stage, scene.owner),
    bot_excluded: scene.excluded ?? false,
    inbound_seq: inbound.at(-1)?.id ?? "",
    last_inbound_at: lastInbound,
    last_human_at: messages.findLast((message) => message.role === "human_supervisor")?.sent_at ?? null,
    window_closes_at: lastInbound === null ? null : iso(Date.parse(lastInbound) + 24 * HOUR),
    last_message_at: last?.sent_at ?? null,
    last_message_preview: last?.content?.slice(0, 200) ?? null,
    last_message_role: last?.role ?? null,
    last_message_type: last?.message_type ?? null,
    unread_count: scene.unread ?? 0,
    failed_at: failure?.sent_at ?? null,
    failure_reason: failure?.failure_code ?? failure?.failure_reason ?? null,
    labels: scene.labels ?? [],
    meta: referral === undefined ? null : { referral },
    created_at: first,
    updated_at: last?.sent_at ?? first,
  };
}

/** A failure marks the chat until something later arrives. */
function openFailure(messages: MessageRow[]): MessageRow | undefined {
  return messages.reduce<MessageRow | undefined>((open, message) => {
    if (message.send_state === "failed" || message.provider_status === "failed") return message;
    return message.provider_status === "delivered" || message.provider_status === "read" ? undefined : open;
  }, undefined);
}

function ownershipOf(stage: Stage, owner: Owner | undefined): Ownership {
  const handoffs = stage.rows.handoffs.filter((each) => each.conversation_id === stage.conversationId);
  const nobody: Ownership = {
    human_override_until: null,
    override_source: null,
    assignee_id: null,
    assignee_name: null,
    waiting_since: null,
    waiting_reason: null,
    ownership_epoch: handoffs.length,
  };
  if (owner === undefined) return nobody;
  if (owner.kind === "waiting") {
    const handoff = handoffs.findLast((each) => each.closed_at === null);
    const reason = owner.reason ?? (handoff?.cause === "send_failed" ? "send_failed" : handoff?.reason);
    return {
      ...nobody,
      waiting_since: sinceOf(stage, owner) ?? handoff?.created_at ?? null,
      waiting_reason: reason ?? null,
      ownership_epoch: 1,
    };
  }
  const assignee = owner.who === "phone" ? null : PEOPLE[owner.who];
  return {
    ...nobody,
    human_override_until: iso(stage.now + owner.minutesLeft * 60_000),
    override_source: owner.who === "phone" ? "phone" : "panel",
    assignee_id: assignee?.id ?? null,
    assignee_name: assignee?.name ?? null,
    ownership_epoch: handoffs.length * 2 + 1,
  };
}

function sinceOf(stage: Stage, owner: Extract<Owner, { kind: "waiting" }>): string | null {
  if (owner.since === undefined) return null;
  const clock = createClock({ now: stage.now, name: stage.scene.key });
  clock.jump(owner.since);
  return iso(clock.now());
}
