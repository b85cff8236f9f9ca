import type { Shop } from "../shop/shop.ts";
import type { DemoWorld } from "../world.ts";
import { thinks } from "../script/lines.ts";
import type { Customer, Line, Notice, Reaction, Scene } from "../script/scene.ts";
import { createClock } from "./clock.ts";
import { conversationRow } from "./conversation.ts";
import { chanceOf, providerId, uuidAt, wamid } from "./ids.ts";
import { addBot, addPerson } from "./outgoing.ts";
import { type ChatRows, iso } from "./rows.ts";
import { closeOpen, messageRow, quoted, type Stage } from "./stage.ts";
import { mediaOf } from "./media.ts";
import { say } from "./trace.ts";

export interface SceneInput {
  scene: Scene;
  shop: Shop;
  world: DemoWorld;
  tenant: { id: string; businessPhone: string; drafts: boolean };
  now: number;
}

/**
 * The rows of one scene, appended to `rows`. Sequence numbers aren't known yet: `seq` is empty, and
 * `inbound_seq` of turns, chats and bubbles holds the id of the message that it will be the number of.
 */
export function buildScene({ scene, shop, world, tenant, now }: SceneInput, rows: ChatRows): void {
  const clock = createClock({ now, name: scene.key });
  const stage: Stage = {
    scene,
    shop,
    world,
    now,
    clock,
    rows,
    tenantId: tenant.id,
    businessPhone: tenant.businessPhone,
    drafts: tenant.drafts,
    conversationId: uuidAt(now),
    chance: chanceOf(`${scene.key} lines`),
    messages: [],
    open: [],
    byKey: new Map(),
  };
  for (const line of scene.lines) play(stage, line);
  rest(stage);
  closeHandoffs(stage);
  rows.messages.push(...stage.messages);
  rows.conversations.push(conversationRow(stage));
}

/** A chat that nobody waits in has no open handoff: it went back to the bot. */
function closeHandoffs({ scene, rows, conversationId, messages }: Stage): void {
  if (scene.owner?.kind === "waiting") return;
  const at = messages.at(-1)?.sent_at ?? null;
  for (const handoff of rows.handoffs) {
    if (handoff.conversation_id === conversationId) handoff.closed_at ??= at;
  }
}

function play(stage: Stage, line: Line): void {
  switch (line.kind) {
    case "at":
      rest(stage);
      stage.clock.jump(line.when);
      return;
    case "customer":
      return addCustomer(stage, line);
    case "bot":
      return addBot(stage, line);
    case "person":
      return addPerson(stage, line);
    case "notice":
      return addNotice(stage, line);
    case "reaction":
      return addReaction(stage, line);
  }
}

function addCustomer(stage: Stage, line: Customer): void {
  const { shop, clock, scene } = stage;
  const burst = stage.messages.at(-1)?.role === "user";
  const at = Math.floor(clock.pass(burst ? 5 : 25, burst ? 14 : 140) / 1000) * 1000;
  const file = line.file === null ? null : mediaOf(stage, line.file, at);
  const row = messageRow(stage, {
    role: "user",
    message_type: line.type,
    content: line.words === null ? null : say(line.words, shop),
    details: line.details,
    media_id: file?.id ?? null,
    quoted_wamid: quoted(stage, line.quotes),
    outcome: line.outcome,
    wamid: wamid(scene.contact.phone ?? "0"),
    provider_message_id: providerId(),
    at,
  });
  if (line.key !== null) stage.byKey.set(line.key, row);
  stage.messages.push(row);
  if (line.outcome === null) stage.open.push(row);
}

function addNotice(stage: Stage, line: Notice): void {
  const at = stage.clock.pass(20, 60);
  stage.messages.push(
    messageRow(stage, {
      role: "system",
      message_type: "system",
      content: line.text,
      details: line.details,
      wamid: wamid("0"),
      at,
    }),
  );
}

function addReaction(stage: Stage, { to, emoji, author }: Reaction): void {
  const target = stage.byKey.get(to)?.wamid;
  if (target == null) throw new Error(`Nothing in the scene «${stage.scene.key}» is called «${to}»`);
  stage.rows.reactions.push({
    tenant_id: stage.tenantId,
    conversation_id: stage.conversationId,
    target_wamid: target,
    author,
    emoji,
    reacted_at: iso(stage.clock.pass(8, 40)),
  });
}

/** A talk pauses or ends: what nobody answered belongs to who was to answer, or wanted no answer. */
function rest(stage: Stage): void {
  if (stage.open.length === 0) return;
  const { rows, conversationId, messages } = stage;
  const waits = rows.handoffs.some(
    (each) => each.conversation_id === conversationId && each.closed_at === null,
  );
  const last = messages.findLast(
    (message) => message.role === "assistant" || message.role === "human_supervisor",
  );
  if (waits) closeOpen(stage, "waiting_for_person");
  else if (last?.role === "human_supervisor") closeOpen(stage, "with_person");
  else addBot(stage, thinks("silence", "nothing_to_answer"));
}
