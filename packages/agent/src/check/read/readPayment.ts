import { findAll, take, type Page } from "../text/page.ts";
import type { PieceOf } from "./piece.ts";

type Payment = PieceOf<"payment">;

/** 22 digits of a CBU or CVU, in one piece or in groups as banks write them. */
const CBU = /(?<!\d)(?=(?:[ .-]?\d){22}(?![ .-]?\d))\d{3,}(?:[ .-]\d{3,})*(?!\d)/g;
const AFTER_CBU = /\b(?:c[bv]u|clabe)\b[^\d\n]{0,20}(\d[\d .-]{5,40}\d)/g;
const ALIAS =
  /\balias\b(?: (?:es|e|cbu|cvu|de mercado pago|bancario|mp))*(?: (?:es|e))?[ :*_"«]*((?=[a-z0-9.-]*[.-]|[a-z0-9]{6,20}(?![\p{L}]))[a-z0-9]+(?:[.-][a-z0-9]+)*)/gu;
/** "transferí a danzarina.ok" */
const TRANSFER_TO =
  /\btransf\w+ (?:a|al|para|pra|to)(?: la cuenta| alias| o alias)? ((?:[a-z0-9]+[.-])+[a-z0-9]+)(?![\p{L}\p{N}@])/gu;
const SPELLED_ALIAS = /\balias\b(?: (?:es|e))?[ :]*((?:[a-z0-9]+ (?:punto|ponto) )+[a-z0-9]+)/g;
/** "uno nueve uno cero …": an account or a telephone, told digit by digit. */
const SPELLED_DIGITS =
  /\b((?:(?:cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|zero|um|dois|quatro|sete|oito|nove)[ ,]+){6,}(?:cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|zero|um|dois|quatro|sete|oito|nove))\b/g;
const PIX_KEY =
  /\b(?:chave(?: (?:pix|do pix))?|pix)(?: \((?:cpf|cnpj|celular|e-?mail|aleatoria|telefone)\))?(?: (?:e|para|no|ao|o|a|cpf|cnpj|celular|telefone|e-?mail))*[ :*_"]+((?:\+?\d[\d .()/-]{8,20}\d)|(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{13,})|(?:[a-z0-9._%+-]+@[a-z0-9.-]+))/g;
const TAX_ID =
  /(?<!\d)(?:\d{2}-\d{8}-\d|\d{3}\.\d{3}\.\d{3}-\d{2}|\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2})(?!\d)|\b(?:cuit|cuil|cpf|cnpj|rut|nit|ruc)[ :.]*(?:es )?(\d[\d./-]{6,17}[\dk])(?![\dk])/g;
const ACCOUNT =
  /\b(?:cuenta|caja de ahorros?|cta\.?(?: cte\.?)?|conta(?: corrente| poupanca)?|agencia|account)(?: (?:corriente|n°|nro\.?|numero|no\.?|en pesos|sueldo))*[ :#]*(\d[\d/.-]{2,20}\d)/g;
const HOLDER =
  /\b(?:titular|a nombre de|em nome de|en nombre de|favorecid[oa]|razon social)(?: (?:es|e|de|la cuenta))*[ :*_]+/g;
const NAME = /^(?:\p{Lu}[\p{L}.&]*)(?: (?:(?:de|del|la|da|do|e|y) )?\p{Lu}[\p{L}.&]*){0,6}/u;

/** Everything that tells somebody where to send money: accounts, aliases, keys, holders, tax numbers. */
export function readPayment(page: Page): Payment[] {
  return [
    ...read(page, CBU, "account"),
    ...read(page, AFTER_CBU, "account"),
    ...read(page, PIX_KEY, "key"),
    ...read(page, SPELLED_ALIAS, "alias"),
    ...read(page, SPELLED_DIGITS, "account"),
    ...read(page, ALIAS, "alias"),
    ...read(page, TRANSFER_TO, "alias"),
    ...read(page, TAX_ID, "tax_id"),
    ...read(page, ACCOUNT, "account"),
    ...holders(page),
  ];
}

function read(page: Page, pattern: RegExp, what: Payment["what"]): Payment[] {
  const pieces: Payment[] = [];
  for (const match of findAll(page, pattern)) {
    const token = (match[1] ?? match[0]).replace(/[.,;:]+$/, "");
    const start = match.start + match[0].lastIndexOf(match[1] ?? match[0]);
    const span = { start, end: start + token.length };
    pieces.push({ kind: "payment", ...span, token: page.raw.slice(span.start, span.end), what });
    take(page, span);
  }
  return pieces;
}

function holders(page: Page): Payment[] {
  const pieces: Payment[] = [];
  for (const match of findAll(page, HOLDER)) {
    const name = NAME.exec(page.raw.slice(match.end));
    if (name === null) continue;
    const span = { start: match.end, end: match.end + name[0].replace(/\.$/, "").length };
    pieces.push({ kind: "payment", ...span, token: page.raw.slice(span.start, span.end), what: "holder" });
    take(page, span);
  }
  return pieces;
}
