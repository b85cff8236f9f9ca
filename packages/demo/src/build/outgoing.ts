import type { Bot, Delivery, Person } from "../script/scene.ts";
import { closeOpen, messageRow, quoted, type Stage } from "./stage.ts";
import { providerId, uuidAt, wamid } from "./ids.ts";
import { mediaOf } from "./media.ts";
import { iso, type MessageRow } from "./rows.ts";
import { standingOf, statusesOf } from "./statuses.ts";
import { type SpokenBubble, say, tellTurn, type TurnStory } from "./trace.ts";

/** A run of the agent: the turn with its trace, its bubbles, and the handoff if it came to one. */
export function addBot(stage: Stage, line: Bot): void {
  const { clock, shop, world, chance } = stage;
  const at = clock.pass(5.2, 7.5);
  const story = tellTurn({
    line,
    shop,
    model: world.openai.model,
    at,
    history: stage.messages.length,
    chance,
  });
  const turnId = uuidAt(at);
  const seen = stage.messages.findLast((message) => message.role === "user")?.id ?? "";
  stage.rows.turns.push({
    id: turnId,
    tenant_id: stage.tenantId,
    conversation_id: stage.conversationId,
    outcome: line.result,
    reason: line.reason,
    model: world.openai.model,
    prompt_version: line.handoff?.cause === "agent_failure" ? "" : String(story.trace["promptVersion"]),
    input_tokens: story.inputTokens,
    output_tokens: story.outputTokens,
    inbound_seq: seen,
    trace: story.trace,
    started_at: iso(at),
    finished_at: iso(at + story.durationMs),
  });
  clock.pass(story.durationMs / 1000, story.durationMs / 1000);
  closeTurn(stage, { line, turnId });
  addBubbles(stage, { line, story, turnId, seen });
  if (line.handoff !== null) addHandoff(stage, line, turnId);
}

/** Superseded and overtaken runs leave the customer's messages to what comes next. */
function closeTurn(stage: Stage, { line, turnId }: { line: Bot; turnId: string }): void {
  switch (line.result) {
    case "reply":
      return closeOpen(stage, stage.drafts ? "drafted" : "answered", turnId);
    case "handoff":
      return closeOpen(stage, "handoff", turnId);
    case "silence":
      return closeOpen(stage, "no_answer_needed", turnId);
    case "overtaken":
      return closeOpen(stage, line.reason ?? "with_person");
    case "superseded":
    case "failure":
      return;
  }
}

function addBubbles(
  stage: Stage,
  { line, story, turnId, seen }: { line: Bot; story: TurnStory; turnId: string; seen: string },
): void {
  for (const [index, bubble] of story.bubbles.entries()) {
    const at = stage.clock.pass(1.1, 2.2);
    const delivery = line.delivery[Math.min(index, line.delivery.length - 1)] ?? "read";
    const part = {
      role: "assistant" as const,
      turn_id: turnId,
      bubble_index: index + 1,
      send_inbound_seq: seen,
      send_epoch: 0,
    };
    const row = outgoing(stage, { ...part, delivery, at, ...contentOf(bubble, delivery) });
    if (delivery === "picture_lost") {
      outgoing(stage, {
        ...part,
        delivery: "read",
        at: stage.clock.pass(2, 4),
        message_type: "text",
        content: bubble.text,
      });
    }
    if (line.key !== null && index === 0) stage.byKey.set(line.key, row);
    failHandoff(stage, row, delivery);
  }
}

/** A picture that was refused left as text. */
function contentOf(
  bubble: SpokenBubble,
  delivery: Delivery,
): Pick<MessageRow, "message_type" | "content" | "image_url"> {
  return {
    message_type: delivery === "picture_refused" ? "text" : bubble.type,
    content: bubble.text,
    image_url: bubble.imageUrl,
  };
}

export function addPerson(stage: Stage, line: Person): void {
  const { clock, shop } = stage;
  const at = clock.pass(70, 420);
  const file = line.file === null ? null : mediaOf(stage, line.file, at);
  const text = say(line.words, shop);
  const row = outgoing(stage, {
    role: "human_supervisor" as const,
    delivery: line.delivery,
    at,
    message_type: line.file?.kind ?? "text",
    content: text === "" ? null : text,
    details: line.file?.kind === "audio" ? { voice: true } : null,
    media_id: file?.id ?? null,
    quoted_wamid: quoted(stage, line.quotes),
    ...sender(line.who),
    client_message_id: line.who === "romina" || line.who === "operator" ? uuidAt(at) : null,
  });
  if (line.key !== null) stage.byKey.set(line.key, row);
  closeOpen(stage, "with_person");
  const last = stage.rows.handoffs.findLast(
    (each) => each.conversation_id === stage.conversationId && each.closed_at === null,
  );
  if (last === undefined) return;
  last.taken_at = iso(at - 40_000);
  last.taken_by = row.sent_by_name ?? "phone";
  last.closed_at = last.taken_at;
}

export const PEOPLE = {
  romina: { id: "demo-romina", name: "Romina Sosa" },
  /** The installation's own user, who signs in with the administrator's token. */
  operator: { id: "operator", name: "Operador" },
} as const;

function sender(who: Person["who"]): Pick<MessageRow, "sent_by_user_id" | "sent_by_name" | "sent_from"> {
  if (who === "phone" || who === "api") return { sent_by_user_id: null, sent_by_name: null, sent_from: who };
  return { sent_by_user_id: PEOPLE[who].id, sent_by_name: PEOPLE[who].name, sent_from: "panel" };
}

type Outgoing = Partial<MessageRow> & {
  role: MessageRow["role"];
  message_type: string;
  delivery: Delivery;
  at: number;
};

function outgoing(stage: Stage, { delivery, at, ...given }: Outgoing): MessageRow {
  const standing = standingOf(delivery, at);
  const taken = standing.send_state === "accepted";
  const row = messageRow(stage, {
    ...given,
    ...standing,
    at,
    provider_message_id: taken ? providerId() : null,
    wamid: taken ? wamid(stage.scene.contact.phone ?? "0") : null,
  });
  stage.messages.push(row);
  stage.rows.statuses.push(...statusesOf(row, { at, chance: stage.chance }));
  return row;
}

function addHandoff(stage: Stage, line: Bot, turnId: string): void {
  if (line.handoff === null) return;
  const { cause, reason, summary, wanted } = line.handoff;
  pushHandoff(stage, { cause, reason, summary, wanted, turnId, at: stage.clock.now() });
}

/** A bubble of the bot that was refused wants a person. */
function failHandoff(stage: Stage, row: MessageRow, delivery: Delivery): void {
  if (typeof delivery === "string" || !("failed" in delivery) || delivery.when === "status") return;
  pushHandoff(stage, {
    cause: "send_failed",
    reason: delivery.failed,
    summary: null,
    wanted: null,
    turnId: row.turn_id,
    at: Date.parse(row.sent_at),
  });
}

interface NewHandoff {
  cause: string;
  reason: string;
  summary: string | null;
  wanted: string | null;
  turnId: string | null;
  at: number;
}

function pushHandoff(stage: Stage, { cause, reason, summary, wanted, turnId, at }: NewHandoff): void {
  stage.rows.handoffs.push({
    id: uuidAt(at),
    tenant_id: stage.tenantId,
    conversation_id: stage.conversationId,
    turn_id: turnId,
    cause,
    reason,
    summary,
    wanted_action: wanted,
    created_at: iso(at),
    taken_at: null,
    taken_by: null,
    closed_at: null,
  });
}
