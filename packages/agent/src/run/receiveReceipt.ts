import type { ToolCall } from "../ports.ts";
import type { AgentResult } from "../result.ts";
import { ownText } from "../text/ownTexts.ts";
import { RECEIPT_TOOL } from "../tools/index.ts";
import { runToolCalls } from "./runToolCalls.ts";
import { traceOf, type RunState } from "./runState.ts";

/** As the guard calls it, where nobody asked the model. */
const BY_ITSELF: ToolCall = { id: "receipt", name: RECEIPT_TOOL, arguments: "{}" };

const UNSEARCHED = {
  cause: "receipt",
  reason: "comprobante de pago",
  summary:
    "Mandó un comprobante de pago; está en el chat y nadie lo verificó todavía. No se pudo consultar la tienda.",
  wantedAction: "Verificar el pago y decirle al cliente a qué pedido corresponde",
} as const;

/**
 * A proof of payment: the customer is told that it came and will be looked at, in our own words and no others, and
 * a person gets it with the order that it may be for, whatever becomes of the store.
 */
export async function receiveReceipt(state: RunState, call: ToolCall = BY_ITSELF): Promise<AgentResult> {
  const [ran] = await runToolCalls(state, [call]);
  const { cause, reason, summary, wantedAction } = ran?.outcome.kind === "handoff" ? ran.outcome : UNSEARCHED;
  const text = ownText("receipt", state.prompt.customer);
  const bubbles = [{ type: "text" as const, text, factIds: [] }];
  return { kind: "handoff", cause, reason, summary, wantedAction, bubbles, trace: traceOf(state) };
}
