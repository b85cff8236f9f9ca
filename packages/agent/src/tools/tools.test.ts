import { describe, expect, it } from "vitest";
import { callTool as call, textsOf as texts } from "../testing/callTool.ts";
import { sampleStore, SAMPLE_PRODUCTS } from "../testing/index.ts";
import { TOOL_DEFINITIONS, TOOLS_BY_NAME } from "./index.ts";

/** Typed, where vitest says `any`. */
const containing = (text: string): unknown => expect.stringContaining(text);

describe("the tools as the model sees them", () => {
  it("have the names that merchants' prompts rely on", () => {
    expect(TOOL_DEFINITIONS.map((tool) => tool.name).sort()).toEqual([
      "browse_general_storefront",
      "cupones_list",
      "derivhumano",
      "get_product_details",
      "orders",
      "payment_receipt",
      "purchase_link",
      "quote",
      "search_by_category",
      "search_specific_products",
      "store_info",
    ]);
  });

  it.each(TOOL_DEFINITIONS.map((tool) => [tool.name, tool.parameters] as const))(
    "%s has a strict schema",
    (name, parameters) => {
      const properties = Object.entries(parameters["properties"] as Record<string, Record<string, unknown>>);
      expect(parameters).toMatchObject({
        type: "object",
        additionalProperties: false,
        required: properties.map(([key]) => key),
      });
      expect(JSON.stringify(parameters)).not.toMatch(/\$schema|minLength|maxLength|"default"/);
      for (const [key, property] of properties) {
        const required = name === "search_specific_products" && key === "query";
        expect(JSON.stringify(property).includes('"null"'), `${name}.${key} may be null`).toBe(!required);
      }
    },
  );

  it.each(TOOL_DEFINITIONS.map((tool) => tool.name))(
    "%s works for a model that knows only its name and `query`",
    async (name) => {
      const { outcome } = await call(name, { query: "medias" });
      const handsOver = name === "derivhumano" || name === "payment_receipt";
      expect(outcome.kind).toBe(handsOver ? "handoff" : "result");
    },
  );
});

describe("arguments are checked again, whatever the model sends", () => {
  const prepare = (text: string) => TOOLS_BY_NAME.get("search_specific_products")?.prepare(text);
  it.each([
    ["broken JSON", '{"query":"med'],
    ["no object", '"medias"'],
    ["a list", "[1]"],
    ["a missing query", "{}"],
    ["an empty query", '{"query":"  "}'],
    ["a wrong type", '{"query":{"$ne":1}}'],
    ["a foreign field", '{"query":"x","customer_phone":"+5491100000000"}'],
    ["a negative price", '{"query":"x","max_price":-1}'],
    ["an endless text", JSON.stringify({ query: "x".repeat(10_000) })],
  ])("%s comes back as advice that says what is right", (_case, text) => {
    const prepared = prepare(text);
    expect(prepared).toMatchObject({ kind: "invalid" });
    expect(prepared?.kind === "invalid" && prepared.message).toContain('"query"');
  });

  it("null and absent are the same, and a bare number is text", () => {
    expect(prepare('{"query":1052,"variant":null}')).toMatchObject({ kind: "valid" });
    expect(TOOLS_BY_NAME.get("search_by_category")?.prepare("")).toMatchObject({ kind: "valid" });
  });
});

describe("products", () => {
  it("come with promotional price first, variants in stock grouped, link and picture", async () => {
    const { value, facts } = await call("search_specific_products", { query: "zapatillas de punta" });
    expect(value["products"]).toEqual([
      {
        id: "101",
        name: "Zapatillas de punta Clara",
        available: true,
        promotional_price: "$ 74.900,50",
        price: "$ 89.900",
        options: "Color, Talle",
        in_stock: "Rosa: 36, 37; Negro: 38",
        url: "https://danzarina.example/productos/zapatillas-de-punta-clara/",
        image: "https://cdn.danzarina.example/101.webp",
        free_shipping: true,
      },
    ]);
    const [shown] = value["products"] as object[];
    expect(Object.keys(shown ?? {}).indexOf("promotional_price")).toBeLessThan(
      Object.keys(shown ?? {}).indexOf("price"),
    );
    expect(texts(facts, "promotional_price")).toEqual(["$ 74.900,50"]);
    expect(texts(facts, "price")).toEqual(["$ 89.900"]);
    expect(texts(facts, "link")).toEqual(["https://danzarina.example/productos/zapatillas-de-punta-clara/"]);
    expect(texts(facts, "variant")).toEqual(["Rosa 36", "Rosa 37", "Negro 38"]);
    expect(facts[0]).toMatchObject({
      id: "f1",
      tool: "search_specific_products",
      callId: "c1",
      at: "2026-11-22T12:00:00.000Z",
      subject: "101",
    });
  });

  it("whose variants differ in price name each, never the first variant's as if it were all", async () => {
    const { value } = await call("get_product_details", { product_id: "102" });
    expect(value["product"]).toMatchObject({
      price: "desde $ 12.000",
      prices_by_variant: [
        { options: "Negro: M", price: "$ 12.000" },
        { options: "Natural: L", price: "$ 13.500" },
      ],
    });
  });

  it("without a price say so instead of a number", async () => {
    const { value } = await call("search_specific_products", { query: "vestuario a medida" });
    expect(value["products"]).toMatchObject([{ price: "precio a consultar" }]);
    expect(JSON.stringify(value)).not.toMatch(/null|NaN|undefined/);
  });

  it("sold out and asked for by name come back as not available, without link, price or picture", async () => {
    const { value } = await call("search_specific_products", { query: "tutú de ensayo" });
    expect(value["products"]).toEqual(
      expect.arrayContaining([{ id: "104", name: "Tutú de ensayo", available: false }]),
    );
    expect(JSON.stringify(value)).not.toContain("tutu-de-ensayo");
  });

  it("sold out are not offered in categories or the storefront", async () => {
    expect(JSON.stringify((await call("browse_general_storefront", {})).value["products"])).not.toContain(
      "Tutú",
    );
    expect(
      JSON.stringify((await call("search_by_category", { query: "ropa" })).value["products"]),
    ).not.toContain("Tutú");
  });

  it("are at most six, and dearer ones than wanted are left out", async () => {
    const many = Array.from({ length: 20 }, (_, index) => ({
      ...(SAMPLE_PRODUCTS[1] ?? fail()),
      id: `m${index}`,
      name: `Medias ${index}`,
    }));
    const { value } = await call(
      "search_specific_products",
      { query: "medias" },
      { store: sampleStore({ products: many }) },
    );
    expect(value["products"]).toHaveLength(6);
    const cheap = await call("search_specific_products", { query: "medias", max_price: 10_000 });
    expect(cheap.value["products"]).toMatchObject([{ name: "Medias convertibles" }]);
  });

  it("are written with Brazilian prices in Brazil", async () => {
    const [base = fail()] = SAMPLE_PRODUCTS;
    const [variant = fail()] = base.variants;
    const store = sampleStore({
      products: [
        {
          ...base,
          currency: "BRL",
          variants: [{ ...variant, priceCents: 8_990, promotionalPriceCents: null }],
        },
      ],
    });
    const { value } = await call("search_specific_products", { query: "punta" }, { store, country: "BR" });
    expect(value["products"]).toMatchObject([{ price: "R$ 89,90" }]);
  });

  it("that nobody sells are not made up", async () => {
    const { value } = await call("search_specific_products", { query: "bicicletas" });
    expect(value).toMatchObject({ products: [], hint: containing("no inventes") });
  });
});

describe("details", () => {
  it("are found by name when there is no id", async () => {
    const { value } = await call("get_product_details", { query: "medias de red" });
    expect(value).toMatchObject({
      found: true,
      product: { id: "102" },
      other_matches: [{ id: "103", name: "Medias convertibles" }],
    });
  });

  it("say what is sold out, what is running low, and hold plain text", async () => {
    const { value } = await call("get_product_details", { product_id: "101" });
    expect(value["product"]).toMatchObject({
      sold_out: "Negro: 36",
      last_units: "Rosa 36: 2",
      description: "Punta de media dureza, suela de cuero.",
      brand: "Clara",
    });
  });

  it("of nothing are not invented", async () => {
    expect((await call("get_product_details", {})).value).toMatchObject({ found: false });
    expect((await call("get_product_details", { product_id: "999" })).value).toMatchObject({ found: false });
  });
});

describe("categories", () => {
  it("are found by a word, and show their products", async () => {
    const { value } = await call("search_by_category", { query: "media" });
    expect(value).toMatchObject({
      category: "Medias",
      products: [{ name: "Medias de red" }, { name: "Medias convertibles" }],
    });
  });

  it("show their subcategories", async () => {
    expect((await call("search_by_category", { query: "ropa" })).value).toMatchObject({
      category: "Ropa",
      subcategories: [{ id: "4", name: "Ropa de ensayo" }],
    });
  });

  it.each([{}, { query: "bicicletas" }])("are listed when nothing matches %j", async (args) => {
    const { value, facts } = await call("search_by_category", args);
    expect(value).toMatchObject({
      category: null,
      categories: [
        { name: "Zapatillas de danza" },
        { name: "Medias" },
        { name: "Ropa" },
        { name: "Ropa de ensayo" },
      ],
    });
    expect(texts(facts, "category")).toContain("Medias");
  });
});

describe("coupons", () => {
  it("are listed with their conditions", async () => {
    const { value, facts } = await call("cupones_list", { query: null });
    expect(value["coupons"]).toEqual([
      {
        code: "DANZA15",
        discount: "15%",
        minimum_purchase: "$ 50.000",
        valid_until: "2026-12-31",
        first_purchase_only: true,
        combines_with_other_offers: false,
        uses_left: 3,
      },
      {
        code: "ENVIOGRATIS",
        discount: "envío gratis",
        combines_with_other_offers: true,
        only_for: ["Medias"],
      },
    ]);
    expect(texts(facts, "coupon")).toContain("DANZA15");
  });

  it("asked for by code come alone", async () => {
    expect((await call("cupones_list", { query: "sirve el danza15?" })).value["coupons"]).toMatchObject([
      { code: "DANZA15" },
    ]);
  });
});

describe("orders", () => {
  it.each([
    { query: "1052" },
    { query: 1052 },
    { query: "dónde está mi pedido #1052?" },
    { order_number: "#1052" },
    {},
  ])("are found with %j", async (args) => {
    const { value, facts } = await call("orders", args);
    expect(value).toMatchObject({
      found: true,
      orders: [
        {
          number: "#1052",
          date: "2026-11-17",
          payment: "pagado",
          total: "$ 86.900,50",
          shipments: [
            {
              status: "enviado",
              tracking_code: "CA123456789AR",
              tracking_url: "https://correo.example/seguimiento/CA123456789AR",
            },
          ],
        },
      ],
    });
    expect(texts(facts, "order")).toEqual(["#1052"]);
    expect(texts(facts, "price")).toEqual(["$ 86.900,50", "$ 74.900,50"]);
    expect(texts(facts, "tracking")).toEqual(["CA123456789AR"]);
  });

  it("of somebody else read like missing ones", async () => {
    const foreign = await call("orders", { query: "1053" });
    const missing = await call("orders", { query: "9999" });
    expect(foreign.value).toEqual(missing.value);
    expect(foreign.facts).toEqual([]);
  });

  it("are looked up by e-mail only if the customer wrote that address", async () => {
    const guessed = await call(
      "orders",
      { order_number: "1053", email: "otra@example.com" },
      { customerTexts: ["es el 1053, mi mail es ana@example.com"] },
    );
    expect(guessed.value["found"]).toBe(false);
    expect(guessed.store.calls).toMatchObject([{ argument: { number: "1053", email: null } }]);
    const partly = await call(
      "orders",
      { order_number: "1053", email: "otra@example.com" },
      { customerTexts: ["laotra@example.com"] },
    );
    expect(partly.value["found"]).toBe(false);
    const own = await call(
      "orders",
      { order_number: "1053", email: "otra@example.com" },
      { customerTexts: ["mi mail: Otra@Example.com."] },
    );
    expect(own.value["found"]).toBe(true);
  });

  it("can't be swept: a model that tries number after number gets nowhere", async () => {
    const orderLookups = new Set<string>();
    const store = sampleStore();
    for (let number = 1; number <= 1_000; number += 1)
      await call("orders", { query: String(number) }, { store, orderLookups });
    expect(store.calls).toHaveLength(3);
  });
});

describe("the purchase link", () => {
  it("leads to the chosen variant", async () => {
    const { value, facts } = await call("purchase_link", { product_id: "101", variant: "negro 38" });
    const url = "https://danzarina.example/productos/zapatillas-de-punta-clara/?variant=1014";
    expect(value).toMatchObject({
      available: true,
      variant: "Negro / 38",
      promotional_price: "$ 74.900,50",
      price: "$ 89.900",
      url,
    });
    expect(texts(facts, "link")).toContain(url);
  });

  it("of a sold-out variant says so and leaves the choice open", async () => {
    const { value } = await call("purchase_link", { product_id: "101", variant: "negro 36" });
    expect(value).toMatchObject({
      available: false,
      hint: "Esa variante está agotada.",
      in_stock: "Rosa: 36, 37; Negro: 38",
    });
    expect(JSON.stringify(value)).not.toContain("variant=");
  });

  it("without a choice leads to the product", async () => {
    expect((await call("purchase_link", { query: "medias de red" })).value).toMatchObject({
      url: "https://danzarina.example/productos/medias-de-red/",
      in_stock: "Negro: M; Natural: L",
    });
  });

  it("of a sold-out product does not exist", async () => {
    expect((await call("purchase_link", { product_id: "104" })).value).toEqual({
      found: true,
      name: "Tutú de ensayo",
      available: false,
    });
  });
});

describe("derivhumano", () => {
  it("wishes a handoff and does nothing", async () => {
    const { outcome, store } = await call("derivhumano", {
      reason: "reclamo",
      summary: "Llegó roto",
      wanted_action: "Cambiarlo",
    });
    expect(outcome).toEqual({
      kind: "handoff",
      cause: "agent",
      reason: "reclamo",
      summary: "Llegó roto",
      wantedAction: "Cambiarlo",
      suggestedReply: null,
      topic: null,
    });
    expect(store.calls).toEqual([]);
  });

  it("without arguments takes the customer's last words as summary", async () => {
    const { outcome } = await call("derivhumano", {}, { customerTexts: ["Mi paquete llegó roto."] });
    expect(outcome).toMatchObject({ kind: "handoff", summary: "Mi paquete llegó roto." });
  });
});

function fail(): never {
  throw new Error("the sample catalogue lacks what this test needs");
}
