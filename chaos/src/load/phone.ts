import { setTimeout as sleep } from "node:timers/promises";
import type { YCloudSimulator } from "@platform/simulator";
import { OVERRIDE_SECONDS, type Customer, type Plan } from "../scenario/plan.ts";

/** An answer from the store's own phone. */
export interface Echo {
  customer: Customer;
  eventId: string;
  wamid: string;
  /** What follows from its time: until then a person has the chat, in milliseconds since the epoch. */
  holdsUntil: number;
}

/** Somebody answers from the phone app now and then, as planned. */
export async function phoneAnswers(input: {
  plan: Plan;
  ycloud: YCloudSimulator;
  startedAt: number;
}): Promise<Echo[]> {
  const { ycloud, startedAt } = input;
  const echoes = input.plan.echoes.map(async ({ at, customer }): Promise<Echo> => {
    await sleep(Math.max(0, startedAt + at - Date.now()));
    const now = Date.now();
    const { event, wamid } = await ycloud.phoneApp.sendEcho("Hola, te contesto yo desde el teléfono.", {
      to: customer.phones[0] ?? "",
      from: customer.tenant.phone,
      at: now,
    });
    const holdsUntil = Math.floor(now / 1000) * 1000 + OVERRIDE_SECONDS * 1000;
    const eventId = event["id"];
    if (typeof eventId !== "string") throw new Error("The simulated provider made an event without an id");
    return { customer, eventId, wamid, holdsUntil };
  });
  return await Promise.all(echoes);
}
