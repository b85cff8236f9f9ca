import type { Bubble, Fact } from "../result.ts";
import type { SeenProduct } from "../tools/factBook.ts";
import { fitText } from "../text/cutAtSentence.ts";
import { amountsIn } from "../text/money.ts";
import { factsInText } from "./factsInText.ts";
import { markdownToWhatsApp } from "./markdownToWhatsApp.ts";
import { splitParagraphs, type Paragraph } from "./splitParagraphs.ts";

/** Limits of the WhatsApp Cloud API: caption and text body, in characters. */
const MAX_CAPTION = 1_024;
const MAX_TEXT = 4_096;
const MAX_PRODUCTS = 3;
const MAX_BUBBLES = 5;
/** Neighbouring plain paragraphs up to this length become one bubble. */
const COMFORTABLE_TEXT = 700;

type Draft = { kind: "plain"; text: string } | { kind: "product"; text: string; imageUrl: string | null };

/** A cleaned reply → few bubbles in WhatsApp's notation: text, and one picture per product. */
export function composeBubbles({
  text,
  facts,
  products,
}: {
  text: string;
  facts: Fact[];
  products: SeenProduct[];
}): Bubble[] {
  const paragraphs = splitParagraphs(text, products)
    .map((paragraph) => ({
      ...paragraph,
      text: markdownToWhatsApp(withoutImageAddresses(paragraph.text, products)),
    }))
    .filter((paragraph) => paragraph.text !== "");
  const drafts = fewer(mergePlain(splitLong(withPictures(paragraphs, products))));
  return drafts.flatMap((draft): Bubble[] => {
    const shown = draft.text.trim();
    if (shown === "") return [];
    if (draft.kind === "plain" || draft.imageUrl === null)
      return [{ type: "text", text: shown, factIds: factsInText(shown, facts) }];
    const image = facts
      .filter((fact) => fact.kind === "image" && fact.value === draft.imageUrl)
      .map((fact) => fact.id);
    const factIds = [...new Set([...factsInText(shown, facts), ...image])];
    return [{ type: "image", text: shown, imageUrl: draft.imageUrl, factIds }];
  });
}

/** The picture is sent as a picture; its address is no text for a customer. */
function withoutImageAddresses(text: string, products: SeenProduct[]): string {
  return products.reduce((rest, { imageUrl }) => {
    if (imageUrl === null || !rest.includes(imageUrl)) return rest;
    const escaped = imageUrl.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const label = "(?:(?:\\*\\*)?(?:imagen|imagem|image|foto|photo)(?:\\*\\*)?:?(?:\\*\\*)?[ \\t]*)?";
    return rest.replace(new RegExp(`!?\\[[^\\]\\n]*\\]\\(${escaped}\\)|${label}${escaped}`, "gi"), "");
  }, text);
}

/** Gives each product's picture to the paragraph with its link, else to the first that names it; a fourth product is left out. */
function withPictures(paragraphs: Paragraph[], products: SeenProduct[]): Draft[] {
  const owners = new Map<number, SeenProduct>();
  for (const product of products) {
    if (!product.available) continue;
    const about = (index: number): boolean => !owners.has(index) && paragraphs[index]?.named.length === 1;
    const indexes = [...paragraphs.keys()].filter(
      (index) => about(index) && paragraphs[index]?.named.includes(product.id) === true,
    );
    const linked = indexes.find((index) => paragraphs[index]?.linked.includes(product.id) === true);
    const index = linked ?? indexes.find((candidate) => paragraphs[candidate]?.text.endsWith("?") === false);
    if (index !== undefined) owners.set(index, product);
  }
  const shown = [...owners.keys()].sort((a, b) => a - b).slice(0, MAX_PRODUCTS);
  return paragraphs.flatMap((paragraph, index): Draft[] => {
    const product = owners.get(index);
    if (product === undefined) return [{ kind: "plain", text: paragraph.text }];
    return shown.includes(index)
      ? [{ kind: "product", text: withLink(paragraph.text, product), imageUrl: product.imageUrl }]
      : [];
  });
}

/** An offer without its link costs the customer another question. */
function withLink(text: string, product: SeenProduct): string {
  const offers = amountsIn(text).size > 0 && !/https?:\/\//.test(text);
  return offers ? `${text}\n${product.url}` : text;
}

/** A caption that is too long keeps its beginning; the rest follows as text. */
function splitLong(drafts: Draft[]): Draft[] {
  return drafts.flatMap((draft): Draft[] => {
    const captioned = draft.kind === "product" && draft.imageUrl !== null;
    const max = captioned ? MAX_CAPTION : MAX_TEXT;
    if (draft.text.length <= max) return [draft];
    const head = fitText(draft.text, max);
    const rest = draft.text
      .slice(head.endsWith("…") && draft.text.charAt(head.length - 1) !== "…" ? head.length - 1 : head.length)
      .trim();
    return [{ ...draft, text: head }, ...splitLong([{ kind: "plain", text: rest }])];
  });
}

function mergePlain(drafts: Draft[]): Draft[] {
  const merged: Draft[] = [];
  for (const draft of drafts) {
    const last = merged.at(-1);
    if (
      last?.kind === "plain" &&
      draft.kind === "plain" &&
      last.text.length + draft.text.length <= COMFORTABLE_TEXT
    ) {
      last.text = `${last.text}\n\n${draft.text}`.trim();
    } else merged.push({ ...draft });
  }
  return merged;
}

/** Joins the shortest neighbouring texts until the reply is short enough or nothing fits any more. */
function fewer(drafts: Draft[]): Draft[] {
  let current = drafts;
  while (current.length > MAX_BUBBLES) {
    let best: { index: number; length: number } | null = null;
    for (let index = 0; index + 1 < current.length; index += 1) {
      const [left, right] = [current[index], current[index + 1]];
      if (left?.kind !== "plain" || right?.kind !== "plain") continue;
      const length = left.text.length + right.text.length + 2;
      if (length <= MAX_TEXT && (best === null || length < best.length)) best = { index, length };
    }
    if (best === null) return current;
    const { index } = best;
    const text = current
      .slice(index, index + 2)
      .map((draft) => draft.text)
      .join("\n\n");
    current = [...current.slice(0, index), { kind: "plain", text }, ...current.slice(index + 2)];
  }
  return current;
}
