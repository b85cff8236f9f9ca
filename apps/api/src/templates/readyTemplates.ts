import type { ReadyKind, ReadyLanguage } from "@platform/contract";

/** A template of ours that a store can hand in as it stands. The names are known to the database, too. */
export interface ReadyTemplate {
  kind: ReadyKind;
  language: ReadyLanguage;
  name: string;
  body: string;
  examples: string[];
  footer: string | null;
  button: { type: "QUICK_REPLY"; text: string } | { type: "URL"; text: string } | null;
}

const NAMES = { resume: "retomar_charla", order: "novedad_pedido", team: "aviso_al_equipo" } as const;

const ES = { footer: "Respondé BAJA para no recibir más." };
const PT = { footer: "Responda SAIR para não receber mais." };

/** All are utility: they answer what the customer, or the team, has begun. No text begins or ends with a variable. */
export const READY_TEMPLATES: readonly ReadyTemplate[] = [
  {
    kind: "resume",
    language: "es_AR",
    name: NAMES.resume,
    body: "Hola {{1}}, te escribimos de {{2}} por la consulta que nos dejaste. Ya tenemos la respuesta: contestá este mensaje y seguimos por acá.",
    examples: ["Ana", "Punta y Compás"],
    button: { type: "QUICK_REPLY", text: "Sí, sigamos" },
    ...ES,
  },
  {
    kind: "resume",
    language: "pt_BR",
    name: NAMES.resume,
    body: "Olá {{1}}, aqui é da {{2}}, sobre a dúvida que você nos deixou. Já temos a resposta: responda esta mensagem e continuamos por aqui.",
    examples: ["Ana", "Praia Norte"],
    button: { type: "QUICK_REPLY", text: "Sim, vamos continuar" },
    ...PT,
  },
  {
    kind: "order",
    language: "es_AR",
    name: NAMES.order,
    body: "Hola {{1}}, hay una novedad de tu pedido {{2}}: {{3}}. Si tenés alguna duda, contestá este mensaje.",
    examples: ["Ana", "1052", "salió hoy por correo"],
    button: null,
    ...ES,
  },
  {
    kind: "order",
    language: "pt_BR",
    name: NAMES.order,
    body: "Olá {{1}}, há uma novidade do seu pedido {{2}}: {{3}}. Se tiver alguma dúvida, responda esta mensagem.",
    examples: ["Ana", "1052", "saiu hoje pelo correio"],
    button: null,
    ...PT,
  },
  {
    kind: "team",
    language: "es_AR",
    name: NAMES.team,
    body: "Un chat de {{1}} espera a una persona. Cliente: {{2}}. Motivo: {{3}}. Abrilo para tomarlo.",
    examples: ["Punta y Compás", "Ana", "Quiere hablar con una persona"],
    footer: null,
    button: { type: "URL", text: "Abrir el chat" },
  },
  {
    kind: "team",
    language: "pt_BR",
    name: NAMES.team,
    body: "Um chat da {{1}} espera por uma pessoa. Cliente: {{2}}. Motivo: {{3}}. Abra para assumir.",
    examples: ["Praia Norte", "Ana", "Quer falar com uma pessoa"],
    footer: null,
    button: { type: "URL", text: "Abrir o chat" },
  },
];

/** As the provider takes it. The team's button leads to a signed link of this installation. */
export function componentsOfReady(ready: ReadyTemplate, publicUrl: string): Record<string, unknown>[] {
  const { body, examples, footer, button } = ready;
  return [
    { type: "BODY", text: body, example: { body_text: [examples] } },
    ...(footer === null ? [] : [{ type: "FOOTER", text: footer }]),
    ...(button === null ? [] : [{ type: "BUTTONS", buttons: [buttonOf(button, publicUrl)] }]),
  ];
}

function buttonOf(button: NonNullable<ReadyTemplate["button"]>, publicUrl: string): Record<string, unknown> {
  if (button.type === "QUICK_REPLY") return { ...button };
  const url = `${publicUrl}/t/{{1}}`;
  return { ...button, url, example: [`${publicUrl}/t/abc.def`] };
}
