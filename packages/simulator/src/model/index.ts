import { serve } from "../http/serve.ts";
import type { JsonObject } from "../json.ts";
import { sampleAnswer } from "./brain/index.ts";
import { createPromptCache } from "./promptCache.ts";
import { promptOf, readRequest, type ChatRequest, type ModelAnswer } from "./protocol.ts";
import {
  stepToAnswer,
  type ModelFault,
  type ModelScript,
  type ModelStep,
  type TranscriptFault,
} from "./script.ts";
import { handleModel, sampleTranscripts, sha256 } from "./server.ts";

export interface ModelOptions {
  port?: number;
  host?: string;
  /** Expected bearer; null or absent accepts any. */
  apiKey?: string | null;
  modelNames?: string[];
  /** Models that refuse a request with tools. */
  withoutTools?: string[];
  /** Waited before each answer. */
  latencyMs?: number;
  /** Absent: the sample model that chooses tools by intent. */
  script?: ModelScript;
}

/** A running OpenAI-compatible server. */
export interface ModelSimulator {
  /** With `/v1`, as `OPENAI_BASE_URL` wants it. */
  baseUrl: string;
  port: number;
  /** Every chat request, oldest first. */
  requests: ChatRequest[];
  /** Replaces the script; null goes back to the sample model. Unused steps are dropped. */
  setScript(script: ModelScript | null): void;
  /** Steps of the script that nobody asked for yet. */
  readonly unusedSteps: number;
  /** Lets the next calls fail, before script or sample model are asked. */
  failNext(fault: ModelFault, times?: number): void;
  /** From now on a request with pictures is refused, as by a model that can't see. */
  setBlind(blind: boolean): void;
  /** Every file to hear, oldest first. */
  heard: { model: string; bytes: number }[];
  /** Lets the next transcriptions fail. */
  failNextTranscript(fault: TranscriptFault, times?: number): void;
  /** Says what an audio file is heard as. */
  setTranscript(file: Buffer, text: string): void;
  stop(): Promise<void>;
}

/** Starts a model server: `/v1/chat/completions`, `/v1/audio/transcriptions`, `/v1/models`. */
export async function startModel(options: ModelOptions = {}): Promise<ModelSimulator> {
  const requests: ChatRequest[] = [];
  const faults: ModelFault[] = [];
  const ears = createEars();
  const cache = createPromptCache();
  let blind = false;
  let script = options.script ?? null;
  let used = 0;

  const answer = async (raw: JsonObject) => {
    const request = readRequest(raw);
    requests.push(request);
    const fault = refusalOf(request, { blind, options }) ?? faults.shift();
    const result = fault === undefined ? await respond(request) : { fault };
    const prompt = promptOf(request);
    // What was not read is not cached.
    const cachedTokens = fault === undefined ? cache.take(prompt) : 0;
    return { request, call: { number: requests.length, prompt, cachedTokens }, result };
  };

  const respond = async (request: ChatRequest): Promise<ModelAnswer | { fault: ModelFault }> => {
    if (script === null) return sampleAnswer(request);
    const step = await nextStep(script, { request, index: used });
    used += 1;
    return stepToAnswer(step);
  };

  const running = await serve({
    port: options.port,
    host: options.host,
    handle: (exchange) =>
      handleModel(
        {
          apiKey: options.apiKey ?? null,
          modelNames: options.modelNames ?? ["simulado-1"],
          latencyMs: options.latencyMs ?? 0,
          transcripts: ears.transcripts,
          hear: ears.hear,
          answer,
        },
        exchange,
      ),
  });
  return {
    baseUrl: `${running.url}/v1`,
    port: running.port,
    requests,
    setScript: (next) => {
      script = next;
      used = 0;
    },
    get unusedSteps() {
      return Array.isArray(script) ? Math.max(0, script.length - used) : 0;
    },
    failNext: (fault, times = 1) => {
      for (let index = 0; index < times; index += 1) faults.push(fault);
    },
    setBlind: (on) => {
      blind = on;
    },
    ...ears.controls,
    stop: () => running.close(),
  };
}

/** What this model can't do. */
function refusalOf(
  { model, messages, tools }: ChatRequest,
  { blind, options }: { blind: boolean; options: ModelOptions },
): ModelFault | null {
  if (blind && messages.some(({ pictures }) => pictures.length > 0)) return { kind: "cannot_see" };
  return tools.length > 0 && options.withoutTools?.includes(model) === true ? { kind: "no_tools" } : null;
}

/** Speech to text: what files are heard as, what was heard, and what goes wrong next. */
function createEars() {
  const heard: ModelSimulator["heard"] = [];
  const faults: TranscriptFault[] = [];
  const transcripts = sampleTranscripts();
  const controls: Pick<ModelSimulator, "heard" | "failNextTranscript" | "setTranscript"> = {
    heard,
    failNextTranscript: (fault, times = 1) => {
      for (let index = 0; index < times; index += 1) faults.push(fault);
    },
    setTranscript: (file, text) => {
      transcripts.set(sha256(file), text);
    },
  };
  const hear = (file: ModelSimulator["heard"][number]) => {
    heard.push(file);
    return faults.shift();
  };
  return { transcripts, hear, controls };
}

async function nextStep(
  script: ModelScript,
  { request, index }: { request: ChatRequest; index: number },
): Promise<ModelStep> {
  if (typeof script === "function") return script(request, index);
  const responder = script[index];
  // An unexpected call must be seen by the test, so it fails rather than answers something.
  if (responder === undefined) return { fault: { kind: "server_error", status: 500 } };
  return typeof responder === "function" ? responder(request) : responder;
}
