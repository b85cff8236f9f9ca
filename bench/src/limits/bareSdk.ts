import OpenAI from "openai";
import { answerWork } from "../processes/answerWork.ts";
import type { Turns } from "../processes/startCaller.ts";

/** The bodies of the calls of one turn, each sent after the other. */
export interface SdkWork extends Turns {
  bodies: OpenAI.ChatCompletionCreateParamsNonStreaming[];
}

/** The least that a turn costs: the `openai` SDK over its default `fetch`, nothing stored, checked or sent. */
const [baseURL = ""] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey: "sk-simulated", maxRetries: 0 });

answerWork<SdkWork>(async ({ bodies }) => {
  for (const body of bodies) await client.chat.completions.create(body);
});
