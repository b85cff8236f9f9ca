import { timeoutSignal } from "@platform/integrations/http";
import { signatureHeader } from "@platform/integrations/ycloud";
import { webhookUrl } from "../webhooks/webhookEndpoint.ts";

const ANSWER_MS = 6_000;

/**
 * Brings an event to this installation's own webhook, signed as YCloud signs. The address is the operator's own, and so
 * may be private.
 * @returns the status of the answer; null where nobody answers
 */
export async function postToWebhook(
  base: string,
  { event, secret }: { event: object; secret: string },
): Promise<number | null> {
  const body = JSON.stringify(event);
  const signature = signatureHeader({ secret, rawBody: Buffer.from(body), nowSeconds: Date.now() / 1000 });
  try {
    const response = await fetch(webhookUrl({ publicUrl: base }), {
      method: "POST",
      headers: { "content-type": "application/json", "ycloud-signature": signature },
      body,
      redirect: "manual",
      signal: timeoutSignal(ANSWER_MS),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}
