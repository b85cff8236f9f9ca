import type { CannedAnswer } from "@platform/contract";
import { fold } from "#lib/fold.ts";

/** Those whose short name begins with the word first, then those that say it anywhere. */
export function findAnswers(answers: readonly CannedAnswer[], word: string): CannedAnswer[] {
  const wanted = fold(word);
  const rank = ({ shortcut, body }: CannedAnswer) => {
    const name = fold(shortcut);
    if (name.startsWith(wanted)) return 0;
    if (name.includes(wanted)) return 1;
    return fold(body).includes(wanted) ? 2 : 3;
  };
  return answers
    .map((answer) => ({ answer, place: rank(answer) }))
    .filter(({ place }) => place < 3)
    .toSorted((a, b) => a.place - b.place)
    .map(({ answer }) => answer);
}
