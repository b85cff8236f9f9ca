import type { Clause, Word } from "./clauses.ts";
import { isAct, isDone, isReadable, isTalk, namesStaff } from "./lexicon.ts";

const TO_CUSTOMER = new Set(["te", "le", "les", "lhe", "lhes", "os"]);
const IT = new Set(["lo", "la", "los", "las"]);
/** Adverbs that may stand before a bare first person. */
const LEAD = new Set(
  "misma ya ja ahora agora hoy hoje manana amanha enseguida entonces entao yo eu nosotros nosotras mismo bueno listo dale ok tambien tambem si sim aca aqui igual despues luego logo tranquila tranquilo quedate apenas directamente pronto perfecto genial bien".split(
    " ",
  ),
);
/** First persons of the present that nouns share. */
const NOUN =
  /^(?:cambio|envio|pago|descuento|desconto|regalo|reclamo|retiro|cargo|arreglo|reserva|troco|reembolso|reintegro|abono|anexo|encargo|saldo|corto|largo|trabajo|seguro|resumo|cuido|paso|uso|inicio|costo|apuro|consulto?rio|mando|marco|troca|pedido|tomo|sumo|bajo)$/;
const IRREGULAR = /^(?:doy|dou|di|dei|hice|fiz|puse|pus|traje|trouxe|estoy|estou|conseguí|tuve|fui)$/;
const PERIPHRASIS =
  /^(?:(?:voy|vamos|iba|ibamos) a|vou|vamos|puedo|podemos|podria|podriamos|posso|poderia|acabo de|acabamos de|(?:estoy|estamos|estou) (?:ya )?(?=\S+ndo\b)|he|hemos|prometo|promete?mos|me comprometo a|me encargo de|me ocupo de) ?(?:de )?(?:ya |te |le |lhe |lo |la )*(\S+)/;

/** What a Spanish or Portuguese clause says that somebody of the shop does; null where it only speaks. */
export function findRomance(clause: Clause): { from: Word; to: Word } | null {
  const { words } = clause;
  for (const [index, word] of words.entries()) {
    if (word.name) continue;
    const acts = isFirstPerson(clause, index) || isState(words, index) || isByOthers(clause, index);
    if (acts && !isDenied(clause, index)) return { from: words[Math.max(0, index - 2)] ?? word, to: word };
  }
  return null;
}

const FOR_THEM = /^(?:[a-z0-9]+ ){0,4}(?:para|a) (?:vos|voce|ti|usted|voces)\b/;
/** Commands of the vos form that end like a first person of the past. */
const COMMAND =
  /^(?:pon|ten|hac|tra|le|volv|mov|v|sab|com|prob|met|cre|sos|pod|quer|deb|caf|qu|porqu|est|despu|tambi|s|t|prend|encend|extend|beb|recog|escog|envolv|met|corr|mov|manten|sosten|resolv|revolv|disolv|torc|cos)é$/;

/** Something that was done, by its accent: "la saqué", "lo frené", "abri para você". A command takes no pronoun before it. */
function isPast({ folded, raw }: Word, { clitic, forThem }: { clitic: boolean; forThem: boolean }): boolean {
  if (/[^aeiou]é$|u[eé]$/.test(raw)) return raw.endsWith("é") && !COMMAND.test(raw);
  if (/[^aeiou]í$/.test(raw)) return clitic;
  return /[^aeiou]i$/.test(folded) && folded.length > 4 && forThem;
}

/** "Manteca de karité", "con café": behind these stands no verb. */
const BEFORE_NOUN = /^(?:de|del|d[oa]s?|con|com|en|em|un|una|uma?|al)$/;

/** "revisé", "busqué": what it looked up to answer. */
function isPerceived({ folded, raw }: Word): boolean {
  return (
    /(?:[éí]|ei)$/.test(raw) &&
    /^(?:revis|cheque|verific|consult|fij|mir|recorr|encontr|ach|procur|busqu|compar|calcul|recib|receb|entend|equivoqu|confund|pens)/.test(
      folded,
    )
  );
}

const DENIAL =
  /\b(?:no|nao|tampoco|ni(?! bien)|nem|nunca|jamas|sin|sem)\b(?! (?:falta|dudas?|problemas?|drama|cargo|costo|custo|vueltas|erro|ticket))/;

/** "no te puedo reservar", "ni guardamos": up to four words before deny it. */
function isDenied({ words, text }: Clause, index: number): boolean {
  return DENIAL.test(text.slice(words[Math.max(0, index - 4)]?.at, endOf(words[index])));
}

/** Where a word ends in the text of its clause. */
function endOf(word: Word | undefined): number {
  return word === undefined ? 0 : word.at + word.folded.length;
}

/** A first person that acts: anything but talk where it is done to the customer, else an act of a shop. */
function isFirstPerson({ words, text }: Clause, index: number): boolean {
  const word = words[index];
  if (word === undefined) return false;
  const rest = text.slice(endOf(word) + 1);
  // "Lo que te damos nosotros es 6 meses de garantía": what it is is judged by itself.
  if (
    /\b(?:lo|o) que (?:te |les |lhe )?$/.test(text.slice(0, word.at)) &&
    /^(?:\S+ )?(?:es|son|e|sao)\b/.test(rest)
  )
    return false;
  const before = words[index - 1]?.folded ?? "";
  const periphrasis = PERIPHRASIS.exec(text.slice(word.at));
  // Most words are no verb.
  if (periphrasis === null && !isFiniteFirst(word)) return false;
  const clitics = cliticsBefore(words, index);
  const toCustomer = clitics.some((each) => TO_CUSTOMER.has(each)) || /^(?:se|ti)$/.test(clitics[0] ?? "");
  if (periphrasis !== null) return actsLater({ periphrasis, toCustomer, rest });
  if (isPerceived(word) || BEFORE_NOUN.test(before)) return false;
  if (toCustomer && SENDS.test(word.folded) && BY.test(rest) && !NOW.test(text)) return false;
  if (toCustomer) return !speaks(word.folded, rest);
  if (/(?:ando|endo|indo|ado|ido)$/.test(word.folded) && !/^(?:mando|pido|extiendo|vendo)$/.test(word.folded))
    return false;
  if (isPast(word, { clitic: IT.has(before), forThem: FOR_THEM.test(rest) }))
    return !speaks(word.folded, rest);
  if (!isAct(word.folded) && !FOR_THEM.test(rest)) return false;
  const now = NOW.test(text);
  if (IT.has(before) && index > 0) return (now || !isHabit(word.folded)) && !speaks(word.folded, rest);
  const leads = index === 0 || LEAD.has(before) || before === "a" || before === "gente";
  if (!leads || NOUN.test(word.folded)) return false;
  return !isHabit(word.folded) && !speaks(word.folded, rest);
}

interface Later {
  periphrasis: RegExpExecArray;
  toCustomer: boolean;
  rest: string;
}

/** "voy a reservártela", "vou ligar", "ya lo estoy gestionando". */
function actsLater({ periphrasis, toCustomer, rest }: Later): boolean {
  const verb = periphrasis[1] ?? "";
  if (
    !/(?:[aei]r|[aei]r(?:te|le|l[oa]s?|tel[oa]s?|sel[oa]s?)|ndo|ndo(?:te|l[oa]s?|tel[oa]s?)|[ai]do|hecho|puesto|dicho)$/.test(
      verb,
    )
  )
    return false;
  // "lo que puedo confirmarte"
  if (/^(?:confirm|asegur|garant)/.test(verb) && periphrasis[0].startsWith("p")) return false;
  const mine = toCustomer || /(?:te|tel[oa]s?|sel[oa]s?|le)$/.test(verb) || /\b(?:te|lhe|voce)\b/.test(rest);
  return (
    (isAct(verb) || (mine && !isTalk(verb))) &&
    !speaks(verb, rest.slice(rest.indexOf(verb) + verb.length).trim())
  );
}

function cliticsBefore(words: readonly Word[], index: number): string[] {
  const clitics: string[] = [];
  for (let at = index - 1; at >= 0; at -= 1) {
    const { folded = "" } = words[at] ?? {};
    if (!TO_CUSTOMER.has(folded) && !IT.has(folded) && folded !== "se" && folded !== "ya") break;
    clitics.unshift(folded);
  }
  return clitics;
}

/** By its ending, accents counted: "reservo", "subimos", "avisaré", "anoté", "anotei". */
function isFiniteFirst({ folded, raw }: Word): boolean {
  if (IRREGULAR.test(folded) || IRREGULAR.test(raw)) return true;
  if (folded.length < 4 || /[aei]l[oa]s?$/.test(folded)) return false;
  if (/(?:amos|emos|imos|remos)$/.test(folded)) return true;
  if (/[^aeiou]ei$/.test(folded) || /[aei]rei$/.test(folded)) return true;
  return /o$|[^aeiou](?:é|í)$|u[ée]$/.test(raw) || /[^aeiou]i$/.test(folded);
}

/** "Te lo enviamos a tu casa por Andreani": how a shop delivers, whatever is bought. */
const SENDS = /^(?:envi|mand|despach)amos$/;
const BY =
  /\b(?:por|con) (?:andreani|oca|correo|via cargo|correios|sedex|jadlog)|^(?:a tu (?:casa|domicilio)|a domicilio|a todo el pais)$/;

/** Turns what is done every day into a promise: "lo subimos mañana". */
const NOW =
  /\b(?:hoy|manana|hoje|amanha|enseguida|ya|ahora|agora|ni bien|apenas|assim que|en el acto|al toque|de inmediato|en cuanto|esta (?:tarde|noche|semana)|lunes|martes|miercoles|jueves|viernes|sabado|segunda|terca|quarta|quinta|sexta)\b/;

/** "hacemos", "aceptamos": what a shop does every day is its policy, not a promise to this customer. */
function isHabit(verb: string): boolean {
  return /(?:amos|emos|imos)$/.test(verb) && !verb.endsWith("remos");
}

const SHOWN =
  /^$|^(?:est[aeo]s?|dos|tres|varias|algunas?|otr[oa]s?|opciones|opcoes|alternativas)\b(?!.*\b(?:turno|cuota|descuent|cupo))/;
const MOVES =
  /^(?:pas|dej|deix|mand|envi|d(?:oy|ou|ar|amos)|ofre[cz]|ped|pid|hag|hac|fac|faz|separ|arm|teng|ten|pong|pon|sum|agreg|tra|prepar|reenv|adjunt|copi|tom|anot|repit|repet|confirm|verific|cheque|revis|coloc)/;

/** It says something, or hands over what can be read: "te paso los talles", "te confirmo que hay". */
function speaks(verb: string, rest: string): boolean {
  if (/^(?:avis|confirm|asegur)/.test(verb)) return /^que (?!te\b|l[oa]s? |llega|va|est|sal)/.test(rest);
  // To a person: whoever says so hands over.
  if (
    /^(?:pas|comunic|conect|transf)/.test(verb) &&
    /^(?:te )?(?:(?:con|com|para) |(?:a|ao) (?:un|alg))/.test(rest)
  )
    return true;
  if (verb.startsWith("esper") && rest.startsWith("por ")) return true;
  if (!MOVES.test(verb)) return isTalk(verb);
  // "Para ese presupuesto te puedo ofrecer:" shows goods; what they are is judged.
  if (verb.startsWith("ofre") && SHOWN.test(rest)) return true;
  const near = rest.split(" ").slice(0, 7).join(" ");
  if (namesStaff(near) && !/^(?:pas|deriv)/.test(verb)) return false;
  return (
    isReadable(near) ||
    /^(?:l[oa]s? |as? |os? )que\b/.test(rest) ||
    /^(?:por )?(?:aca|aqui|este medio)\b/.test(rest)
  );
}

const BE =
  /^(?:qued(?:a|o|an|aron|as|aste|ara|aran)|esta[ns]?|va[ns]?|fue|fueron|sera|seran|fica|ficam|ficou|ficaram|foi|foram|ficara|tengo|tenemos|tenes|tienes|tiene|tienen|tenho|temos|tem|dejo|deixo|deje|dejamos|deixei)$/;

/** "ya está anotado", "queda bloqueado el último": an act that is said to be done. */
function isState(words: readonly Word[], index: number): boolean {
  const word = words[index];
  if (word === undefined || !isDone(word.folded)) return false;
  // "está guardado en su caja"
  if (word.folded.startsWith("guard") && words[index + 1]?.folded === "en") return false;
  return words.slice(Math.max(0, index - 5), index).some(({ folded }) => BE.test(folded));
}

const OTHERS =
  /^(?:esperand|esperan|atiend|acredit|llam|contact|escrib|comunic|marc|visit|reserv|guard|apart|separ|devolv|devuelv|reintegr|reembols|deposit|lig|chamar?|retorn|telefon|atend)/;
const CARRY =
  /^(?:llev|tra|alcanz|acerc|dej|mand|envi|entreg|pas|cambi|arregl|revis|repar|instal|busc|guard|reserv|separ|prepar|aparte?)/;
/** Who is not of the shop, or what no person does. */
const FOREIGN =
  /\b(?:asistente|bot|correo|andreani|oca|correios|sistema|tienda|web|checkout|mercado|pagina|site|mail|atencion|cliente|si|cuando|quando|se|hasta|antes|que|quien|donde)\b/;

/** Somebody of the shop acts on the customer: "te llaman", "te lo alcanza un compañero", "a gente te liga". */
function isByOthers({ words, text }: Clause, index: number): boolean {
  const word = words[index];
  if (word === undefined) return false;
  const verb = word.folded;
  const later = /^(?:va|van|vai|vao|esta|estan|estao)$/.test(verb);
  const infinite = /^(?!aparte$).*(?:[aei]r|ndo)(?:te|l[oa]s?|tel[oa]s?|se)?$/;
  if (!later && (infinite.test(verb) || !/(?:a|e|an|en|am|em|aron|ieron|aran|ara|era)$/.test(verb)))
    return false;
  const clitics = cliticsBefore(words, index).filter((each) => each !== "ya");
  const started = text.slice(0, endOf(words[index - clitics.length - 1]));
  if (FOREIGN.test(started) || /\b(?:asistente|assistente|bot)\b/.test(text)) return false;
  const target = later
    ? (words.slice(index + 1).find(({ folded }) => infinite.test(folded))?.folded ?? "")
    : verb;
  const mine =
    clitics.some((each) => TO_CUSTOMER.has(each) || each === "se") ||
    (later && /(?:te|tel[oa]s?)$/.test(target));
  const it = clitics.some((each) => IT.has(each)) || /l[oa]s?$/.test(target);
  if (started.endsWith("a gente") || started.endsWith("alguem da loja"))
    return isAct(target) || OTHERS.test(target);
  if (mine && OTHERS.test(target))
    return !/^(?:se)$/.test(clitics.join(" ")) || /\b(?:con|com) (?:vos|voce|usted|ti)\b/.test(text);
  return mine && it && CARRY.test(target);
}
