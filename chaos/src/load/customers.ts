import { setTimeout as sleep } from "node:timers/promises";
import type { Afterthought } from "../scenario/afterthoughts.ts";
import type { Plan, PlannedMessage } from "../scenario/plan.ts";
import { deliver, type Letter } from "./deliver.ts";
import { eventOf, eventOfAfterthought } from "./eventOf.ts";

export interface Brought {
  message: PlannedMessage;
  letter: Letter;
}

export interface BroughtAfterthought {
  thought: Afterthought;
  letter: Letter;
}

interface Door {
  url: string;
  secret: string;
  startedAt: number;
}

/** Every customer writes what the plan says; resolves when each event was acknowledged or given up. */
export async function customersWrite(
  input: Door & { plan: Plan },
): Promise<{ brought: Brought[]; duplicates: number }> {
  const { plan, startedAt } = input;
  const work: Promise<Brought>[] = [];
  const strays: Promise<Letter>[] = [];
  for (const message of plan.messages) {
    await sleep(Math.max(0, startedAt + message.broughtAt - Date.now()));
    const target = { url: input.url, secret: input.secret, event: eventOf(message, startedAt) };
    work.push(deliver(target).then((letter) => ({ message, letter })));
    for (const wait of message.again)
      strays.push(sleep(wait).then(() => deliver({ ...target, retry: false })));
  }
  const brought = await Promise.all(work);
  await Promise.all(strays);
  return { brought, duplicates: strays.length };
}

/** Corrections, reactions and old messages come in between. */
export async function afterthoughtsCome(input: Door & { plan: Plan }): Promise<BroughtAfterthought[]> {
  const { url, secret, startedAt } = input;
  const work: Promise<BroughtAfterthought>[] = [];
  for (const thought of input.plan.afterthoughts) {
    await sleep(Math.max(0, startedAt + thought.broughtAt - Date.now()));
    const event = eventOfAfterthought(thought, startedAt);
    work.push(deliver({ url, secret, event }).then((letter) => ({ thought, letter })));
  }
  return await Promise.all(work);
}
