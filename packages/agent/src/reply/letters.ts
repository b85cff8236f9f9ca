import { foldText } from "../text/foldText.ts";

/** Only the letters a to z of a text: blanks, marks, digits, accents and case can't hide what it says. */
export function lettersOf(text: string): string {
  return foldText(text).replace(/[^a-z]+/g, "");
}

/**
 * Distances between neighbouring letters. Equal for a text and all its Caesar shifts (rot13 is one), so
 * that one comparison sees through them.
 */
export function stepsOf(letters: string): string {
  let steps = "";
  for (let at = 1; at < letters.length; at += 1)
    steps += String.fromCharCode(97 + ((letters.charCodeAt(at) - letters.charCodeAt(at - 1) + 26) % 26));
  return steps;
}

/** Says whether a text holds `length` successive letters of one of the texts it was made of, shifted or reversed too. */
export type RunFinder = (text: string) => boolean;

/**
 * A text is cut into blocks of half a run: wherever a run begins, it holds one of them whole. So only blocks are looked
 * for, and what stands around them is compared where one is found.
 */
export function createRunFinder(texts: readonly string[], length: number): RunFinder {
  const size = length - 1;
  const block = Math.floor((size + 1) / 2);
  // In one text, which is looked through once for each block: no step is a bar, so no run goes over one.
  const source = texts
    .flatMap((text) => {
      const letters = lettersOf(text);
      return [stepsOf(letters), stepsOf(reversed(letters))];
    })
    .filter((steps) => steps.length >= size)
    .join("|");
  return (text) => {
    const steps = stepsOf(lettersOf(text));
    for (let start = 0; start + block <= steps.length; start += block) {
      const wanted = steps.slice(start, start + block);
      for (let at = source.indexOf(wanted); at !== -1; at = source.indexOf(wanted, at + 1))
        if (commonAround({ steps, start }, { steps: source, start: at }) >= size) return true;
    }
    return false;
  };
}

/** How many successive steps two texts share around a place in each. */
function commonAround(
  one: { steps: string; start: number },
  other: { steps: string; start: number },
): number {
  let before = 0;
  while (
    before < Math.min(one.start, other.start) &&
    one.steps[one.start - before - 1] === other.steps[other.start - before - 1]
  )
    before += 1;
  let from = 0;
  while (
    one.start + from < one.steps.length &&
    one.steps[one.start + from] === other.steps[other.start + from]
  )
    from += 1;
  return before + from;
}

function reversed(text: string): string {
  return text.split("").toReversed().join("");
}
