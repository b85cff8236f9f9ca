import type { explainInput, Explanation } from "@platform/contract";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { notFound } from "../errors.ts";
import { readMessageFacts } from "./messageFacts.ts";
import { toExplanation } from "./toExplanation.ts";
import { explainWords } from "./words.ts";

/** Why a message was answered, or was not. */
export async function explainMessage(
  access: Access,
  { messageId, language }: z.infer<typeof explainInput>,
): Promise<Explanation> {
  const tenant = await access.tenantOf("chat_messages", messageId, "read");
  const facts = await tenant.run(({ sql }) => readMessageFacts(sql, messageId));
  if (facts === null) throw notFound("Message");
  return toExplanation(explainWords[language], facts);
}
