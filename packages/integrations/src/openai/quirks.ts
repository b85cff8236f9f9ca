import { APIError } from "openai";

/** How one model wants to be asked. */
export interface ModelQuirks {
  tokenLimit: "max_tokens" | "max_completion_tokens";
  /** Set for models that think before they write, whose thinking counts as output. */
  reasoningEffort: "none" | "minimal" | "low" | null;
  /** False for models that turned out not to see. */
  pictures: boolean;
}

export interface Quirks {
  of(model: string): ModelQuirks;
  /** Adapts after a refused parameter; true if the same request is worth another try. */
  learn(model: string, error: unknown): boolean;
  /** From now on this model is told of pictures, not shown them. */
  isBlind(model: string): void;
}

/**
 * OpenAI's o-series and GPT-5 refuse `max_tokens` (400, `param: "max_tokens"`); older and local
 * compatible servers (Ollama, llama.cpp, DeepSeek, Mistral, older vLLM) know only `max_tokens`. So:
 * `max_completion_tokens` for OpenAI's own host and those models, `max_tokens` for the rest, and
 * where that is refused, the other. With function tools, GPT-5.6 on Chat Completions takes no
 * reasoning effort but "none", even when none was sent (400, `param: "reasoning_effort"`).
 */
export function createQuirks({ official }: { official: boolean }): Quirks {
  const learned = new Map<string, ModelQuirks>();
  const tried = new Set<string>();
  const of = (model: string): ModelQuirks => learned.get(model) ?? assume(model, official);
  return {
    of,
    learn(model, error) {
      if (!(error instanceof APIError) || error.status !== 400 || typeof error.param !== "string")
        return false;
      const better = adapt(of(model), error.param);
      const attempt = JSON.stringify([model, better]);
      // Each variant is tried once, so that a server that refuses them all ends the loop.
      if (better === null || tried.has(attempt)) return false;
      tried.add(attempt);
      learned.set(model, better);
      return true;
    },
    isBlind: (model) => {
      learned.set(model, { ...of(model), pictures: false });
    },
  };
}

function assume(model: string, official: boolean): ModelQuirks {
  const name = model.slice(model.lastIndexOf("/") + 1);
  const thinks = /^o\d/.test(name) || (name.startsWith("gpt-5") && !name.includes("chat"));
  return {
    tokenLimit: official || thinks || name.startsWith("gpt-5") ? "max_completion_tokens" : "max_tokens",
    reasoningEffort: !thinks
      ? null
      : /^o\d/.test(name)
        ? "low"
        : /^gpt-5(?:-|$)/.test(name)
          ? "minimal"
          : "none",
    pictures: true,
  };
}

function adapt(current: ModelQuirks, refused: string): ModelQuirks | null {
  switch (refused) {
    case "max_tokens":
      return { ...current, tokenLimit: "max_completion_tokens" };
    case "max_completion_tokens":
      return { ...current, tokenLimit: "max_tokens" };
    case "reasoning_effort":
      return { ...current, reasoningEffort: current.reasoningEffort === "none" ? null : "none" };
    default:
      return null;
  }
}

/** Refused because of this one picture, which says nothing about the model. */
const BAD_PICTURE = /^(invalid_image|invalid_base64_image|image_|unsupported_image|empty_image)/;

/**
 * What a refusal of a request with pictures may mean. Servers say it as they like: OpenAI, Groq and vLLM
 * 400, OpenRouter 404, DeepSeek 422, llama.cpp 500; so what isn't about key, money, rate or time is tried
 * once without them. A 500 or 413 of today says nothing about tomorrow's picture.
 */
export function readPictureRefusal(error: unknown): "picture" | "model" | null {
  if (!(error instanceof APIError) || typeof error.status !== "number") return null;
  if ([413, 500].includes(error.status)) return "picture";
  if (![400, 404, 415, 422, 501].includes(error.status)) return null;
  return typeof error.code === "string" && BAD_PICTURE.test(error.code) ? "picture" : "model";
}
