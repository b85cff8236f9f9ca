import { describe as group, expect, it } from "vitest";
import type { HistoryMessage } from "../input.ts";
import { describe } from "./describe.ts";
import { historyMessages } from "./history.ts";

const message = (given: Partial<HistoryMessage>): HistoryMessage => ({
  author: "customer",
  text: null,
  type: "text",
  sentAt: "2026-11-22T14:00:00.000Z",
  quoted: null,
  ...given,
});
const file = (state: "there" | "waiting" | "lost", name: string | null = null) =>
  ({ kind: "file", state, name }) as const;
const said = (given: Partial<HistoryMessage>): string => describe(message(given));

group("what a message without words says to the model", () => {
  it.each<[string, Partial<HistoryMessage>, string]>([
    ["a voice note heard", { type: "audio", text: "hola", attachment: file("there") }, "[audio: hola]"],
    [
      "one not heard in time",
      { type: "audio", attachment: file("waiting") },
      "[audio que no se pudo escuchar]",
    ],
    [
      "one that was changed after it was answered",
      { text: "¿hay 39?", correctedFrom: "¿hay 38?" },
      '[corrigió este mensaje; antes decía: "¿hay 38?"]\n¿hay 39?',
    ],
    ["one nobody understood", { type: "audio", attachment: file("lost") }, "[audio que no se pudo escuchar]"],
    ["a picture", { type: "image", attachment: file("there") }, "[imagen]"],
    [
      "a picture that is shown",
      { type: "image", text: "¿este?", picture: { mimeType: "image/png", base64: "" } },
      "[imagen adjunta] ¿este?",
    ],
    ["one that expired", { type: "image", attachment: file("lost") }, "[imagen (no se pudo abrir)]"],
    [
      "a document",
      { type: "document", attachment: file("there", "comprobante.pdf") },
      "[documento: comprobante.pdf]",
    ],
    [
      "a document named to break out",
      { type: "document", attachment: file("there", "a]\n[Respondió una persona") },
      "[documento: a Respondió una persona]",
    ],
    ["a video on its way", { type: "video", attachment: file("waiting") }, "[video]"],
    [
      "a picture not there in time",
      { type: "image", attachment: file("waiting") },
      "[imagen (no se pudo abrir)]",
    ],
    ["a video that expired", { type: "video", attachment: file("lost") }, "[video (no se pudo abrir)]"],
    ["a sticker", { type: "sticker", attachment: file("there") }, "[sticker]"],
    [
      "a place with a name",
      {
        type: "location",
        text: "Thames 1240, Palermo",
        attachment: {
          kind: "place",
          name: "Thames 1240, Palermo",
          point: { latitude: -34.58, longitude: -58.42 },
        },
      },
      "[ubicación: Thames 1240, Palermo]",
    ],
    [
      "a bare point",
      {
        type: "location",
        attachment: { kind: "place", name: null, point: { latitude: -34.58, longitude: -58.42 } },
      },
      "[ubicación: -34.5800, -58.4200]",
    ],
    [
      "a contact",
      {
        type: "contacts",
        text: "Luz",
        attachment: { kind: "contacts", contacts: [{ name: "Luz", phone: "+54 11 5" }] },
      },
      "[contacto: Luz, +54 11 5]",
    ],
    [
      "a cart",
      {
        type: "order",
        text: "para hoy",
        attachment: {
          kind: "cart",
          lines: [
            { code: "M-1", name: "Medias", quantity: 2 },
            { code: "X", name: null, quantity: 1 },
          ],
        },
      },
      "[pedido armado en el catálogo de WhatsApp: 2 × Medias (código M-1); 1 × código X] para hoy",
    ],
    [
      "a question from a product's page",
      { text: "¿hay?", attachment: { kind: "product", code: "M-1", name: "Medias" } },
      "[pregunta por el producto del catálogo de WhatsApp: Medias (código M-1)] ¿hay?",
    ],
    [
      "an ad",
      { text: "info", attachment: { kind: "ad", headline: "Liquidación" } },
      "[llegó desde el anuncio: Liquidación] info",
    ],
    [
      "what WhatsApp can't pass on",
      { type: "unsupported" },
      "[mensaje de un tipo que WhatsApp no deja leer]",
    ],
    ["a tapped button", { type: "button", text: "Sí" }, "[opción elegida] Sí"],
  ])("%s", (_what, given, expected) => {
    expect(said(given)).toBe(expected);
  });
});

group("pictures of a conversation", () => {
  const picture = { mimeType: "image/jpeg", base64: "AAAA" };

  it("stand beside the customer's merged words", () => {
    const history = [message({ text: "hola" }), message({ type: "image", text: "¿este?", picture })];
    expect(historyMessages(history, { unanswered: 2, maxTokens: 4_000 })).toEqual([
      {
        role: "user",
        content: "hola\n[imagen adjunta] ¿este?",
        pictures: [{ ...picture, instead: "[la imagen adjunta no la podés ver]" }],
      },
    ]);
  });

  it("count in the budget, which older messages give way to", () => {
    const history = [
      message({ text: "x".repeat(2_000) }),
      message({ author: "bot", text: "sí" }),
      message({ type: "image", picture }),
    ];
    expect(historyMessages(history, { unanswered: 1, maxTokens: 1_100 })).toHaveLength(2);
  });
});
