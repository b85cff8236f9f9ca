import type { ModelMessage, ModelReply } from "../../ports.ts";
import type { Claim, Fact } from "../../result.ts";
import type { RunState } from "../runState.ts";
import { currentFacts } from "./currentFacts.ts";

const MAX_REASONS = 8;
const MAX_SUBJECTS = 8;
const MAX_FACTS_EACH = 14;

/** Asks for the reply once more: what it stated without backing, why, and which facts there are. */
export function repairMessages(
  state: RunState,
  { reply, claims }: { reply: ModelReply; claims: readonly Claim[] },
): ModelMessage[] {
  const refused = claims.filter(({ reason }) => reason !== null).slice(0, MAX_REASONS);
  const facts = factLines(currentFacts(state));
  const advice = [
    "Tu respuesta no se envió: dice cosas que ningún dato respalda.",
    ...refused.map(({ text, reason }) => `- «${text}»: ${reason}`),
    facts.length === 0 ? "En esta conversación ninguna herramienta devolvió datos." : "Datos que sí hay:",
    ...facts,
    "Escribí de nuevo el mensaje completo para el cliente, solo con datos de las herramientas o escritos arriba, copiados tal cual. Si te falta uno, consultalo con una herramienta; si no lo tenés, decí que no lo sabés o usá derivhumano. No menciones esta corrección.",
  ].join("\n");
  return [
    { role: "assistant", content: reply.text },
    { role: "system", content: advice },
  ];
}

/** One line per product, order or coupon: "Malla Aurora: $ 45.000 · Negro M · https://…". */
function factLines(facts: readonly Fact[]): string[] {
  const subjects = new Map<string, string[]>();
  for (const { kind, subject, text } of facts) {
    if (kind === "image") continue;
    const texts = subjects.get(subject ?? "") ?? [];
    if (!texts.includes(text)) texts.push(kind === "promotional_price" ? `${text} (promoción)` : text);
    subjects.set(subject ?? "", texts);
  }
  return [...subjects.values()]
    .slice(-MAX_SUBJECTS)
    .map((texts) => `- ${texts.slice(0, MAX_FACTS_EACH).join(" · ")}`);
}
