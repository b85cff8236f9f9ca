import { fitText } from "../text/cutAtSentence.ts";
import { defineTool, optionalText } from "./defineTool.ts";

export const derivhumano = defineTool({
  name: "derivhumano",
  description:
    "Pasa el chat a una persona del equipo y termina tu turno. Usala cuando el cliente lo pide, cuando la política de derivación lo dice o cuando no podés resolverlo con las herramientas.",
  shape: {
    query: optionalText("Lo que pidió el cliente, o null"),
    reason: optionalText('Motivo en pocas palabras: "reclamo", "pide una persona", "consulta de talle"'),
    summary: optionalText("Resumen para la persona que sigue: qué quiere, qué se le dijo, qué falta"),
    topic: optionalText("Nombre del tema de la lista de la tienda, tal cual está, o null"),
    wanted_action: optionalText("Lo que la persona debería hacer, o null"),
    suggested_reply: optionalText("Lo que la persona podría contestarle al cliente, o null"),
  },
  run({ query, reason, summary, topic, wanted_action, suggested_reply }, context) {
    const lastWords = context.customerTexts.at(-1) ?? "";
    return Promise.resolve({
      kind: "handoff",
      cause: "agent",
      reason: text(reason) ?? "derivacion",
      summary: text(summary) ?? text(query) ?? fitText(lastWords, 300),
      topic: text(topic),
      wantedAction: text(wanted_action),
      suggestedReply: text(suggested_reply),
    });
  },
});

function text(value: string | null): string | null {
  const trimmed = value?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}
