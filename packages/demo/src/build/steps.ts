import type { Bot } from "../script/scene.ts";
import type { Call } from "./calls.ts";

type Step =
  | {
      kind: "model";
      model: string;
      durationMs: number;
      inputTokens: number;
      outputTokens: number;
      text: string | null;
      toolCalls: string[];
      error: string | null;
    }
  | {
      kind: "tool";
      callId: string;
      tool: string;
      arguments: unknown;
      result: unknown;
      durationMs: number;
      error: null;
    };

interface StepsInput {
  line: Bot;
  calls: Call[];
  said: string;
  model: string;
  history: number;
  chance: () => number;
}

/** The model asks for tools, the tools answer, the model writes: with plausible tokens and times. */
export function tellSteps({ line, calls, said, model, history, chance }: StepsInput): {
  steps: Step[];
  durationMs: number;
} {
  const between = (least: number, most: number): number => Math.round(least + chance() * (most - least));
  const prompt = 2_150 + Math.min(history, 30) * 38;
  const ask = (given: Partial<Step & { kind: "model" }>): Step => ({
    kind: "model",
    model,
    durationMs: between(520, 1_700),
    inputTokens: prompt,
    outputTokens: 0,
    text: null,
    toolCalls: [],
    error: null,
    ...given,
  });
  const steps: Step[] = [];
  if (line.handoff?.cause === "agent_failure") {
    steps.push(ask({ error: line.reason, inputTokens: 0 }));
  } else {
    if (calls.length > 0)
      steps.push(ask({ toolCalls: calls.map(({ callId }) => callId), outputTokens: between(24, 60) }));
    for (const { use, callId, arguments: args, view } of calls) {
      const durationMs = use.tool === "derivhumano" ? 1 : between(70, 480);
      const result = view.value;
      steps.push({ kind: "tool", callId, tool: use.tool, arguments: args, result, durationMs, error: null });
    }
    // A call of derivhumano ends the run before the model writes.
    if (line.result !== "handoff") {
      const read = calls.map(({ view }) => JSON.stringify(view.value).length / 3.6);
      const inputTokens = Math.round(read.reduce((total, each) => total + each, prompt));
      const outputTokens = Math.max(6, Math.round(said.length / 3.4));
      steps.push(ask({ text: said === "" ? null : said, inputTokens, outputTokens }));
    }
  }
  return { steps, durationMs: steps.reduce((total, step) => total + step.durationMs, 0) };
}
