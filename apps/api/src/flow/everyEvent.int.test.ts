import { malformed, randomFrom } from "@platform/simulator";
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { InboundEvent as Sample } from "@platform/simulator";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { until } from "../testing/until.ts";

const FOLDER = new URL("../../../../packages/integrations/fixtures/ycloud/events/", import.meta.url);
const NAMES = readdirSync(FOLDER).map((name) => name.replace(/\.json$/, ""));
const BUSINESS = "+5491155550000";

/** The official sample as it would come now, to our number, from a customer of its own. */
function sampleNow(name: string, place: number): Sample {
  const customer = `5491160${String(100_000 + place).slice(1)}0`;
  const now = new Date(Date.now() - 2_000).toISOString();
  const raw = readFileSync(new URL(`${name}.json`, FOLDER), "utf8")
    .replaceAll("+12025550123", BUSINESS)
    .replaceAll("525512340187", customer)
    .replaceAll(/"id": "(?!evt_)[^"]*/g, (id) => `${id}-${place}`)
    .replaceAll(/"wamid\.[^"]*"/g, (wamid) => `${wamid.slice(0, -1)}${place}"`)
    .replaceAll(/"(MX|US)\.\d+"/g, (userId) => `${userId.slice(0, -1)}${place}"`);
  const history = name.startsWith("whatsapp.smb.history");
  return JSON.parse(raw, (key, value: unknown) =>
    history || !/^(create|send|deliver|read|update)Time$/.test(key) ? value : now,
  ) as Sample;
}

/** What each sample does; the longest prefix of its name decides. */
const EFFECTS: [prefix: string, effect: keyof typeof EXPECT][] = [
  ["", "kept"],
  ["whatsapp.inbound_message.received.", "answered"],
  ["whatsapp.inbound_message.received.image_with_caption", "receipt"],
  ["whatsapp.inbound_message.received.text_group", "kept"],
  ["whatsapp.inbound_message.received.reaction_added", "reaction"],
  ["whatsapp.inbound_message.received.system_", "notice"],
  ["whatsapp.message.updated.", "status"],
  ["whatsapp.smb.message.echoes.", "takeover"],
  ["whatsapp.smb.history.inbound_", "past"],
  ["whatsapp.smb.history.progress_only", "kept"],
];

const effectOf = (name: string) => EFFECTS.findLast(([prefix]) => name.startsWith(prefix))?.[1] ?? "kept";

const message = (flow: Flow, { wamid, id }: Record<string, unknown>) =>
  flow.sql`
    select m.role, m.outcome, m.content, m.media_id, m.provider_status, c.human_override_until > now() as overridden,
           c.unread_count, c.window_closes_at, c.inbound_seq
    from chat_messages m join chat_conversations c on c.id = m.conversation_id where m.wamid = ${String(wamid)}
      or m.provider_message_id = ${String(id)} and m.role = 'assistant'`.then(([row]) => row);
const bodyOf = (event: Sample) =>
  (event["whatsappInboundMessage"] ?? event["whatsappMessage"] ?? {}) as Record<string, unknown>;

/** The samples' files stand at addresses that nobody serves; a turn waits for them, but not for long. */
const filesAreLate = (flow: Flow) =>
  flow.sql`update chat_media set created_at = now() - interval '1 minute' where created_at > now() - interval '1 minute'`;

/** What became of a customer's message, once something has. */
const settled = (flow: Flow, event: Sample) =>
  until(
    () => message(flow, bodyOf(event)),
    (it) => it !== undefined && it["outcome"] !== null,
  );

const EXPECT = {
  kept: async (flow: Flow, event: Sample) => {
    expect(await message(flow, bodyOf(event))).toBeUndefined();
  },
  answered: async (flow: Flow, event: Sample) => {
    await filesAreLate(flow);
    expect(await settled(flow, event)).toMatchObject({ role: "user", outcome: "answered", unread_count: 1 });
  },
  /** Its caption says that it shows a payment: a person looks at it. */
  receipt: async (flow: Flow, event: Sample) => {
    await filesAreLate(flow);
    expect(await settled(flow, event)).toMatchObject({ role: "user", outcome: "handoff", unread_count: 1 });
    expect(await flow.sql`select 1 from handoffs where cause = 'receipt'`).toHaveLength(1);
  },
  reaction: async (flow: Flow, event: Sample) => {
    const { message_id: target } = bodyOf(event)["reaction"] as { message_id: string };
    expect(await flow.sql`select author from chat_reactions where target_wamid = ${target}`).toHaveLength(1);
  },
  notice: async (flow: Flow, event: Sample) => {
    expect(await message(flow, bodyOf(event))).toMatchObject({
      role: "system",
      unread_count: 0,
      window_closes_at: null,
      inbound_seq: "0",
    });
  },
  status: async (flow: Flow, event: Sample) => {
    expect(await message(flow, bodyOf(event))).toMatchObject({
      role: "assistant",
      provider_status: bodyOf(event)["status"],
    });
  },
  takeover: async (flow: Flow, event: Sample) => {
    const row = await message(flow, bodyOf(event));
    expect(row).toMatchObject({ role: "human_supervisor", overridden: true });
    expect(row?.["content"] ?? row?.["media_id"]).toBeTruthy();
  },
  past: async (flow: Flow, event: Sample) => {
    expect(await message(flow, bodyOf(event))).toMatchObject({
      role: "user",
      outcome: "history",
      unread_count: 0,
      window_closes_at: null,
      inbound_seq: "0",
    });
  },
} satisfies Record<string, (flow: Flow, event: Sample) => Promise<void>>;

/** A bubble of ours that a status event of the samples can speak of. */
async function sentBefore(flow: Flow, event: Sample): Promise<void> {
  const { id, to } = bodyOf(event);
  const [chat] = await flow.sql<{ id: string }[]>`
    insert into chat_conversations (tenant_id, external_user_id) values (${flow.tenantId}, ${String(to).slice(1)}) returning id`;
  await flow.sql`
    insert into chat_messages (tenant_id, conversation_id, role, content, provider_message_id, send_state, provider_status)
    values (${flow.tenantId}, ${chat?.id ?? ""}, 'assistant', 'Hola', ${String(id)}, 'accepted', 'accepted')`;
}

const stateOf = (flow: Flow, event: Sample) =>
  flow.sql`select state, error from webhook_events where event_key = ${event.id}`.then(([row]) => row);

describe("R6: every official sample event", () => {
  let flow: Flow;
  beforeAll(async () => {
    // The samples' files lie on servers that are not there.
    const turns = { mediaWaitSeconds: 1 };
    flow = await startFlow({ script: () => ({ text: "¡Hola! ¿Qué buscás?" }), turns });
  });
  afterAll(() => flow.stop());

  it.each(NAMES.map((name, place) => ({ name, place, effect: effectOf(name) })))(
    "$name is $effect",
    async ({ name, place, effect }) => {
      const event = sampleNow(name, place);
      if (effect === "status") await sentBefore(flow, event);
      expect((await flow.ycloud.postEvent(event)).status).toBe(200);
      expect(["done", "unmatched"]).toContain((await stateOf(flow, event))?.["state"]);
      await EXPECT[effect](flow, event);
    },
  );
});

describe("R6: events as nobody documented them", () => {
  let flow: Flow;
  beforeAll(async () => {
    flow = await startFlow({ script: () => ({ text: "Sí" }), turns: { mediaWaitSeconds: 1 } });
  });
  afterAll(() => flow.stop());

  it("are answered 200 and kept, whatever is missing or odd, and hold nobody up", async () => {
    const random = randomFrom(20_260_914);
    const bodies = NAMES.flatMap((name, place) =>
      Array.from({ length: 8 }, (_, round) => {
        const event = { ...sampleNow(name, place * 10 + round), id: `evt_${place}_${round}` };
        return malformed(event, { random, keep: "id" });
      }),
    );
    // As many at once as a busy account sends.
    for (let at = 0; at < bodies.length; at += 50) {
      const group = bodies.slice(at, at + 50);
      const brought = (body: (typeof bodies)[number]) =>
        until(
          () => flow.ycloud.postEvent(body),
          // What a busy machine did not store in time comes again, as from the provider.
          ({ status }) => status !== 503,
        );
      const answers = await Promise.all(group.map(brought));
      expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    }
    const states = await flow.sql<{ state: string; n: number }[]>`
      select state, count(*)::int as n from webhook_events group by 1`;
    expect(states.map(({ state }) => state)).not.toContain("failed");
    expect(states.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThan(bodies.length * 0.9);
    await flow.ycloud.customer("+5491177770000").sendText("¿Siguen ahí?");
    await flow.ycloud.waitForSent(1, { to: "+5491177770000" });
    await filesAreLate(flow);
    await until(
      () => flow.sql`select id from chat_messages where role = 'user' and outcome is null`,
      (open) => open.length === 0,
    );
  });

  it.each([
    ["an emoji across the end of the preview", { text: { body: `${"a".repeat(199)}💃 fin` } }],
    ["NUL and half characters", { text: { body: "ho\0la \ud83d" } }],
    ["twenty thousand characters", { text: { body: "x".repeat(20_000) } }],
    ["the year 20260", { sendTime: "+020260-09-14T16:00:00.000Z" }],
    ["never", { sendTime: "never" }],
    ["a time as a number in a text", { sendTime: "1789398254" }],
    ["the future", { sendTime: "2031-01-01T00:00:00.000Z" }],
  ])("a text with %s is a message that is answered", async (_, odd) => {
    const ana = flow.ycloud.customer(`+54911${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`);
    const event = ana.build({ type: "text", text: "hola" });
    const content = { ...(event["whatsappInboundMessage"] as Record<string, unknown>), ...odd };
    const answer = await flow.ycloud.postEvent({ ...event, whatsappInboundMessage: content } as never);
    expect(answer.status).toBe(200);
    const row = await until(
      () => message(flow, content),
      (it) => it !== undefined && it["outcome"] !== null,
    );
    expect(row?.["role"]).toBe("user");
    expect(row?.["outcome"]).toMatch(/^(answered|window_closed)$/);
  });
});
