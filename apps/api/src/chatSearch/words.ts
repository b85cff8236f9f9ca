import { withoutMarks } from "@platform/agent";
import { createCache } from "../cache.ts";

/** A word of a text: where it stands, and by what it is found. */
export interface Word {
  start: number;
  end: number;
  key: string;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const MAX_KEY = 40;

/** Most of what people write is the same few thousand words. Longer ones are rare, and V8 would hold their texts whole. */
const OFTEN = 4_000;
const SHORT = 12;
const sounds = createCache(soundOf, OFTEN);

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const key = word.length > SHORT ? soundOf(word) : sounds.get(word);
    return key === "" ? [] : [{ start: index, end: index + word.length, key }];
  });
}

/**
 * What a word sounds like, as people write by ear: no accents, b is v, s is z and soft c, ll is y, h is mute. Products
 * are found by the same likeness (`search_sound` in the database).
 */
export function soundOf(word: string): string {
  return withoutMarks(word)
    .toLowerCase()
    .replaceAll(/ch|sh/g, "X")
    .replaceAll(/qu(?=[ei])|ck|k|c(?![eiy])/g, "K")
    .replaceAll(/c|z/g, "s")
    .replaceAll(/g(?=[ei])/g, "j")
    .replaceAll(/gu(?=[ei])/g, "g")
    .replaceAll(/ll|lh/g, "y")
    .replaceAll("v", "b")
    .replaceAll("w", "u")
    .replaceAll("h", "")
    .replaceAll(/n(?=[bp])/g, "m")
    .replaceAll(/(\p{L})\1+/gu, "$1")
    .slice(0, MAX_KEY);
}

/** What may follow a word that is not written to its end, where that changes how its last letter sounds. */
const ENDINGS: Record<string, readonly string[]> = {
  c: ["h", "e"],
  g: ["e"],
  l: ["l"],
  n: ["b"],
  q: ["ue"],
  s: ["h"],
  u: ["e"],
};

/** The beginnings of keys that a word can become when it is written on: "zapatil" is half of "zapatilla". */
export function beginningsOf(word: string): string[] {
  const plain = soundOf(word);
  const last = word.at(-1)?.toLowerCase() ?? "";
  const others = (ENDINGS[last] ?? []).map((more) => {
    const key = soundOf(word + more);
    return more === "e" || more === "ue" || more === "b" ? key.slice(0, -1) : key;
  });
  return [...new Set([plain, ...others])].filter((key) => key !== "");
}
