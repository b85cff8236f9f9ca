import type { ModelPort } from "@platform/agent";
import OpenAI from "openai";
import { toModelError } from "./errors.ts";
import { completionBody, readCompletion, showsPictures } from "./map.ts";
import { createPostCompletion, type Fetch } from "./postCompletion.ts";
import { createQuirks, readPictureRefusal } from "./quirks.ts";
import { transcribe, type AudioToTranscribe } from "./transcribe.ts";

export interface OpenAiModelOptions {
  apiKey: string;
  /** Any server that speaks Chat Completions, e.g. `https://api.openai.com/v1`; null for OpenAI itself. */
  baseUrl: string | null;
  /** Injected, so that the address checks hold whatever a tenant sets as its base; without it Node's own. */
  fetch?: Fetch;
}

export interface OpenAiModel extends ModelPort {
  /** Speech to text over `/audio/transcriptions`. Throws `ModelError`, and nothing else. */
  transcribe(audio: AudioToTranscribe, options: { signal: AbortSignal }): Promise<string>;
}

const OFFICIAL_BASE = "https://api.openai.com/v1";

/** A last bound for callers that forget theirs; the agent's own limits are shorter. */
const MAX_CALL_MS = 60_000;

/**
 * The agent's model over the `openai` SDK, Chat Completions with tools only. One request per call:
 * retries and fallbacks belong to the agent. Source: OpenAI API reference, "Create chat completion".
 */
export function createOpenAiModel({
  apiKey,
  baseUrl,
  fetch = globalThis.fetch,
}: OpenAiModelOptions): OpenAiModel {
  const base = (baseUrl?.trim() || OFFICIAL_BASE).replace(/\/+$/, "");
  const client = new OpenAI({
    apiKey,
    baseURL: base,
    maxRetries: 0,
    timeout: MAX_CALL_MS,
    logLevel: "off",
    // Explicit nulls: the SDK would read these from the process's environment.
    organization: null,
    project: null,
    fetch,
  });
  const post = createPostCompletion({ client, fetch, timeoutMs: MAX_CALL_MS });
  const quirks = createQuirks({ official: URL.parse(base)?.hostname.endsWith("openai.com") ?? false });
  return {
    async complete(request, { signal }) {
      let shown = showsPictures(request) && quirks.of(request.model).pictures;
      let refusal: ReturnType<typeof readPictureRefusal> = null;
      for (;;) {
        const own = quirks.of(request.model);
        const body = completionBody(request, { ...own, pictures: shown });
        try {
          const reply = readCompletion(await post(body, { signal }), request.model);
          // Only an answer without them proves that it was the pictures.
          if (refusal === "model") quirks.isBlind(request.model);
          return reply;
        } catch (error) {
          // A parameter that this model refuses is answered at once and free of charge: adapt and go on.
          if (!signal.aborted && quirks.learn(request.model, error)) continue;
          refusal = shown && !signal.aborted ? readPictureRefusal(error) : null;
          if (refusal === null) throw toModelError(error, { signal, apiKey });
          shown = false;
        }
      }
    },
    async transcribe(audio, { signal }) {
      try {
        return await transcribe(client, audio, { signal });
      } catch (error) {
        throw toModelError(error, { signal, apiKey });
      }
    },
  };
}
