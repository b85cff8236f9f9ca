import type { Customer, PlannedMessage } from "./plan.ts";
import type { Random } from "./random.ts";

/** What is told about a chat besides new messages, in whatever order it comes. */
export type Afterthought = {
  customer: Customer;
  /** Since the start; of what is imported, long before it. */
  writtenAt: number;
  broughtAt: number;
  eventId: string;
  wamid: string;
} & (
  | { kind: "edit"; target: string; text: string }
  | { kind: "reaction"; target: string; emoji: string | null }
  | { kind: "history"; fromCustomer: boolean; text: string }
);

const DAY_MS = 86_400_000;
const EMOJIS = ["❤️", "👍", "😂", null, null];

/** Corrections, reactions and pieces of old history; some come before what they speak of. */
export function planAfterthoughts(messages: readonly PlannedMessage[], random: Random): Afterthought[] {
  return messages.flatMap((message) => [
    ...(random.chance(0.05) ? editsOf(message, random) : []),
    ...(random.chance(0.05) ? reactionsTo(message, random) : []),
    // Imported messages name a number alone, which says nothing of whose it is.
    ...(random.chance(0.03) && message.customer.userId === null ? [oldMessage(message, random)] : []),
  ]);
}

function editsOf(message: PlannedMessage, random: Random): Afterthought[] {
  return Array.from({ length: random.whole(1, 2) }, (_, index): Afterthought => {
    const writtenAt = message.writtenAt + 2_000 + index * 3_000;
    return {
      ...commonOf(message, random),
      kind: "edit",
      target: message.wamid,
      text: `${message.text}, corregido ${index + 1} veces`,
      writtenAt,
      broughtAt: Math.max(0, writtenAt + random.between(-6_000, 6_000)),
    };
  });
}

function reactionsTo(message: PlannedMessage, random: Random): Afterthought[] {
  return Array.from({ length: random.whole(1, 3) }, (_, index): Afterthought => {
    const writtenAt = message.writtenAt + 1_500 + index * 1_100;
    return {
      ...commonOf(message, random),
      kind: "reaction",
      target: message.wamid,
      emoji: random.pick(EMOJIS),
      writtenAt,
      broughtAt: writtenAt + random.between(0, 5_000),
    };
  });
}

/** From before the number came to us, and older than what leaves a chat to people. */
function oldMessage(message: PlannedMessage, random: Random): Afterthought {
  return {
    ...commonOf(message, random),
    kind: "history",
    fromCustomer: random.chance(0.5),
    text: `Mensaje viejo ${message.messageId}`,
    writtenAt: -random.between(5 * DAY_MS, 90 * DAY_MS),
    broughtAt: Math.max(0, message.broughtAt + random.between(-5_000, 5_000)),
  };
}

function commonOf({ customer }: PlannedMessage, random: Random) {
  return { customer, eventId: `evt_${random.hex(24)}`, wamid: `wamid.${random.hex(40)}` };
}
