import type { HistoryMessage } from "../input.ts";
import { foldText } from "../text/foldText.ts";

/** Words by which people send a proof of payment; asking how to pay has none of them. */
const RECEIPT =
  /\b(comprobantes?|comprovantes?|recibo de (pago|pagamento|transferencia)|constancia de (pago|transferencia)|ya (te |les )?(pague|transferi|deposite|abone|gire|hice (el|la) (pago|transferencia|deposito))|(hice|realice|ahi (te )?(hice|va)) (el|la) (pago|transferencia|deposito)|(te|les) (transferi|deposite|pague|abone)|ahi (te )?(transferi|pague|deposite)|(pago|transferencia|deposito) (hech[oa]|realizad[oa]|enviad[oa]|list[oa])|ja (paguei|transferi|fiz (o|a) (pix|pagamento|transferencia))|(fiz|segue) o (pix|pagamento|comprovante)|pix (feito|enviado|realizado)|pagamento (feito|realizado)|proof of payment|payment receipt|(i|i've|ive|just) (already )?paid|transfer done)\b/;
/** File names of banks' apps. */
const FILE_NAME = /comprobante|comprovante|transferencia|recibo|constancia|payment|receipt/;
/** A picture without words is a receipt where they have just been talking of one. */
const RECENT = 4;

/**
 * Whether the messages to answer bring a proof of payment, by what was written with it, around it or on the file.
 * What only a look at the picture could tell is the model's to say.
 */
export function looksLikeReceipt(history: readonly HistoryMessage[], unanswered: number): boolean {
  const said = history.filter(({ author }) => author !== "system");
  const open = lastOf(said, unanswered);
  const papers = open.filter(isPaper);
  if (papers.length === 0) return false;
  if (papers.some((paper) => FILE_NAME.test(nameOf(paper)))) return true;
  if (open.some(speaksOfReceipt)) return true;
  const before = said.slice(0, said.indexOf(open[0] ?? (papers[0] as HistoryMessage))).slice(-RECENT);
  return papers.some(({ text }) => (text?.trim() ?? "") === "") && before.some(speaksOfReceipt);
}

/** The messages of the customer that wait for an answer. */
function lastOf(said: readonly HistoryMessage[], unanswered: number): HistoryMessage[] {
  return said.filter(({ author }) => author === "customer").slice(-Math.max(1, unanswered));
}

function isPaper({ type }: HistoryMessage): boolean {
  return type === "image" || type === "document";
}

function nameOf({ attachment }: HistoryMessage): string {
  return foldText(attachment?.kind === "file" ? (attachment.name ?? "") : "");
}

function speaksOfReceipt({ text }: HistoryMessage): boolean {
  return RECEIPT.test(foldText(text ?? ""));
}
