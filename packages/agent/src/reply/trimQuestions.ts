import { foldText } from "../text/foldText.ts";
import { splitSentences, tidy } from "../text/sentences.ts";

/**
 * At most one question, where that can be done without changing what is said: politeness goes, and of
 * several questions in a row at the end only the first stays. A question that explains what follows it stays.
 */
export function trimQuestions(text: string): string {
  if ((text.match(/\?/g)?.length ?? 0) < 2) return text;
  const polite = withoutPoliteness(text);
  const sentences = splitSentences(polite);
  let start = sentences.length;
  while (start > 0 && isQuestionOrGap(sentences[start - 1] ?? "")) start -= 1;
  const questions = sentences.slice(start).filter((sentence) => sentence.trim() !== "");
  if (questions.length < 2) return polite;
  const kept = questions.find((question) => !isGeneric(question)) ?? questions[0] ?? "";
  const gap =
    sentences.slice(start).find((sentence) => sentence.trim() !== "") === sentences[start] ? "" : "\n\n";
  return tidy(`${sentences.slice(0, start).join("")}${gap}${kept}`);
}

function isQuestionOrGap(sentence: string): boolean {
  const trimmed = sentence.trim();
  return (
    trimmed === "" || /^[^.!…]*\?["»”)\]*_~]*\s*(?:\p{Extended_Pictographic}\uFE0F?\s*)*$/u.test(trimmed)
  );
}

const POLITENESS =
  /,?\s*¿?(?:c[oó]mo (?:est[aá]s|and[aá]s|va|est[aá])|qu[eé] tal|todo bien|tudo bem(?: com voc[eê])?|como vai|how are you(?: today| doing)?)(?: hoy)?\s*\?+/giu;

function withoutPoliteness(text: string): string {
  return tidy(
    text.replace(POLITENESS, (_polite, at: number) => {
      const before = text.slice(0, at);
      return /[\p{L}\p{N}]\s*$/u.test(before) && !/[.!?…]\s*$/.test(before) ? "." : "";
    }),
  );
}

/** What may always be asked, and therefore least. */
function isGeneric(question: string): boolean {
  return /^(?:en que (?:mas )?(?:te|le) (?:puedo )?ayud|(?:te|le) (?:puedo )?ayudo (?:con|en) (?:algo|alguna)|(?:necesitas|queres|quieres|buscas) algo mas|algo mas|alguna otra|posso ajudar|mais alguma|precisa de mais|can i help|anything else|is there anything)/.test(
    foldText(question.replace(/[^\p{L}\p{M} ]+/gu, " ")),
  );
}
