import type { Shop } from "../shop/shop.ts";
import type { Scene } from "../script/scene.ts";
import type { DemoWorld } from "../world.ts";
import type { Clock } from "./clock.ts";
import { uuidAt } from "./ids.ts";
import { type ChatRows, iso, type MessageRow } from "./rows.ts";

/** What all lines of one scene share while its rows are made. */
export interface Stage {
  scene: Scene;
  shop: Shop;
  world: DemoWorld;
  tenantId: string;
  businessPhone: string;
  /** Drafts only, so that answers are proposals. */
  drafts: boolean;
  conversationId: string;
  now: number;
  clock: Clock;
  chance: () => number;
  rows: ChatRows;
  /** Messages of this scene in order, those of the customer that wait for an answer, and messages by key. */
  messages: MessageRow[];
  open: MessageRow[];
  byKey: Map<string, MessageRow>;
}

export function quoted(stage: Stage, key: string | null): string | null {
  return key === null ? null : (stage.byKey.get(key)?.wamid ?? null);
}

/** Writes down what became of the messages that were waiting for an answer. */
export function closeOpen(stage: Stage, outcome: string, turnId: string | null = null): void {
  for (const message of stage.open) {
    message.outcome = outcome;
    message.turn_id = turnId;
  }
  stage.open = [];
}

type Given = Partial<MessageRow> & { role: MessageRow["role"]; message_type: string; at: number };

export function messageRow(stage: Stage, { at, ...given }: Given): MessageRow {
  const moment = iso(at);
  return {
    id: uuidAt(at),
    seq: "",
    tenant_id: stage.tenantId,
    conversation_id: stage.conversationId,
    content: null,
    details: null,
    media_id: null,
    image_url: null,
    wamid: null,
    provider_message_id: null,
    quoted_wamid: null,
    sent_at: moment,
    event_at: moment,
    created_at: moment,
    outcome: null,
    turn_id: null,
    bubble_index: null,
    client_message_id: null,
    sent_by_user_id: null,
    sent_by_name: null,
    sent_from: null,
    send_state: null,
    send_epoch: null,
    send_inbound_seq: null,
    send_attempts: 0,
    unknown_since: null,
    resent: false,
    provider_status: null,
    failure_code: null,
    failure_reason: null,
    ...given,
  };
}
