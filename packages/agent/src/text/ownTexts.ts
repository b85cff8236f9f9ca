import type { Locale, Register } from "./locale.ts";

/**
 * Everything that a customer may read and no model or merchant wrote, in both registers of Spanish, in
 * Portuguese and English. `{bot}`, `{store}` and `{when}` are filled in.
 */
const TEXTS = {
  /** At a handoff where neither the tenant nor the model wrote anything. */
  handoff: {
    vos: "Te paso con una persona del equipo. Te responde por acá apenas pueda.",
    tu: "Te paso con una persona del equipo. Te responde por aquí en cuanto pueda.",
    voce: "Vou passar você para uma pessoa da equipe. Ela responde por aqui assim que puder.",
    you: "I'm passing you on to a person from our team. They will answer you here as soon as they can.",
  },
  /** The same while nobody attends; when somebody does is said after it. */
  handoffLater: {
    vos: "Te paso con una persona del equipo.",
    tu: "Te paso con una persona del equipo.",
    voce: "Vou passar você para uma pessoa da equipe.",
    you: "I'm passing you on to a person from our team.",
  },
  /** After what is said at a handoff, while nobody attends; `{when}` is "mañana a partir de las 9". */
  opens: {
    vos: "Te responden por acá {when}.",
    tu: "Te responden por aquí {when}.",
    voce: "Respondem por aqui {when}.",
    you: "They will answer you here {when}.",
  },
  /** Asked again for what waits for a person already. */
  already: {
    vos: "Eso ya se lo pasé al equipo.",
    tu: "Eso ya se lo pasé al equipo.",
    voce: "Isso eu já passei para a equipe.",
    you: "I have already passed that on to the team.",
  },
  /** A proof of payment came; nobody has looked at it yet. */
  receipt: {
    vos: "Recibido, lo verificamos. Te responde por acá una persona del equipo.",
    tu: "Recibido, lo verificamos. Te responde por aquí una persona del equipo.",
    voce: "Recebido, vamos verificar. Uma pessoa da equipe responde por aqui.",
    you: "Received, we'll check it. A person from our team will answer you here.",
  },
  /** They wrote BAJA. */
  optedOut: {
    vos: "Listo, no te mandamos más mensajes que no hayas pedido. Si nos escribís, te contestamos igual. Para volver a recibirlos, escribí ALTA.",
    tu: "Listo, no te enviamos más mensajes que no hayas pedido. Si nos escribes, te contestamos igual. Para volver a recibirlos, escribe ALTA.",
    voce: "Pronto, não mandamos mais mensagens que você não pediu. Se escrever para nós, respondemos do mesmo jeito. Para voltar a receber, escreva ALTA.",
    you: "Done, we won't send you messages that you didn't ask for. If you write to us, we still answer. To receive them again, write ALTA.",
  },
  /** They wrote ALTA after that. */
  optedIn: {
    vos: "Listo, volvés a recibir nuestros mensajes. Para dejar de recibirlos, escribí BAJA.",
    tu: "Listo, vuelves a recibir nuestros mensajes. Para dejar de recibirlos, escribe BAJA.",
    voce: "Pronto, você volta a receber nossas mensagens. Para parar de receber, escreva BAJA.",
    you: "Done, you receive our messages again. To stop receiving them, write BAJA.",
  },
  /** The turn failed for good; a person has been called. */
  apology: {
    vos: "Perdón, ahora no puedo responderte como corresponde. Le pasé tu mensaje a una persona del equipo, que te responde por acá.",
    tu: "Disculpa, ahora no puedo responderte como corresponde. Le pasé tu mensaje a una persona del equipo, que te responde por aquí.",
    voce: "Desculpe, agora não consigo responder como deveria. Passei sua mensagem para uma pessoa da equipe, que responde por aqui.",
    you: "Sorry, I can't answer properly right now. I passed your message on to a person from our team, who will answer here.",
  },
  /** Handed over, and nobody has come for as long as the store allows. */
  unattended: {
    vos: "Todavía nadie del equipo pudo tomar tu consulta. Quedó anotada y te responden por acá apenas puedan.",
    tu: "Todavía nadie del equipo ha podido tomar tu consulta. Quedó anotada y te responden por aquí en cuanto puedan.",
    voce: "Ainda ninguém da equipe conseguiu atender você. Sua mensagem ficou anotada e respondem por aqui assim que puderem.",
    you: "Nobody from the team has been able to answer yet. Your message is noted, and they will answer here as soon as they can.",
  },
  /** Asked whether it is one, and wherever a model claimed not to be. */
  automatic: {
    vos: "Soy el asistente automático de {store}.",
    tu: "Soy el asistente automático de {store}.",
    voce: "Sou o assistente automático da {store}.",
    you: "I'm the automatic assistant of {store}.",
  },
  automaticByName: {
    vos: "Soy {bot}, el asistente automático de {store}.",
    tu: "Soy {bot}, el asistente automático de {store}.",
    voce: "Sou {bot}, assistente automático da {store}.",
    you: "I'm {bot}, the automatic assistant of {store}.",
  },
  /** Instead of what must not be said: the customer asked for something that isn't the store's business. */
  declined: {
    vos: "Con eso no puedo ayudarte. Si buscás un producto o querés saber de un pedido, contame.",
    tu: "Con eso no puedo ayudarte. Si buscas un producto o quieres saber de un pedido, cuéntame.",
    voce: "Com isso não posso ajudar. Se procura um produto ou quer saber de um pedido, me conte.",
    you: "I can't help with that. If you are looking for a product or want to know about an order, tell me.",
  },
  /** Before what the store's own data say, where the model said something else. */
  confirmed: {
    vos: "Esto es lo que puedo confirmarte:",
    tu: "Esto es lo que puedo confirmarte:",
    voce: "Isto é o que posso confirmar:",
    you: "This is what I can confirm:",
  },
  /** Nothing known answers the question; a person has been called. */
  unconfirmed: {
    vos: "Eso no lo puedo confirmar desde acá.",
    tu: "Eso no lo puedo confirmar desde aquí.",
    voce: "Isso eu não consigo confirmar por aqui.",
    you: "I can't confirm that from here.",
  },
  /** Between a promotional price and the one before it. */
  before: { vos: "antes", tu: "antes", voce: "antes", you: "was" },
  from: { vos: "Desde", tu: "Desde", voce: "A partir de", you: "From" },
  inStock: { vos: "En stock", tu: "En stock", voce: "Em estoque", you: "In stock" },
  order: { vos: "Pedido", tu: "Pedido", voce: "Pedido", you: "Order" },
  tracking: { vos: "Seguimiento", tu: "Seguimiento", voce: "Rastreio", you: "Tracking" },
} satisfies Record<string, Record<Register, string>>;

export type OwnText = keyof typeof TEXTS;

/** A fixed text as this customer is spoken to. Values are taken literally. */
export function ownText(
  name: OwnText,
  locale: Pick<Locale, "register">,
  values: Partial<Record<"bot" | "store" | "when", string>> = {},
): string {
  return TEXTS[name][locale.register].replace(
    /\{(bot|store|when)\}/g,
    (_whole, word: "bot" | "store" | "when") => values[word] ?? "",
  );
}
