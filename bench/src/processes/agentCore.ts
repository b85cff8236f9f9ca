import { runAgent } from "@platform/agent";
import { sampleInput, sampleStore } from "@platform/agent/testing";
import { createOutgoingFetch } from "@platform/integrations/http";
import { createOpenAiModel } from "@platform/integrations/openai";
import { answerWork } from "./answerWork.ts";

/** The agent as the product runs it, over its own way out, with a shop in memory and nothing around it. */
const [baseUrl = ""] = process.argv.slice(2);
const fetch = createOutgoingFetch({ allowPrivateAddresses: true });
const model = createOpenAiModel({ apiKey: "sk-simulated", baseUrl, fetch });

answerWork(async () => {
  const { signal } = new AbortController();
  const deps = { model, store: sampleStore(), checkout: null };
  const { kind } = await runAgent({ deps, input: sampleInput(), signal });
  if (kind !== "reply") throw new Error(`The agent's turn ended in ${kind}`);
});
