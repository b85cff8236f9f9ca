import type { Delivery } from "../script/scene.ts";
import { iso, type MessageRow, type StatusRow } from "./rows.ts";

/** How an outgoing message stands, in the columns of the outbox and of the provider. */
export type Standing = Pick<
  MessageRow,
  | "send_state"
  | "provider_status"
  | "failure_code"
  | "failure_reason"
  | "send_attempts"
  | "unknown_since"
  | "resent"
>;

const WAY = ["accepted", "sent", "delivered", "read"] as const;

export function standingOf(delivery: Delivery, at: number): Standing {
  const base = {
    failure_code: null,
    failure_reason: null,
    send_attempts: 1,
    unknown_since: null,
    resent: false,
  };
  if (typeof delivery === "string") {
    switch (delivery) {
      case "draft":
        return { ...base, send_state: "draft", provider_status: null, send_attempts: 0 };
      case "unknown":
        return {
          ...base,
          send_state: "unknown",
          provider_status: null,
          unknown_since: iso(at + 30_000),
          failure_reason: "timeout: No answer within 30 s",
        };
      case "picture_lost":
        return {
          ...base,
          send_state: "accepted",
          provider_status: "failed",
          failure_code: "131053",
          failure_reason: "(#131053) Media upload error: the picture could not be downloaded.",
        };
      case "picture_refused":
        return { ...base, send_state: "accepted", provider_status: "read", send_attempts: 2 };
      default:
        return { ...base, send_state: "accepted", provider_status: delivery };
    }
  }
  if ("cancelled" in delivery) {
    return {
      ...base,
      send_state: "cancelled",
      provider_status: null,
      failure_code: delivery.cancelled,
      send_attempts: 0,
    };
  }
  const failed = { ...base, failure_code: delivery.failed, failure_reason: delivery.says };
  const lost = delivery.failed === "outcome_unknown";
  return delivery.when === "status"
    ? { ...failed, send_state: "accepted", provider_status: "failed" }
    : { ...failed, send_state: "failed", provider_status: null, resent: lost, send_attempts: lost ? 2 : 1 };
}

/** The provider's reports of one message, in the order of their times. */
export function statusesOf(
  message: MessageRow,
  { at, chance }: { at: number; chance: () => number },
): StatusRow[] {
  const { provider_status: reached, provider_message_id: providerMessageId } = message;
  if (reached === null || providerMessageId === null) return [];
  const steps: string[] =
    reached === "failed"
      ? ["accepted", "failed"]
      : WAY.slice(0, WAY.findIndex((step) => step === reached) + 1);
  let moment = at;
  return steps.map((status) => {
    moment += Math.round(status === "read" ? 4_000 + chance() * 240_000 : 400 + chance() * 1_800);
    const failed = status === "failed";
    return {
      tenant_id: message.tenant_id,
      message_id: message.id,
      external_id: message.id,
      provider_message_id: providerMessageId,
      wamid: message.wamid,
      status,
      error_code: failed ? message.failure_code : null,
      error_message: failed ? message.failure_reason : null,
      at: iso(moment),
      received_at: iso(moment + 350),
    };
  });
}
