import { timeoutSignal } from "@platform/integrations/http";
import { phoneKey, type SendOutcome, type YCloudClient } from "@platform/integrations/ycloud";
import type { SendPayload } from "./payload.ts";

const ASK_MS = 12_000;

/**
 * The last station of a canary that no phone waits for. Nothing is sent: YCloud is asked whether the key holds and the
 * number is the account's, over the same client that sends.
 */
export async function landCanary(
  client: YCloudClient,
  { messageId, from }: SendPayload,
): Promise<SendOutcome> {
  const numbers = await client.listPhoneNumbers({ signal: timeoutSignal(ASK_MS) });
  const rejected = (code: string, message: string): SendOutcome => ({
    kind: "rejected",
    scope: "message",
    code,
    message,
  });
  if (!numbers.ok) return rejected(numbers.code, numbers.message);
  if (!numbers.value.some(({ phoneNumber }) => phoneKey(phoneNumber) === phoneKey(from)))
    return rejected("unknown_number", `The account doesn't have the number ${from}`);
  return { kind: "accepted", providerMessageId: `canary_${messageId}`, wamid: null };
}
