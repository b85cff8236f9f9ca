import OpenAI from "openai";
import { inTurns, type Paced } from "../load/pace.ts";

type Body = OpenAI.ChatCompletionCreateParamsNonStreaming;

/** The same calls as a turn of the product makes, each after the other, so many turns at once. */
export interface SdkWork {
  bodies: Body[];
  turns: number;
  atOnce: number;
}

/** The least that a turn costs: the `openai` SDK over its default `fetch`, nothing stored, checked or sent. */
const [baseURL = ""] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey: "sk-simulated", maxRetries: 0 });

async function turn(bodies: Body[]): Promise<void> {
  for (const body of bodies) await client.chat.completions.create(body);
}

process.on("message", ({ bodies, turns, atOnce }: SdkWork) => {
  void inTurns(
    Array.from({ length: turns }, () => bodies),
    atOnce,
    turn,
  ).then((paced: Paced) => process.send?.(paced));
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
