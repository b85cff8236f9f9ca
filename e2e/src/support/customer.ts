import type { Demo } from "./startDemo.ts";

export interface PhoneEntry {
  side: "customer" | "shop" | "shop_phone";
  type: string;
  text: string | null;
  media: { url: string; mime: string; name: string | null } | null;
  status: string;
}

/** A customer with the simulated phone in hand. */
export interface Customer {
  name: string;
  /** Resolves with the product's answer to the webhook. */
  write(text: string): Promise<number | null>;
  send(content: Record<string, unknown>): Promise<number | null>;
  sees(): Promise<PhoneEntry[]>;
}

export function customerOf(demo: Demo, person: { name: string; phone: string }): Customer {
  const send = async (content: Record<string, unknown>): Promise<number | null> => {
    const response = await fetch(`${demo.phoneUrl}/phone/send`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ customer: person, content }),
    });
    const { status } = (await response.json()) as { status: number | null };
    return status;
  };
  return {
    name: person.name,
    send,
    write: (text) => send({ type: "text", text }),
    sees: async () => {
      const key = person.phone.replace(/\D/g, "");
      const response = await fetch(`${demo.phoneUrl}/phone/state?customer=${key}`);
      return ((await response.json()) as { entries: PhoneEntry[] }).entries;
    },
  };
}

/** Asks again until it holds. */
export async function eventually<T>(
  read: () => Promise<T>,
  holds: (value: T) => boolean,
  withinMs = 20_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > deadline) throw new Error(`Not reached: ${JSON.stringify(value)?.slice(0, 800)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
