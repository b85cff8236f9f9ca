import { setTimeout as sleep } from "node:timers/promises";
import { createClient, type PlatformClient } from "@platform/client";
import type { Sql } from "postgres";
import type { Customer, Plan } from "../scenario/plan.ts";
import type { Random } from "../scenario/random.ts";

/** A chat that a person held. */
export interface Hold {
  conversationId: string;
  /** When the takeover was answered, in milliseconds since the epoch. */
  from: number;
  /** Just before the chat was given back; null: never. */
  until: number | null;
  /** The answer said that one request of the bot was still at the provider. */
  inFlight: boolean;
  /** Client ids of what the person wrote. */
  wrote: string[];
}

interface Office {
  client: PlatformClient;
  sql: Sql;
  random: Random;
  /** False: finish what is under way. */
  open: () => boolean;
}

const TRIES = 60;

/** People of the stores: they take chats over, write, give them back, and return those that wait for somebody. */
export async function peopleWork(input: {
  plan: Plan;
  sql: Sql;
  url: string;
  adminToken: string;
  random: Random;
}): Promise<Hold[]> {
  const { plan, sql, random } = input;
  const end = Date.now() + plan.durationMs;
  const client = createClient({ url: input.url, token: input.adminToken, fetch: patientFetch });
  const office: Office = { client, sql, random, open: () => Date.now() < end };
  const theirs = plan.customers.filter(({ company }) => company === "panel");
  const desks = [theirs.filter((_, index) => index % 2 === 0), theirs.filter((_, index) => index % 2 === 1)];
  const holds = await Promise.all([
    ...desks.map((customers) => holdChats(office, customers)),
    returnWaiting(office, plan),
  ]);
  return holds.flat();
}

/** One person after another's chat; each customer belongs to one desk, so that holds don't overlap. */
async function holdChats(office: Office, customers: Customer[]): Promise<Hold[]> {
  const { random } = office;
  const holds: Hold[] = [];
  while (office.open() && customers.length > 0) {
    await sleep(random.between(50, 600));
    const customer = random.pick(customers);
    const conversationId = await stubbornly(office, () => conversationOf(office.sql, customer));
    if (conversationId === null || conversationId === undefined) continue;
    const taken = await stubbornly(office, () =>
      office.client.overrides.set.mutate({ conversationId, minutes: 10 }),
    );
    if (taken === null) continue;
    const hold: Hold = { conversationId, from: Date.now(), until: null, inFlight: taken.inFlight, wrote: [] };
    holds.push(hold);
    if (random.chance(0.5)) hold.wrote.push(await writeTwice(office, conversationId));
    await sleep(random.between(500, 5_000));
    hold.until = Date.now();
    await stubbornly(office, () => office.client.overrides.clear.mutate({ conversationId }));
  }
  return holds;
}

/** A double click: the same client id, twice at once. */
async function writeTwice(office: Office, conversationId: string): Promise<string> {
  const clientMessageId = `chaos-${office.random.hex(16)}`;
  const write = (): Promise<unknown> =>
    office.client.chats.send.mutate({ conversationId, clientMessageId, text: "Te atiendo yo, ¿cómo estás?" });
  await Promise.all([stubbornly(office, write), stubbornly(office, write)]);
  return clientMessageId;
}

/** Chats that wait for a person go back to the bot, or the run would fall silent. */
async function returnWaiting(office: Office, plan: Plan): Promise<Hold[]> {
  const phones = plan.customers
    .filter(({ company }) => company === "nobody")
    .flatMap(({ phones: all }) => all);
  while (office.open()) {
    await sleep(2_000);
    const waiting = await stubbornly(
      office,
      () => office.sql<{ id: string }[]>`
        select id from chat_conversations where waiting_since is not null and contact_phone = any(${phones}) limit 20`,
    );
    for (const { id } of waiting ?? [])
      await stubbornly(office, () => office.client.overrides.clear.mutate({ conversationId: id }));
  }
  return [];
}

async function conversationOf(sql: Sql, customer: Customer): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    select id from chat_conversations
    where tenant_id = ${customer.tenant.id} and contact_phone = any(${customer.phones})`;
  return row?.id;
}

/** As a person does: again until it works. Null only where it never did. */
async function stubbornly<T>(office: Office, work: () => Promise<T>): Promise<T | null> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    try {
      return await work();
    } catch {
      await sleep(office.random.between(100, 700));
    }
  }
  return null;
}

// Given up only when it must be dead: a request that works on after we went away would spoil what we know.
const patientFetch: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(60_000) });
