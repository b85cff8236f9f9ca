import { describe, expect, it } from "vitest";
import type { HistoryMessage } from "../input.ts";
import { looksLikeReceipt } from "./looksLikeReceipt.ts";

type Said = Partial<HistoryMessage>;
const message = (said: Said): HistoryMessage => ({
  author: "customer",
  text: null,
  type: "text",
  sentAt: "2026-11-22T14:00:00Z",
  quoted: null,
  ...said,
});
const text = (words: string, author: HistoryMessage["author"] = "customer"): Said => ({
  text: words,
  author,
});
const picture = (caption: string | null = null): Said => ({ type: "image", text: caption });
const pdf = (name: string | null): Said => ({
  type: "document",
  attachment: { kind: "file", state: "there", name },
});
const looks = (messages: Said[], unanswered: number): boolean =>
  looksLikeReceipt(messages.map(message), unanswered);

describe("a proof of payment", () => {
  it.each([
    "te mando el comprobante",
    "ya te transferí!!",
    "Ya pagué",
    "ahí te hice la transferencia",
    "transferencia realizada",
    "les deposité recién",
    "segue o comprovante",
    "já paguei",
    "pix feito",
    "I already paid",
    "Comprobante 1051",
  ])("by its caption: %s", (caption) => {
    expect(looks([picture(caption)], 1)).toBe(true);
  });
  it.each(["comprobante.pdf", "Transferencia_2026-11-22.pdf", "recibo-MP.pdf", "Comprovante Pix.pdf"])(
    "by its file's name: %s",
    (name) => {
      expect(looks([pdf(name)], 1)).toBe(true);
    },
  );
  it("by what was written in the same burst, before or after it", () => {
    expect(looks([text("ya transferí"), picture()], 2)).toBe(true);
    expect(looks([picture(), text("ahí va el comprobante del pedido 1051")], 2)).toBe(true);
  });
  it("by what was just being talked of", () => {
    expect(
      looks(
        [
          text("Cuando transfieras mandanos el comprobante.", "bot"),
          text("dale"),
          text("Listo.", "bot"),
          picture(),
        ],
        1,
      ),
    ).toBe(true);
    expect(looks([text("ya pagué"), text("¿Me lo mandás?", "bot"), pdf(null)], 1)).toBe(true);
  });
});

describe("no proof of payment", () => {
  it.each<[what: string, messages: Said[], unanswered: number]>([
    ["a picture of a product", [picture("tenés estas?")], 1],
    ["a bare picture", [picture()], 1],
    ["a question about how to pay, with a picture", [picture("¿se puede pagar con transferencia?")], 1],
    ["a catalogue as PDF", [pdf("lista-de-precios.pdf")], 1],
    ["words without a file", [text("ya pagué, te mando el comprobante")], 1],
    [
      "a picture that was answered already",
      [picture("comprobante"), text("Recibido.", "bot"), text("gracias")],
      1,
    ],
    [
      "a picture with words of its own, after a receipt",
      [text("ya pagué"), text("Gracias.", "bot"), picture("y de esta hay negro?")],
      1,
    ],
    ["a voice note", [{ type: "audio", text: "ya pagué" }], 1],
    [
      "talk of receipts long ago",
      [text("ya pagué"), ...Array.from({ length: 6 }, () => text("Hola", "bot")), picture()],
      1,
    ],
  ])("%s", (_what, messages, unanswered) => {
    expect(looks(messages, unanswered)).toBe(false);
  });
});
