/**
 * Each text of a table of words by its place, said with a mark for each parameter: `model.answers.detail` → `… «0» …`.
 * What a text makes of its parameters shows, whatever the language.
 */
export function saidWith(words: unknown, place = ""): Map<string, string> {
  if (typeof words === "string") return new Map([[place, words]]);
  if (typeof words === "function") {
    const marks = Array.from({ length: words.length }, (_, index) => `«${index}»`);
    return saidWith((words as (...given: string[]) => unknown)(...marks), place);
  }
  return new Map(
    Object.entries(words as object).flatMap(([key, inner]) => [
      ...saidWith(inner, place === "" ? key : `${place}.${key}`),
    ]),
  );
}

/** The parameters that a text repeats. */
export const marksOf = (text: string | undefined): string[] =>
  [...new Set([...(text ?? "").matchAll(/«\d»/g)].map(([mark]) => mark))].toSorted();
