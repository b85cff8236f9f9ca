import type { Fact } from "../result.ts";
import { foldText } from "../text/foldText.ts";
import { amountsIn } from "../text/money.ts";

/** Facts that a text states: links and codes verbatim, prices in any notation, options beside their product. */
export function factsInText(text: string, facts: Fact[]): string[] {
  const folded = foldText(text);
  const amounts = amountsIn(text);
  const subjects = new Set(
    facts
      .filter((fact) => isAddress(fact) || fact.kind === "product")
      .filter((fact) => contains(fact, { text, folded }))
      .map((fact) => fact.subject),
  );
  const stated = facts.filter((fact) => {
    if (isMoney(fact))
      return amounts.has(Number(fact.value)) || (fact.value === null && folded.includes(foldText(fact.text)));
    if (fact.kind === "variant" || fact.kind === "stock")
      return subjects.has(fact.subject) && wholeWords(fact.text, folded);
    return contains(fact, { text, folded });
  });
  return stated.map((fact) => fact.id);
}

function isAddress(fact: Fact): boolean {
  return fact.kind === "link" || fact.kind === "image";
}

function isMoney(fact: Fact): boolean {
  if (fact.kind === "price" || fact.kind === "promotional_price") return true;
  return fact.kind === "coupon" && typeof fact.value === "number" && !fact.text.endsWith("%");
}

function contains(fact: Fact, { text, folded }: { text: string; folded: string }): boolean {
  if (isAddress(fact)) return containsAddress(text, fact.text);
  if (fact.kind === "order") return new RegExp(`(?<!\\d)${String(fact.value)}(?!\\d)`).test(text);
  if (fact.kind === "coupon" && fact.text.endsWith("%"))
    return folded.replace(/\s+%/g, "%").includes(fact.text);
  return wholePhrase(foldText(fact.text), folded);
}

/** An address, with or without its last slash, and nothing longer. */
export function containsAddress(text: string, address: string): boolean {
  const bare = address.replace(/\/$/, "");
  for (let at = text.indexOf(bare); at !== -1; at = text.indexOf(bare, at + 1)) {
    if (/^\/?(?:[\s)\]>*"'.,;:!]|[?#]|$)/.test(text.slice(at + bare.length))) return true;
  }
  return false;
}

function wholeWords(text: string, folded: string): boolean {
  return foldText(text)
    .split(" ")
    .every((word) => wholePhrase(word, folded));
}

function wholePhrase(phrase: string, folded: string): boolean {
  // A pattern is made for what stands there at all: most facts don't, and making it costs more than looking.
  if (phrase === "" || !folded.includes(phrase)) return false;
  const escaped = phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "u").test(folded);
}
