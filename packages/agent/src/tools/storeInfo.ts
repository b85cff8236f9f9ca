import { z } from "zod";
import { foldText } from "../text/foldText.ts";
import { defineTool, optionalText } from "./defineTool.ts";
import { findKnowledge } from "./findKnowledge.ts";
import { viewExchanges, viewPayments, viewPickup, viewShipping } from "./viewSheet.ts";

const topics = ["payment", "shipping", "pickup", "exchanges", "other"] as const;
type Topic = (typeof topics)[number];

export const storeInfo = defineTool({
  name: "store_info",
  description:
    "Lo que la tienda tiene escrito: medios de pago y sus descuentos, cuotas, datos para pagar, envíos (zonas, costos, plazos, envío gratis), retiro y horarios, cambios y devoluciones, y respuestas a otras preguntas. Usala para toda pregunta sobre la tienda que no sea de un producto o un pedido.",
  shape: {
    query: optionalText("Lo que pregunta el cliente"),
    topic: z.enum(topics).nullable().describe("Tema, o null si no está claro"),
    place: optionalText("Localidad o provincia por la que pregunta, o null"),
  },
  async run({ query, topic, place }, context) {
    const asked = query?.trim() ?? "";
    const about = topic === null ? topicsIn(asked) : topic === "other" ? [] : [topic];
    let value: Record<string, unknown> = {};
    for (const each of about) value = { ...value, ...VIEWS[each]({ place, context }) };
    value = { ...value, ...(await findKnowledge([asked, place ?? ""].join(" "), context)) };
    if (Object.keys(value).length === 0)
      return {
        kind: "result",
        value: {
          found: false,
          hint: "La tienda no tiene nada escrito sobre eso. Decí que no lo sabés, u ofrecé pasar con una persona; no lo completes de memoria.",
        },
      };
    return { kind: "result", value };
  },
});

const VIEWS = {
  payment: ({ context }) => viewPayments(context),
  shipping: viewShipping,
  pickup: ({ context }) => viewPickup(context),
  exchanges: ({ context }) => viewExchanges(context),
} satisfies Record<
  Exclude<Topic, "other">,
  (asked: Parameters<typeof viewShipping>[0]) => Record<string, unknown>
>;

const WORDS: [pattern: RegExp, topic: keyof typeof VIEWS][] = [
  [
    /pag|cuota|transf|efectivo|tarjeta|debito|credito|alias|cbu|cvu|pix|mercado|parcel|boleto|interes|pay|card/,
    "payment",
  ],
  [
    /envi|mand|despach|lleg|correo|andreani|oca\b|domicilio|entreg|frete|ship|deliver|demora|tarda/,
    "shipping",
  ],
  [
    /retir|local|direccion|donde estan|ubicad|horario|abren|abierto|pick|hours|loja fisica|endereco/,
    "pickup",
  ],
  [/cambi|devol|garantia|troca|exchang|return|refund|arrepent/, "exchanges"],
];

/** By the words of a question; a model that knows only `query` gets what it is about. */
function topicsIn(query: string): (keyof typeof VIEWS)[] {
  const folded = foldText(query);
  return WORDS.filter(([pattern]) => pattern.test(folded)).map(([, topic]) => topic);
}
