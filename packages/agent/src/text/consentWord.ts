import { foldText } from "./foldText.ts";

/** Wishes that stand alone in a message, without accents, signs and capitals. */
const WISHES = {
  out: [
    "baja",
    "dar de baja",
    "darme de baja",
    "dame de baja",
    "denme de baja",
    "darse de baja",
    "quiero darme de baja",
    "stop",
    "unsubscribe",
    "parar",
    "sair",
    "descadastrar",
    "cancelar inscricao",
    "cancelar suscripcion",
    "no mas mensajes",
    "no me escriban mas",
    "no quiero mas mensajes",
    "nao quero mais mensagens",
    // The buttons that WhatsApp offers for templates of marketing.
    "detener promociones",
    "no mas promociones",
    "stop promotions",
    "interromper promocoes",
    "parar promocoes",
  ],
  in: [
    "alta",
    "dar de alta",
    "darme de alta",
    "dame de alta",
    "quiero darme de alta",
    "start",
    "subscribe",
    "voltar a receber",
  ],
} as const;

/**
 * Whether a customer's message is the wish for no more messages that they didn't ask for (`out`), or for them again
 * (`in`), and nothing else: a word among others, as in "¿la baja de precio?", is none.
 */
export function consentWord(text: string | null): "out" | "in" | null {
  if (text === null || text.length > 60) return null;
  const words = foldText(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^(?:por favor|hola|please) | (?:por favor|gracias|please|obrigad[oa])$/g, "");
  const same = (wish: string): boolean => wish === words;
  return WISHES.out.some(same) ? "out" : WISHES.in.some(same) ? "in" : null;
}
