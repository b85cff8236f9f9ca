import { asText, type JsonObject } from "../json.ts";
import { metaError, metaErrorTitle } from "./errors.ts";
import type { YCloudFault } from "./faults.ts";
import { customerKey, envelope, publish, wholeSeconds, type YCloudState } from "./state.ts";
import type { MessageStatus, WhatsappMessage } from "./types.ts";

/** Sets a status on the message and returns the event that reports it. */
function statusEvent(state: YCloudState, message: WhatsappMessage, status: MessageStatus): JsonObject {
  const time = wholeSeconds(state.now());
  message.status = status;
  message["updateTime"] = time;
  if (status === "sent") message["sendTime"] = time;
  if (status === "delivered") message["deliverTime"] = time;
  if (status === "read") message["readTime"] = time;
  if (status !== "failed")
    Object.assign(message, { pricingModel: "PMP", pricingType: "free_customer_service" });
  const known = state.sent.get(message.id);
  if (known) known.record.status = status;
  state.log.update(message.id, { status });
  return envelope(state, "whatsapp.message.updated", { whatsappMessage: { ...message } });
}

/** Reports one status now. Resolves when the product has answered. */
export async function reportStatus(
  state: YCloudState,
  message: WhatsappMessage,
  status: MessageStatus,
): Promise<void> {
  await publish(state, statusEvent(state, message, status));
}

/** Reports that the message failed after it had been taken. */
async function reportFailure(state: YCloudState, message: WhatsappMessage, code: string): Promise<void> {
  message["errorCode"] = code;
  message["errorMessage"] = metaErrorTitle(code);
  message["whatsappApiError"] = metaError(code);
  await reportStatus(state, message, "failed");
}

/** Plans the status events of a message that was just taken. */
export function scheduleStatuses(
  state: YCloudState,
  message: WhatsappMessage,
  fault: YCloudFault | null,
): void {
  const { sentMs, deliveredMs, readMs } = state.statuses;
  if (fault?.kind === "fail_later") {
    state.timers.after(sentMs ?? 20, () => reportFailure(state, message, fault.code));
    return;
  }
  const mode = fault?.kind === "statuses" ? fault.mode : null;
  if (mode === "missing") return;
  const plan: [MessageStatus, number | null][] = [
    ["sent", fault?.kind === "status_before_response" ? null : sentMs],
    ["delivered", deliveredMs],
    ["read", readMs === "manual" ? null : readMs],
  ];
  const due = plan.filter((step): step is [MessageStatus, number] => step[1] !== null);
  const times = due.map(([, ms]) => ms);
  if (mode === "reversed") due.reverse();
  // One after the other, so that a slow machine does not reorder what a test asked for in order.
  let before = Promise.resolve();
  for (const [index, [status]] of due.entries()) {
    state.timers.after(times[index] ?? 0, () => {
      before = before.then(async () => {
        const event = statusEvent(state, message, status);
        await publish(state, event);
        if (mode === "duplicated") await publish(state, event);
      });
      return before;
    });
  }
}

/** The customer looks at the chat: everything delivered to them is read (for `readMs: "manual"`). */
export function markReadByCustomer(state: YCloudState, customer: string): void {
  if (state.statuses.readMs !== "manual") return;
  for (const { message, record } of state.sent.values()) {
    const key = customerKey({ phone: record.to, userId: record.recipient });
    if (key !== customer || message.status !== "delivered") continue;
    state.timers.after(0, () => reportStatus(state, message, "read"));
  }
}

/** The shop has read the chat up to this message: blue ticks on the customer's phone. */
export function markReadByShop(state: YCloudState, inboundId: string): string | null {
  const read = state.log.find(inboundId);
  const customer = state.inbound.get(inboundId) ?? read?.customer ?? null;
  if (customer === null) return null;
  const upTo = read?.at ?? state.now();
  for (const entry of state.log.entries(customer)) {
    if (entry.side === "customer" && entry.status !== "read" && entry.at <= upTo)
      state.log.update(entry.id, { status: "read" });
  }
  return customer;
}

/** Address of the customer a message goes to. */
export function recipientOf(body: JsonObject): { phone: string | null; userId: string | null } {
  return { phone: asText(body["to"]), userId: asText(body["recipient"]) };
}
