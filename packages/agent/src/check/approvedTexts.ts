import type { AgentInput } from "../input.ts";
import { disclosureOf } from "../prompt/baseWords.ts";
import { localeOf } from "../text/locale.ts";
import { sheetLines } from "./know/sheetLines.ts";
import type { ApprovedText, Source } from "./know/statements.ts";

/**
 * Everything that the merchant has written and a reply may therefore say: about the store, in its
 * sheet, its articles and its prompt; and what people of the store have written in this chat.
 */
export function approvedTexts(
  store: AgentInput["store"],
  { people }: { people: readonly string[] },
): ApprovedText[] {
  const plain: [Source, string | null | undefined][] = [
    ["store", store.description],
    ["store", store.location === null ? null : `Estamos en ${store.location}.`],
    ["knowledge", store.catalogKnowledge],
    ["prompt", store.promptTemplate],
    ["prompt", store.handoffInstructions],
    ["prompt", store.handoffMessage],
    ["prompt", disclosureOf(store)],
    ["prompt", store.attendance?.message],
    ...(store.topics ?? []).map(({ text }): [Source, string | null] => ["prompt", text]),
    ...store.articles.map(({ title, body }): [Source, string] => ["article", `${title}\n${body}`]),
    ...people.map((text): [Source, string] => ["person", text]),
  ];
  const place = { currency: localeOf(store.country).currency, country: store.country };
  return [
    ...plain.flatMap(([source, text]) => (text == null || text.trim() === "" ? [] : [{ source, text }])),
    ...sheetLines(store.sheet, place).map((line): ApprovedText => ({ source: "sheet", ...line })),
  ];
}
