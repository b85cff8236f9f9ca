import { signatureHeader, type YCloudSimulator } from "@platform/simulator";

/** A webhook as the provider would bring it, signed. */
export interface Webhook {
  body: Buffer;
  headers: Record<string, string>;
}

/** So many messages of so many customers, each once, signed beforehand so that the load costs little. */
export function makeWebhooks(
  ycloud: YCloudSimulator,
  { count, customers }: { count: number; customers: number },
): Webhook[] {
  const people = Array.from({ length: customers }, (_, index) =>
    ycloud.customer({ phone: `+54911${60_000_000 + index}`, name: `Cliente ${index}` }),
  );
  return Array.from({ length: count }, (_, index) => {
    const event = people[index % people.length]?.build({
      type: "text",
      text: "Hola, ¿hacen envíos a Rosario?",
    });
    return sign(ycloud, event);
  });
}

function sign(ycloud: YCloudSimulator, event: unknown): Webhook {
  const body = Buffer.from(JSON.stringify(event), "utf8");
  const unixSeconds = Math.floor(Date.now() / 1000);
  return {
    body,
    headers: {
      "content-type": "application/json",
      "ycloud-signature": signatureHeader({ secret: ycloud.webhookSecret, body, unixSeconds }),
    },
  };
}
