import type { AgentInput } from "../input.ts";
import { botNameOf } from "../prompt/names.ts";
import { foldText } from "../text/foldText.ts";
import { splitSentences } from "../text/sentences.ts";

const GREETINGS = (
  "hola|holis|buenas|buenas tardes|buenas noches|buen d[ií]a|buenos d[ií]as|bienvenid[oa]|" +
  "qu[eé] tal|c[oó]mo est[aá]s|c[oó]mo and[aá]s|c[oó]mo te va|" +
  "ol[aá]|oi|bom dia|boa tarde|boa noite|tudo bem|como vai|bem[- ]vind[oa]|" +
  "hi|hello|hey|good morning|good afternoon|good evening|how are you|welcome"
).split("|");
const anyGreeting = GREETINGS.map(
  ([first = "", ...rest]) => `[${first}${first.toUpperCase()}]${rest.join("")}`,
).join("|");
/** Said again, to somebody by name, and what ends it: "¡Hola de nuevo, Ana!", "Hola Ana: ". */
const OPENING = new RegExp(
  `^[¡¿]*(?:${anyGreeting})(?!\\p{L})(?: de nuevo| otra vez| novamente| again| there)?(?:,? \\p{Lu}[\\p{L}'’]*){0,3}` +
    `\\s*(?:[,:;.!?…–-]+|\\n|$)[\\s\\p{Extended_Pictographic}\\uFE0F]*`,
  "u",
);
const INTRODUCTION =
  /^(?:soy|me llamo|(?:te|le) (?:habla|escribe|saluda)|(?:eu )?sou|me chamo|i am|i'm|my name is)\b/;
const ASSISTANT = /\b(?:asistente|assistente|assistant|bot)\b/;

/** Whether a customer's words greet: they may be greeted back. */
export function greets(text: string): boolean {
  return (
    OPENING.test(text.trim()) ||
    /^(?:hola|buenas|buen|ola|oi|bom dia|boa|hi|hello|hey)\b/.test(foldText(text))
  );
}

/** A reply without the greeting and the introduction that it begins with; one that is nothing else stays as it is. */
export function dropGreeting(text: string, store: Pick<AgentInput["store"], "botName">): string {
  const name = foldText(botNameOf(store) ?? "");
  let rest = text.trim();
  for (;;) {
    const shorter = withoutIntroduction(rest.replace(OPENING, ""), name).trimStart();
    if (shorter === rest) break;
    rest = shorter;
  }
  if (rest === "" || rest === text.trim()) return text;
  return rest.replace(
    /^([¡¿]*)(\p{Ll})/u,
    (_start, marks: string, letter: string) => marks + letter.toUpperCase(),
  );
}

function withoutIntroduction(text: string, name: string): string {
  const [first = ""] = splitSentences(text);
  const said = foldText(first);
  const introduces =
    INTRODUCTION.test(said) && (ASSISTANT.test(said) || (name !== "" && said.includes(name)));
  return introduces && !/\d/.test(first) ? text.slice(first.length) : text;
}
