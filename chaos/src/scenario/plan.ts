import { planAfterthoughts, type Afterthought } from "./afterthoughts.ts";
import type { Random } from "./random.ts";
import type { ChaosOptions } from "./options.ts";

export interface Tenant {
  id: number;
  name: string;
  phone: string;
  debounceMs: number;
}

/** Who of the store touches a customer's chat besides the bot; one kind each, so that holds don't mix. */
type Company = "nobody" | "panel" | "phone";

export interface Customer {
  index: number;
  tenant: Tenant;
  name: string;
  /** Every spelling under which this customer writes. */
  phones: string[];
  /** WhatsApp's own id, where the customer has one; every message carries it, but of those who show late. */
  userId: string | null;
  /**
   * Since the start: until then every message shows either number or user id, so that nobody can know that they are one
   * person's; from then on both. Null: shown from the first message on.
   */
  showsAt: number | null;
  company: Company;
}

export interface PlannedMessage {
  customer: Customer;
  /** Since the start: when the customer wrote it, and when the provider first brings it. */
  writtenAt: number;
  broughtAt: number;
  phone: string | null;
  userId: string | null;
  text: string;
  eventId: string;
  messageId: string;
  wamid: string;
  /** Waits after the first delivery until the same event is brought again; 0 is at the same moment. */
  again: number[];
}

export interface Plan {
  tenants: Tenant[];
  customers: Customer[];
  messages: PlannedMessage[];
  /** When the store's phone answers a customer, since the start. */
  echoes: { at: number; customer: Customer }[];
  afterthoughts: Afterthought[];
  durationMs: number;
}

/** Overrides of the phone end after this, so that chats come back by time within a run. */
export const OVERRIDE_SECONDS = 18;
const TENANTS = 4;

/** Everything that customers and stores will do, decided before it begins. */
export function makePlan(options: ChaosOptions, random: Random): Plan {
  const durationMs = options.minutes * 60_000;
  const tenants = Array.from({ length: TENANTS }, (_, index) => makeTenant(index));
  const customers = Array.from({ length: options.customers }, (_, index) =>
    makeCustomer({ index, tenants, durationMs }, random),
  );
  const messages: PlannedMessage[] = [];
  while (messages.length < options.events) {
    const start = random.between(0, durationMs);
    const size = Math.min(random.pick([1, 1, 1, 2, 3, 4, 6]), options.events - messages.length);
    messages.push(
      ...makeBurst({ customer: random.pick(customers), start, size, from: messages.length }, random),
    );
  }
  messages.push(...shownInTheEnd({ customers, messages, durationMs }, random));
  const answered = customers.filter(({ company }) => company === "phone");
  const echoes = answered.flatMap((customer) =>
    Array.from({ length: Math.ceil(options.minutes / 2) }, () => ({
      at: random.between(durationMs * 0.1, durationMs),
      customer,
    })),
  );
  return {
    tenants,
    customers,
    messages: messages.toSorted((a, b) => a.broughtAt - b.broughtAt),
    echoes,
    afterthoughts: planAfterthoughts(messages, random.fork("afterthoughts")).toSorted(
      (a, b) => a.broughtAt - b.broughtAt,
    ),
    durationMs,
  };
}

function makeTenant(index: number): Tenant {
  return {
    id: index + 1,
    name: `Tienda ${index + 1}`,
    phone: `+54911555500${10 + index}`,
    debounceMs: 300 + index * 250,
  };
}

function makeCustomer(
  { index, tenants, durationMs }: { index: number; tenants: Tenant[]; durationMs: number },
  random: Random,
): Customer {
  const digits = `11${String(40_000_000 + index)}`;
  const spellings = random.chance(0.15) ? [`+549${digits}`, `+54${digits}`] : [`+549${digits}`];
  const company = index % 10 === 0 ? "phone" : index % 10 <= 3 ? "panel" : "nobody";
  // Their two chats become one: a hold of either would not be one hold.
  const showsLate = company === "nobody" && random.chance(0.1);
  return {
    index,
    tenant: random.pick(tenants),
    name: `Clienta ${index}`,
    phones: spellings,
    // The phone app always shows a number, so its customers don't hide theirs.
    userId: showsLate || (company !== "phone" && random.chance(0.08)) ? `AR.${9_000_000 + index}` : null,
    showsAt: showsLate ? random.between(durationMs * 0.3, durationMs) : null,
    company,
  };
}

/** Who shows late does so in the end, or two chats would rightly stay two. */
function shownInTheEnd(
  { customers, messages, durationMs }: Pick<Plan, "customers" | "messages" | "durationMs">,
  random: Random,
): PlannedMessage[] {
  return customers
    .filter(({ showsAt }) => showsAt !== null)
    .flatMap((customer, index) =>
      makeBurst({ customer, start: durationMs, size: 1, from: messages.length + index }, random),
    );
}

/** Who has a user id carries it always, and hides the number at times; who shows late has shown one of the two. */
function shownBy(
  { userId, phones, showsAt }: Customer,
  writtenAt: number,
  random: Random,
): Pick<PlannedMessage, "phone" | "userId"> {
  const phone = random.pick(phones);
  const hidden = userId !== null && random.chance(0.4);
  if (showsAt === null) return { phone: hidden ? null : phone, userId };
  if (writtenAt >= showsAt) return { phone, userId };
  return hidden ? { phone: null, userId } : { phone, userId: null };
}

/** Messages of one customer within a few seconds, brought in another order than they were written. */
function makeBurst(
  burst: { customer: Customer; start: number; size: number; from: number },
  random: Random,
): PlannedMessage[] {
  const { customer } = burst;
  return Array.from({ length: burst.size }, (_, index) => {
    const writtenAt = burst.start + index * random.between(50, 900);
    return {
      customer,
      writtenAt,
      broughtAt: writtenAt + random.between(0, 1_500),
      ...shownBy(customer, writtenAt, random),
      text: `Hola, mensaje ${burst.from + index}`,
      eventId: `evt_${random.hex(24)}`,
      messageId: random.hex(24),
      wamid: `wamid.${random.hex(40)}`,
      again: random.chance(0.2)
        ? Array.from({ length: random.whole(1, 4) }, () =>
            random.chance(0.5) ? 0 : random.between(0, 8_000),
          )
        : [],
    };
  });
}
