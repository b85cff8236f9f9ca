import type { JsonObject } from "../json.ts";

function template(input: {
  id: string;
  name: string;
  category: string;
  text: string;
  example: string[];
  status?: string;
}): JsonObject {
  return {
    officialTemplateId: input.id,
    wabaId: "",
    name: input.name,
    language: "es_AR",
    category: input.category,
    components: [{ type: "BODY", text: input.text, example: { body_text: [input.example] } }],
    status: input.status ?? "APPROVED",
    qualityRating: "UNKNOWN",
    createTime: "2026-09-13T10:00:00.000Z",
    updateTime: "2026-09-13T11:00:00.000Z",
    statusUpdateEvent: input.status ?? "APPROVED",
  };
}

/** The message templates of the sample account. */
export const TEMPLATES: JsonObject[] = [
  template({
    id: "1259544702043867",
    name: "pedido_despachado",
    category: "UTILITY",
    text: "Hola {{1}}, tu pedido {{2}} va en camino. Escribinos por acá si necesitás algo.",
    example: ["Lucía", "1052"],
  }),
  template({
    id: "1259544702043868",
    name: "retomar_conversacion",
    category: "MARKETING",
    text: "Hola {{1}}, nos quedó pendiente tu consulta sobre {{2}}. ¿Seguimos?",
    example: ["Lucía", "zapatillas de punta"],
  }),
  template({
    id: "1259544702043869",
    name: "listo_para_retirar",
    category: "UTILITY",
    text: "Hola {{1}}, tu pedido {{2}} está listo para retirar en {{3}}.",
    example: ["Martín", "1046", "Local La Plata"],
  }),
  template({
    id: "1259544702043870",
    name: "promo_fin_de_mes",
    category: "MARKETING",
    text: "Hola {{1}}, hasta fin de mes tenés envío gratis desde {{2}}.",
    example: ["Sofía", "$ 60.000"],
    status: "PAUSED",
  }),
];
