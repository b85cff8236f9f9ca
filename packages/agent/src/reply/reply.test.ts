import { describe, expect, it } from "vitest";
import type { Fact } from "../result.ts";
import type { SeenProduct } from "../tools/factBook.ts";
import { cleanModelText } from "./cleanModelText.ts";
import { composeBubbles } from "./composeBubbles.ts";
import { markdownToWhatsApp } from "./markdownToWhatsApp.ts";

describe("Markdown on its way to WhatsApp", () => {
  it.each([
    ["**Clara** a __buen__ precio", "*Clara* a *buen* precio"],
    ["***muy*** bueno", "*muy* bueno"],
    ["*ya* es de WhatsApp, _esto_ también", "*ya* es de WhatsApp, _esto_ también"],
    ["[Ver producto](https://a.example/x/)", "Ver producto: https://a.example/x/"],
    ["[**Ver**](https://a.example/x)", "Ver: https://a.example/x"],
    ["[https://a.example/x](https://a.example/x)", "https://a.example/x"],
    ["<https://a.example/x>", "https://a.example/x"],
    ["![foto](https://a.example/x.jpg)", ""],
    ["# Título\n## Otro\ntexto", "Título\nOtro\ntexto"],
    ["Tu pedido #1052 está en camino", "Tu pedido #1052 está en camino"],
    ["#1052 está en camino", "#1052 está en camino"],
    ["# 1052 está en camino", "# 1052 está en camino"],
    ["### Pedido #1052", "Pedido #1052"],
    ["- uno\n* dos\n• tres\n+ cuatro", "uno\ndos\ntres\ncuatro"],
    ["1. uno\n2. dos", "1. uno\n2. dos"],
    ["> cita", "cita"],
    ["`código`", "código"],
    ["~~antes~~ ahora", "~antes~ ahora"],
    ["| Talle | Stock |\n|---|---|\n| 38 | sí |", "Talle · Stock\n38 · sí"],
    ["uno\n\n---\n\ndos", "uno\n\ndos"],
    ["https://a.example/a__b__c/**x", "https://a.example/a__b__c/**x"],
    ["**https://a.example/x/**", "https://a.example/x/"],
    ["Ver _https://a.example/x_.", "Ver https://a.example/x."],
    ["[Clara (rosa)](https://a.example/clara_(rosa))", "Clara (rosa): https://a.example/clara_(rosa)"],
    [
      "Mirá [la Clara][1] y [la Luna].\n\n[1]: https://a.example/c\n[la luna]: https://a.example/l",
      "Mirá la Clara: https://a.example/c y la Luna: https://a.example/l.",
    ],
    ["Sale \\$ 89.900 \\- talle 38\\.", "Sale $ 89.900 - talle 38."],
    ["2 \\* 3", "2 * 3"],
    ["Danza &amp; Co. &quot;Clara&quot;", 'Danza & Co. "Clara"'],
    ["- [ ] talle\n- [x] color", "talle\ncolor"],
    ["***Clara***, *rosa* y ~negra~", "*Clara*, *rosa* y ~negra~"],
    ["snake_case_name y 2 * 3 * 4", "snake_case_name y 2 * 3 * 4"],
    ["-10% en medias", "-10% en medias"],
    ["suelto **", "suelto"],
  ])("%j becomes %j", (markdown, text) => {
    expect(markdownToWhatsApp(markdown)).toBe(text);
  });
});

describe("what a model leaks", () => {
  it.each([
    ['{"messages":[{"text":"Hola"},{"text":"¿Qué buscás?"}]}', "Hola\n\n¿Qué buscás?"],
    ['```json\n{"messages":[{"part":1,"total":2,"text":"Hola","imageUrl":null}]}\n```', "Hola"],
    ['[{"text":"Hola"},{"text":"Chau"}]', "Hola\n\nChau"],
    ['{"text":"Hola"}', "Hola"],
    ['{"response":"Tenemos {tres} modelos"}', "Tenemos {tres} modelos"],
    ['Claro! {"name":"orders","arguments":{"query":"1052"}} Ya miro.', "Claro!\n\nYa miro."],
    ["<think>el cliente quiere…</think>Hola", "Hola"],
    ['<tool_call>{"name":"orders"}</tool_call>\nYa lo veo', "Ya lo veo"],
    ["Hola<|im_end|>", "Hola"],
    ["<b>Hola</b><br>Chau", "Hola\nChau"],
    ["Si tenés <18 años o >60, 3 < 4, te queremos <3", "Si tenés <18 años o >60, 3 < 4, te queremos <3"],
    ['search_specific_products({"query":"medias"})\nAcá van', "Acá van"],
    ["Voy a usar cupones_list para ver.\n\nHay un cupón.", "Hay un cupón."],
    ["functions.orders({query: 1})\nYour orders (2) are on the way", "Your orders (2) are on the way"],
    ["[Respondió una persona del equipo] Hola, te ayudo", "Hola, te ayudo"],
    ["Hola {CUSTOMER_NAME}, ¿qué buscás?", "Hola , ¿qué buscás?"],
    ["Talles [36, 37, 38] en stock", "Talles [36, 37, 38] en stock"],
    ["👍", "👍"],
  ])("%j leaves %j", (raw, text) => {
    expect(cleanModelText(raw)).toEqual({ kind: "text", text });
  });

  it.each([
    '{"query":"medias"}',
    '{"messages":[{"text":"Hola, te cue',
    '<tool_call>{"name":"orders"',
    '{"name":"orders","arguments":{"text":"x"}}',
    "[]{}",
    "***",
  ])("%j is never sent", (raw) => {
    expect(cleanModelText(raw)).toEqual({ kind: "unusable" });
  });

  it.each([null, "", "  \n"])("%j is empty", (raw) => {
    expect(cleanModelText(raw)).toEqual({ kind: "empty" });
  });
});

const seen = (id: string, name: string, extra: Partial<SeenProduct> = {}): SeenProduct => ({
  id,
  name,
  url: `https://d.example/productos/${id}/`,
  imageUrl: `https://cdn.example/${id}.webp`,
  available: true,
  ...extra,
});

const PRODUCTS = [
  seen("clara", "Zapatillas Clara"),
  seen("red", "Medias de red"),
  seen("medias", "Medias"),
  seen("malla", "Malla manga larga"),
  seen("tutu", "Tutú de ensayo", { available: false }),
];
const compose = (text: string, facts: Fact[] = []) => composeBubbles({ text, facts, products: PRODUCTS });

describe("a reply becomes few bubbles", () => {
  it("a greeting and its body are one", () => {
    expect(compose("¡Hola, Ana!\n\nHacemos envíos a todo el país.\n\n¿De dónde sos?")).toEqual([
      { type: "text", text: "¡Hola, Ana!\n\nHacemos envíos a todo el país.\n\n¿De dónde sos?", factIds: [] },
    ]);
  });

  it("each product with its picture, between introduction and invitation", () => {
    const bubbles = compose(
      "Tengo estas dos:\n\n**Zapatillas Clara** $ 89.900\n[Ver](https://d.example/productos/clara/)\n\nMedias de red, $ 12.000\nhttps://d.example/productos/red\n\n¿Cuál te gusta más?",
    );
    expect(bubbles).toMatchObject([
      { type: "text", text: "Tengo estas dos:" },
      {
        type: "image",
        imageUrl: "https://cdn.example/clara.webp",
        text: "*Zapatillas Clara* $ 89.900\nVer: https://d.example/productos/clara/",
      },
      {
        type: "image",
        imageUrl: "https://cdn.example/red.webp",
        text: "Medias de red, $ 12.000\nhttps://d.example/productos/red",
      },
      { type: "text", text: "¿Cuál te gusta más?" },
    ]);
  });

  it("products listed line by line are told apart, and name, price and link in pieces are joined", () => {
    const listed = compose("Mirá:\n1. Zapatillas Clara: $ 89.900\n2. Medias de red: $ 12.000");
    expect(listed.map((bubble) => bubble.type)).toEqual(["text", "image", "image"]);
    const scattered = compose(
      "*Zapatillas Clara*\n\n$ 89.900\n\nhttps://d.example/productos/clara/\n\n¿La querés?",
    );
    expect(scattered).toMatchObject([
      { type: "image", text: "*Zapatillas Clara*\n$ 89.900\nhttps://d.example/productos/clara/" },
      { type: "text" },
    ]);
  });

  it("an offer gets its link where the model left it out, an answer about a product doesn't", () => {
    expect(compose("*Zapatillas Clara* $ 89.900\nTalles: 36, 37")).toMatchObject([
      {
        type: "image",
        text: "*Zapatillas Clara* $ 89.900\nTalles: 36, 37\nhttps://d.example/productos/clara/",
      },
    ]);
    expect(compose("Las Zapatillas Clara vienen en negro.")).toMatchObject([
      { type: "image", text: "Las Zapatillas Clara vienen en negro." },
    ]);
  });

  it("a picture is sent once, with the paragraph that has the link", () => {
    const bubbles = compose(
      "Las Zapatillas Clara son las más pedidas.\n\nhttps://d.example/productos/clara/ a $ 89.900\n\n¿Te reservo las Zapatillas Clara?",
    );
    expect(bubbles.filter((bubble) => bubble.type === "image")).toHaveLength(1);
  });

  it("a fourth product is left out", () => {
    const text = ["clara", "red", "malla", "medias"]
      .map((id) => `Uno\nhttps://d.example/productos/${id}/`)
      .join("\n\n");
    const bubbles = compose(text);
    expect(bubbles.map((bubble) => bubble.type)).toEqual(["image", "image", "image"]);
    expect(JSON.stringify(bubbles)).not.toContain("medias/");
  });

  it("a longer name is not taken for the shorter one inside it, nor a common word for a product", () => {
    expect(compose("Las Medias de red salen $ 12.000.")).toMatchObject([
      { imageUrl: "https://cdn.example/red.webp" },
    ]);
    expect(compose("Sí, tenemos medias y más cosas.")).toMatchObject([{ type: "text" }]);
  });

  it("sold-out products get no picture", () => {
    expect(compose("El Tutú de ensayo está agotado.")).toMatchObject([{ type: "text" }]);
  });

  it("the picture's address is no text", () => {
    expect(
      compose(
        "Zapatillas Clara\n![Clara](https://cdn.example/clara.webp)\nImagen: https://cdn.example/clara.webp\n$ 89.900",
      ),
    ).toMatchObject([
      { type: "image", text: "Zapatillas Clara\n\n$ 89.900\nhttps://d.example/productos/clara/" },
    ]);
  });

  it("the address of another shop, or of a longer path, names no product", () => {
    expect(
      compose("https://d.example/productos/clara-falsa/ y https://d.example/productos/clarax"),
    ).toMatchObject([{ type: "text" }]);
  });

  it("captions and texts keep WhatsApp's limits, nothing is lost", () => {
    const sentences = Array.from({ length: 60 }, (_, index) => `Frase número ${index} sobre el producto.`);
    const [image, rest] = compose(`Zapatillas Clara. ${sentences.join(" ")}`);
    expect(image?.type).toBe("image");
    expect(image?.text.length).toBeLessThanOrEqual(1_024);
    expect(`${image?.text} ${rest?.text}`).toBe(`Zapatillas Clara. ${sentences.join(" ")}`);
    const long = compose("palabra ".repeat(1_200));
    expect(long.every((bubble) => bubble.text.length > 0 && bubble.text.length <= 4_096)).toBe(true);
    expect(
      long
        .map((bubble) => bubble.text.replace(/…$/, ""))
        .join(" ")
        .split(/\s+/),
    ).toHaveLength(1_200);
  });

  it("many paragraphs are at most five bubbles", () => {
    const text = Array.from(
      { length: 12 },
      (_, index) => `${index}. ${"Una explicación bastante larga. ".repeat(12)}`,
    ).join("\n\n");
    expect(compose(text).length).toBeLessThanOrEqual(5);
  });

  it("nothing is no bubble", () => {
    expect(compose("---\n\n![x](https://cdn.example/otra.webp)")).toEqual([]);
  });
});

describe("a bubble names the facts that it states", () => {
  const fact = (id: string, rest: Pick<Fact, "kind" | "text" | "value" | "subject">): Fact => ({
    id,
    tool: "t",
    callId: "c",
    at: "2026-11-22T12:00:00.000Z",
    ...rest,
  });
  const facts = [
    fact("name", { kind: "product", text: "Zapatillas Clara", value: "clara", subject: "clara" }),
    fact("price", { kind: "price", text: "$ 89.900", value: 8_990_000, subject: "clara" }),
    fact("promo", { kind: "promotional_price", text: "$ 74.900,50", value: 7_490_050, subject: "clara" }),
    fact("link", {
      kind: "link",
      text: "https://d.example/productos/clara/",
      value: "https://d.example/productos/clara/",
      subject: "clara",
    }),
    fact("38", { kind: "variant", text: "Negro 38", value: "v38", subject: "clara" }),
    fact("other38", { kind: "variant", text: "Negro 38", value: "x38", subject: "other" }),
    fact("image", {
      kind: "image",
      text: "https://cdn.example/clara.webp",
      value: "https://cdn.example/clara.webp",
      subject: "clara",
    }),
    fact("order", { kind: "order", text: "#1052", value: "1052", subject: "1052" }),
    fact("coupon", { kind: "coupon", text: "DANZA15", value: "DANZA15", subject: "DANZA15" }),
    fact("percent", { kind: "coupon", text: "15%", value: 15, subject: "DANZA15" }),
  ];
  it.each([
    [
      "ZAPATILLAS CLARA a $74.900,50 (antes $89.900), negro en 38: https://d.example/productos/clara",
      ["name", "price", "promo", "link", "38", "image"],
    ],
    ["Tu pedido 1052 ya salió", ["order"]],
    ["Tu pedido 10521 ya salió", []],
    ["Con danza15 tenés 15 % menos", ["coupon", "percent"]],
    ["Sale 189.900", []],
    ["No sé el talle 38", []],
  ])("%s", (text, ids) => {
    const stated = compose(text, facts).flatMap((bubble) => bubble.factIds);
    expect(stated.sort()).toEqual([...ids].sort());
  });
});
