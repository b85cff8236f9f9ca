import type { Page } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import type { PieceOf } from "./piece.ts";

/** Object pronouns before a Spanish verb: "te la", "se lo", "le". */
const TO = "(?:(?:te|le|les|se|me|lo|la|los|las|ya|te lo|te la|te los|te las|se lo|se la) )*";

/** What somebody promises that no tool of the agent does, by what it is. */
const PROMISES: [promise: string, pattern: RegExp][] = [
  [
    "reservar",
    new RegExp(
      `\\b${TO}(?:reserv(?:o|amos|e|are|amos?te|arte(?:l[oa]s?)?|arl[oa]s?)|guard(?:o|amos|e|arte(?:l[oa]s?)?)|apart(?:o|amos|e|arte(?:l[oa]s?)?)|separ(?:o|amos|arte(?:l[oa]s?)?)|congel(?:o|amos))\\b|\\b(?:vou|vamos|posso|podemos) (?:te )?(?:reservar|guardar|separar)\\b|\\beu (?:separo|reservo|guardo)\\b|\\b(?:dej|deix|qued|fic)\\w+(?: [a-z]+){0,4} (?:reserv|separ|apart|guard)ad[oa]\\b|\\b(?:reserve[id]|i ll (?:hold|reserve|save))\\b|\\banot(?:o|amos|e) en (?:la )?lista\\b`,
    ),
  ],
  [
    "avisar",
    /\b(?:te|le|les) (?:voy a )?(?:avis(?:o|amos|are|aremos|ar)|notific(?:o|amos|ar)|escrib(?:o|imos|ire|ir)|confirm(?:o|amos|are|ar)|contact(?:o|amos|are|ar))\b|\b(?:voy|vamos) a (?:avisarte|escribirte|confirmarte|contactarte|notificarte)\b|\ble aviso (?:al?|a la)\b|\b(?:eu )?(?:te )?aviso\b(?= (?:quando|assim|cuando))|\b(?:vou|vamos) (?:te )?(?:avisar|escrever|confirmar|retornar)\b|\bte retorno\b|\bi ll (?:let you know|notify|get back|write)\b/,
  ],
  [
    "llamar",
    /\b(?:te|le|les) (?:voy a )?(?:llam(?:o|amos|are|aremos|ar)|ligo|vamos a llamar)\b|\b(?:voy|vamos) a llamarte\b|\b(?:vou|vamos) (?:te )?ligar\b|\bi ll call\b/,
  ],
  [
    "agendar",
    /\b(?:te )?(?:agend(?:e|o|amos|arte)|anot(?:e|o|amos) (?:para|un turno|en la lista|en lista)|turno (?:confirmado|reservado|para el)|saque un turno|te doy (?:un )?turno|te espero|te esperamos|coordin(?:e|amos) (?:la|tu) visita|marquei|agendei|horario marcado)\b/,
  ],
  [
    "cambiar el pedido",
    /\b(?:ya )?(?:te )?(?:cancele|anule|modifique|cambie|actualice|corregi|edite|hice el (?:cambio|cancelamiento)|cancelei|alterei|mudei|troquei|cancelamos|cambiamos la direccion|cancelo tu|cambio la direccion|i ve (?:cancelled|changed))\b(?! de)/,
  ],
  [
    "devolver dinero",
    /\b(?:te|le) (?:reintegr(?:o|amos)|reembols(?:o|amos)|devolvemos|devuelvo)\b|\b(?:te|le) (?:mando|hago|envio|acredito|acreditamos)(?: [a-z]+){0,3} (?:reembolso|reintegro|dinero|plata|devolucion)\b|\b(?:vou|vamos) (?:te )?(?:reembolsar|estornar|devolver)\b/,
  ],
  [
    "dar un descuento",
    /\b(?:te|le) (?:hago|hacemos|doy|damos|puedo hacer|puedo dar|aplic(?:o|amos|aria)|consigo|mejoro)(?: [a-z0-9%]+){0,4} ?(?:descuento|precio|rebaja|promo|%)|\b(?:te|se) l[oa]s? (?:dejo|dejamos|puedo dejar)\b|\b(?:vou|posso|vamos) (?:te )?(?:dar|fazer)(?: [a-z0-9%]+){0,4} ?(?:desconto|preco)|\b(?:te )?(?:genero|genere|creo|armo|armamos) un cupon\b|\bfaco (?:um )?(?:desconto|preco)\b/,
  ],
  [
    "regalar",
    /\b(?:te|le) (?:sum(?:o|amos)|agreg(?:o|amos)|regal(?:o|amos)|incluy?(?:o|imos)|pongo|mando)(?: [a-z]+){0,4} (?:de regalo|gratis|sin cargo|de obsequio)\b|\bvou (?:te )?(?:dar|mandar)(?: [a-z]+){0,4} de (?:presente|brinde)\b/,
  ],
  [
    "enviar o despachar",
    /\b(?:te|le|se) (?:l[oa]s? )?(?:despach(?:o|amos|en)|envi(?:o|amos) (?:hoy|ya|ahora|manana)|mand(?:o|amos) (?:hoy|ya|ahora|manana))\b|\bte (?:lo |la )?puedo enviar hoy\b|\b(?:te |le )?(?:envie|mande)(?: [a-z]+){0,4} (?:mail|correo|e-?mail|comprobante|factura)\b|\bpaso a (?:buscar|retirar)\b|\bpasamos a (?:buscar|retirar)\b/,
  ],
  ["instalar", /\b(?:te|le) (?:l[oa]s? )?(?:instal(?:o|amos)|arm(?:o|amos) en tu|llev(?:o|amos) a tu)\b/],
  [
    "reponer",
    /\b(?:repon(?:emos|go|dremos|en)|va(?:n)? a (?:entrar|reponer|ingresar|volver)|vuelve a (?:entrar|ingresar|haber)|entra(?:n|ra|ran)? (?:la|el|este|manana|en|stock|de nuevo)|ingresa(?:n|ra)? (?:la|el|este|manana|en|de nuevo)|llega(?:n)? (?:mas )?stock|se renueva|renovamos (?:el )?stock|volta (?:na|no|em|ao estoque)|vai voltar|restock)\b/,
  ],
];

/** What keeps words from being a promise: they deny it, ask the customer, or are the customer's to do. */
const DENIED =
  /\b(?:no|nao|sin|ni|tampoco|nunca|not)(?: (?:te|le|se|lo|la|los|las|puedo|podemos|podria|podes|posso|consigo|consigo|hacemos|voy|vamos|tengo como|tenho como|es posible|prometer|asegurar|de|a|que|vuelva|prometo|aseguro))* ?$/;
const CONDITIONAL =
  /\b(?:no te puedo (?:prometer|asegurar)|nao posso (?:prometer|garantir)|no puedo (?:prometer|asegurar|saber)|no se (?:si|cuando)|no tengo forma)\b/;

/** First-person promises of what no tool does, also as an offer: "¿querés que te la reserve?" */
export function readPromises(page: Page, sentences: readonly Sentence[]): PieceOf<"promise">[] {
  return sentences.flatMap((sentence) => {
    const text = page.folded.slice(sentence.start, sentence.end).replace(/['’]/g, " ");
    if (CONDITIONAL.test(text)) return [];
    return PROMISES.flatMap(([promise, pattern]): PieceOf<"promise">[] => {
      const match = pattern.exec(text);
      if (match === null || match[0].trim() === "" || DENIED.test(text.slice(0, match.index))) return [];
      const start = sentence.start + match.index;
      return [{ kind: "promise", start, end: start + match[0].length, promise }];
    });
  });
}
