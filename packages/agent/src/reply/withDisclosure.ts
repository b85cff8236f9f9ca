import type { AgentInput } from "../input.ts";
import type { AgentResult, Bubble } from "../result.ts";
import { disclosureOf } from "../prompt/baseWords.ts";
import { foldText } from "../text/foldText.ts";

/** Somebody of the store has written in this chat. */
export function hasBegun({ history, summary }: Pick<AgentInput, "history" | "summary">): boolean {
  return (summary ?? "") !== "" || history.some(({ author }) => author === "bot" || author === "human");
}

/** Said once per chat, before its first reply. */
export function isDisclosureDue(input: Pick<AgentInput, "store" | "history" | "summary">): boolean {
  return disclosureOf(input.store) !== "" && !hasBegun(input);
}

/** Puts the merchant's introduction before the first words of a reply or handoff; a model can't leave it out. */
export function withDisclosure(result: AgentResult, disclosure: string): AgentResult {
  const text = disclosure.trim();
  if (!("bubbles" in result) || result.bubbles.length === 0 || text === "") return result;
  const said = foldText(result.bubbles.map((bubble) => bubble.text).join("\n"));
  return said.includes(foldText(text)) ? result : { ...result, bubbles: before(text, result.bubbles) };
}

function before(text: string, bubbles: Bubble[]): Bubble[] {
  const [first, ...rest] = bubbles;
  if (first?.type !== "text" || first.text.length > 700)
    return [{ type: "text", text, factIds: [] }, ...bubbles];
  return [{ ...first, text: `${text}\n\n${first.text}` }, ...rest];
}
