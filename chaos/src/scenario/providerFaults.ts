import type {
  ModelFault,
  ModelScript,
  ModelStep,
  YCloudFault,
  YCloudSimulator,
  TiendanubeSimulator,
} from "@platform/simulator";
import type { Random } from "./random.ts";

const SEND_FAULTS: [probability: number, fault: YCloudFault][] = [
  [0.01, { kind: "rate_limited", retryAfterSeconds: 1 }],
  [0.01, { kind: "rate_limited", retryAfterSeconds: null }],
  [0.003, { kind: "rate_limited", code: "131056" }],
  [0.01, { kind: "server_error", taken: true }],
  [0.006, { kind: "server_error" }],
  [0.01, { kind: "reset", taken: true }],
  [0.005, { kind: "reset" }],
  [0.003, { kind: "hang", taken: true }],
  [0.003, { kind: "hang" }],
  [0.005, { kind: "html_page", taken: true }],
  [0.005, { kind: "html_page" }],
  [0.03, { kind: "status_before_response" }],
  [0.03, { kind: "statuses", mode: "duplicated" }],
  [0.03, { kind: "statuses", mode: "reversed" }],
  [0.03, { kind: "statuses", mode: "missing" }],
  [0.004, { kind: "fail_later", code: "131026" }],
  [0.05, { kind: "delay", ms: 400 }],
];

/** Until taken back: each send may go wrong, in each of the provider's ways. */
export function faultySends(ycloud: YCloudSimulator, random: Random): () => void {
  const ends = SEND_FAULTS.map(([probability, fault]) =>
    ycloud.faults.next(fault, {
      times: Number.POSITIVE_INFINITY,
      when: (request) => request.kind === "send" && random.chance(probability),
    }),
  );
  return () => {
    for (const end of ends) end();
  };
}

const MODEL_FAULTS: [probability: number, fault: ModelFault][] = [
  [0.01, { kind: "server_error" }],
  [0.005, { kind: "rate_limited", retryAfterSeconds: 1 }],
  [0.005, { kind: "html_page" }],
  [0.01, { kind: "reset" }],
  [0.003, { kind: "hang" }],
  [0.005, { kind: "drip", everyMs: 20 }],
  [0.002, { kind: "drip", everyMs: 1_000 }],
];

const MODEL_LIES: [probability: number, step: ModelStep][] = [
  [0.005, { brokenArguments: '{"q": "cap', call: "search_specific_products" }],
  [0.005, { call: "no_such_tool", arguments: { why: "not" } }],
  [0.005, { empty: true }],
  [0.005, { cut: "Te cuento que los" }],
];

const PARAGRAPHS = [
  "¡Hola! Gracias por escribirnos, con gusto te ayudamos con lo que necesites saber sobre la tienda.",
  "Contame un poco más de lo que buscás, así te muestro las opciones que mejor van con lo tuyo.",
  "Si preferís, también podés mirar la tienda con calma y escribirnos cuando quieras.",
];

/** A model that answers in one to three bubbles, sometimes over a tool, and fails or lies now and then. */
export function faultyModel(random: Random, isFaulty: () => boolean): ModelScript {
  return async (request): Promise<ModelStep> => {
    await new Promise((resolve) => setTimeout(resolve, random.between(10, 500)));
    if (isFaulty()) {
      for (const [probability, fault] of MODEL_FAULTS) if (random.chance(probability)) return { fault };
      for (const [probability, step] of MODEL_LIES) if (random.chance(probability)) return step;
    }
    const fresh = request.messages.at(-1)?.role !== "tool";
    if (fresh && request.tools.includes("cupones_list") && random.chance(0.1))
      return { call: "cupones_list" };
    const text = PARAGRAPHS.slice(0, random.whole(1, PARAGRAPHS.length))
      .map((paragraph) =>
        `${paragraph} ${"Quedamos a tu disposición por cualquier otra consulta que tengas. ".repeat(6)}`.trim(),
      )
      .join("\n\n");
    return { text };
  };
}

/** Until taken back: the store's requests fail now and then. */
export function faultyStore(store: TiendanubeSimulator, random: Random): () => void {
  const ends = (["html_page", "reset", "truncated", "rate_limited"] as const).map((kind) =>
    store.failNext({ kind }, { times: Number.POSITIVE_INFINITY, when: () => random.chance(0.02) }),
  );
  return () => {
    for (const end of ends) end();
  };
}
