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

/** Writes to the account's first number, or to the one named. */
export function customerOf(
  demo: Demo,
  person: { name: string; phone: string },
  { shop }: { shop?: string } = {},
): Customer {
  const send = async (content: Record<string, unknown>): Promise<number | null> => {
    const response = await fetch(`${demo.phoneUrl}/phone/send`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ customer: person, content, ...(shop && { shop }) }),
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
      const at = shop === undefined ? "" : `&shop=${encodeURIComponent(shop)}`;
      const response = await fetch(`${demo.phoneUrl}/phone/state?customer=${key}${at}`);
      return ((await response.json()) as { entries: PhoneEntry[] }).entries;
    },
  };
}

/** Asks again until it holds. */
export async function eventually<T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  const deadline = performance.now() + 120_000;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (performance.now() > deadline) throw new Error(`Not reached: ${JSON.stringify(value)?.slice(0, 800)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
