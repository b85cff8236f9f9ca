import { ModelError, type ModelPort } from "@platform/agent";
import type { SendOutcome, YCloudClient } from "@platform/integrations/ycloud";
import type { CallVerdict, CircuitKey, Circuits } from "./circuits.ts";

interface Guard {
  circuits: Circuits;
  key: CircuitKey;
}

/** The model behind its circuit: while that is open, every call fails at once with what opened it. */
export function guardModel(model: ModelPort, { circuits, key }: Guard): ModelPort {
  return {
    complete: async (request, options) => {
      const blocked = circuits.blocked(key);
      if (blocked !== null)
        throw new ModelError(modelCode(blocked.code), "The model is left alone for a while");
      try {
        const reply = await model.complete(request, options);
        circuits.note(key, { kind: "ok" });
        return reply;
      } catch (error) {
        circuits.note(key, judgeModel(error));
        throw error;
      }
    },
  };
}

/** The sender behind its circuit: while that is open, messages are refused for the store's sake and stay queued. */
export function guardYCloud(client: YCloudClient, { circuits, key }: Guard): YCloudClient {
  return {
    ...client,
    send: async (message, options) => {
      const blocked = circuits.blocked(key);
      if (blocked !== null) {
        const words = "YCloud is left alone for a while";
        return { kind: "rejected", scope: "tenant", code: blocked.code, message: words };
      }
      const outcome = await client.send(message, options);
      circuits.note(key, judgeSend(outcome));
      return outcome;
    },
  };
}

const modelCodes = ["unauthorized", "quota_exhausted", "timeout", "unavailable"] as const;

function modelCode(code: string): (typeof modelCodes)[number] {
  return modelCodes.find((each) => each === code) ?? "unavailable";
}

function judgeModel(error: unknown): CallVerdict {
  if (!(error instanceof ModelError)) return { kind: "neutral" };
  switch (error.code) {
    case "unauthorized":
    case "quota_exhausted":
      return { kind: "credential", code: error.code };
    case "timeout":
    case "unavailable":
      return { kind: "unavailable", code: error.code };
    case "rate_limited":
    case "bad_request":
    case "bad_response":
    case "aborted":
      return { kind: "neutral" };
  }
}

/** About the number that a reply leaves from, which follows the chat: another chat's may be in order. */
const senderCodes = new Set([
  "WHATSAPP_PHONE_NUMBER_UNAVAILABLE",
  "SENDER_ID_UNAVAILABLE",
  "131037",
  "131045",
  "133010",
]);

function judgeSend(outcome: SendOutcome): CallVerdict {
  switch (outcome.kind) {
    case "accepted":
      return { kind: "ok" };
    case "rejected":
      if (outcome.scope === "message") return { kind: "ok" };
      return senderCodes.has(outcome.code) ? { kind: "neutral" } : { kind: "credential", code: outcome.code };
    case "unknown":
      return { kind: "unavailable", code: "unavailable" };
    case "throttled":
      return outcome.code === "unreachable"
        ? { kind: "unavailable", code: outcome.code }
        : { kind: "neutral" };
  }
}
