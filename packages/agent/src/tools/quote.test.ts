import { describe, expect, it } from "vitest";
import type { StoreSheet } from "../input.ts";
import type { StoreCoupon, StoreProduct } from "../ports.ts";
import { discounted, instalmentOf } from "../sheet/arithmetic.ts";
import { callTool, textsOf, type ToolCallOptions } from "../testing/callTool.ts";
import { sampleStore, SAMPLE_COUPONS, SAMPLE_PRODUCTS } from "../testing/index.ts";
import { TOOLS_BY_NAME } from "./index.ts";

const always = { from: null, until: null };
const sheet: Partial<StoreSheet> = {
  payments: [
    { method: "Transferencia bancaria", discountPercent: 10, combines: true, details: null, ...always },
    { method: "Efectivo", discountPercent: 15, combines: false, details: "En el local", ...always },
    { method: "Mercado Pago", discountPercent: null, combines: true, details: null, ...always },
  ],
  instalments: [
    { count: 3, interestFree: true, minCents: 1_000_000, method: null, ...always },
    { count: 6, interestFree: true, minCents: 5_000_000, method: "Visa y Mastercard", ...always },
    { count: 12, interestFree: false, minCents: null, method: null, ...always },
  ],
  freeShipping: [{ fromCents: 6_000_000, zone: null, ...always }],
};

const threshold = (fromCents: number) => ({ fromCents, zone: null, ...always });

const quote = (args: unknown, options: ToolCallOptions = {}) =>
  callTool("quote", args, { sheet, ...options });
const item = (product_id: string, over: object = {}) => ({ items: [{ product_id, ...over }] });

/** The sample catalogue with one product replaced or added. */
function storeWith(product: Partial<StoreProduct> & { id: string }) {
  const [base] = SAMPLE_PRODUCTS;
  if (base === undefined) throw new Error("the sample catalogue is empty");
  return sampleStore({ products: [{ ...base, ...product }, ...SAMPLE_PRODUCTS] });
}
const variant = (over: Partial<StoreProduct["variants"][number]>) => ({
  id: "v",
  values: [],
  sku: null,
  priceCents: 100_000,
  promotionalPriceCents: null,
  available: true,
  stock: null,
  ...over,
});

describe("a quote does the sums", () => {
  it("of several units, with every way to pay, instalments by minimum and what is missing for free shipping", async () => {
    const { value, facts } = await quote(item("102", { variant: "negro M", quantity: 2 }));
    expect(value).toEqual({
      items: [
        {
          product: "Medias de red",
          variant: "Negro / M",
          quantity: 2,
          price: "$ 12.000",
          subtotal: "$ 24.000",
        },
      ],
      total: "$ 24.000",
      payments: [
        { method: "Transferencia bancaria", discount: "10%", total: "$ 21.600", saves: "$ 2.400" },
        { method: "Efectivo", discount: "15%", total: "$ 20.400", saves: "$ 3.600", details: "En el local" },
      ],
      instalments: [
        "3 cuotas sin interés de $ 8.000",
        "12 cuotas con interés: el valor lo muestra el checkout",
      ],
      instalments_from_more: ["6 cuotas sin interés desde $ 50.000"],
      free_shipping: [
        {
          from: "$ 60.000",
          missing: "$ 36.000",
          but_paying: [
            { by: "Transferencia bancaria", total: "$ 21.600", missing: "$ 38.400" },
            { by: "Efectivo", total: "$ 20.400", missing: "$ 39.600" },
          ],
        },
      ],
    });
    expect(facts.filter(({ kind }) => kind === "amount").map(({ value: cents }) => cents)).toEqual([
      2_400_000, 2_400_000, 2_160_000, 240_000, 2_040_000, 360_000, 5_000_000, 3_840_000, 3_960_000,
      3_600_000,
    ]);
    expect(facts.find(({ kind }) => kind === "instalment")).toMatchObject({
      value: 800_000,
      text: "3 cuotas sin interés de $ 8.000",
      subject: "102",
    });
    expect(facts.filter(({ kind }) => kind === "discount").map(({ value: percent }) => percent)).toEqual([
      10, 15,
    ]);
  });

  it("of several products", async () => {
    const { value } = await quote({
      items: [
        { product: "medias de red", variant: "natural", quantity: 3 },
        { product: "Malla manga larga", quantity: 1 },
      ],
    });
    expect(value).toMatchObject({ total: "$ 85.500", free_shipping: [{ from: "$ 60.000", reached: true }] });
    expect(value["hint"]).toBeUndefined();
  });

  it("with free shipping only for what is paid: a discount that falls short of it is said apart", async () => {
    const two = { items: [{ product: "medias de red", variant: "natural", quantity: 5 }] };
    const { value } = await quote(two, { sheet: { ...sheet, freeShipping: [threshold(6_500_000)] } });
    expect(value).toMatchObject({
      total: "$ 67.500",
      free_shipping: [
        {
          from: "$ 65.000",
          reached_only_paying: "$ 67.500",
          but_paying: [
            { by: "Transferencia bancaria", total: "$ 60.750", missing: "$ 4.250" },
            { by: "Efectivo", total: "$ 57.375", missing: "$ 7.625" },
          ],
        },
      ],
    });
    const named = { ...two, payment_method: "efectivo" };
    const { value: inCash } = await quote(named, {
      sheet: { ...sheet, freeShipping: [threshold(6_000_000)] },
    });
    expect(inCash["free_shipping"]).toEqual([
      {
        from: "$ 60.000",
        reached_only_paying: "$ 67.500",
        but_paying: [{ by: "Efectivo", total: "$ 57.375", missing: "$ 2.625" }],
      },
    ]);
    const { value: byTransfer } = await quote(
      { ...two, payment_method: "transferencia" },
      { sheet: { ...sheet, freeShipping: [threshold(6_000_000)] } },
    );
    expect(byTransfer["free_shipping"]).toEqual([{ from: "$ 60.000", reached: true }]);
  });

  it("also where a coupon takes the sum below it", async () => {
    const { value } = await quote(
      { items: [{ product: "medias de red", variant: "natural", quantity: 5 }], coupon: "DANZA15" },
      { sheet: { freeShipping: [threshold(6_500_000)] } },
    );
    expect(value["free_shipping"]).toEqual([
      {
        from: "$ 65.000",
        reached_only_paying: "$ 67.500",
        but_paying: [{ by: "cupón DANZA15", total: "$ 57.375", missing: "$ 7.625" }],
      },
    ]);
  });

  it("at the promotional price, to the cent, and where a discount doesn't combine, without it", async () => {
    const { value } = await quote(item("101", { variant: "negra 38", quantity: 2 }));
    expect(value).toMatchObject({
      items: [{ promotional_price: "$ 74.900,50", price: "$ 89.900", subtotal: "$ 149.801" }],
      total: "$ 149.801",
      payments: [
        { method: "Transferencia bancaria", total: "$ 134.820,90", saves: "$ 14.980,10" },
        { method: "Efectivo", total: "$ 149.801", no_discount_on: "los precios promocionales" },
      ],
      instalments: [
        "3 cuotas sin interés de $ 49.933,67",
        "6 cuotas sin interés de $ 24.966,83 con Visa y Mastercard",
        expect.anything(),
      ],
      free_shipping: "incluido",
    });
    expect(JSON.stringify(value["payments"])).not.toContain("15%");
  });

  it("with the way to pay that was named, in the customer's words", async () => {
    for (const words of ["transferencia", "por transfe, alias", "CBU", "Transferencias"]) {
      const { value } = await quote({ ...item("103"), payment_method: words });
      expect(value["payments"], words).toMatchObject([
        { method: "Transferencia bancaria", total: "$ 8.910" },
      ]);
    }
    const { value } = await quote({ ...item("103"), payment_method: "mercadopago" });
    expect(value["payments"]).toEqual([{ method: "Mercado Pago", total: "$ 9.900" }]);
  });

  it("and names no price for a way to pay that the merchant has not written down", async () => {
    const { value, facts } = await quote({ ...item("103"), payment_method: "bitcoin" });
    expect(value).toMatchObject({
      payments: [],
      payments_hint: expect.stringContaining("No inventes") as string,
    });
    expect(textsOf(facts, "discount")).toEqual([]);
  });

  it("without a sheet says the total and nothing of discounts, instalments or shipping", async () => {
    const { value } = await callTool("quote", item("103", { quantity: 2 }));
    expect(value).toEqual({
      items: [
        {
          product: "Medias convertibles",
          variant: "Rosa / Único",
          quantity: 2,
          price: "$ 9.900",
          subtotal: "$ 19.800",
        },
      ],
      total: "$ 19.800",
    });
  });
});

describe("what can't be counted is named and stays out of the total", () => {
  it.each<[what: string, args: unknown, shown: object]>([
    ["a sold-out product", item("104"), { product: "Tutú de ensayo", available: false }],
    [
      "a sold-out variant",
      item("101", { variant: "negro 36" }),
      { available: false, in_stock: "Rosa: 36, 37; Negro: 38" },
    ],
    [
      "an option that it doesn't have",
      item("101", { variant: "verde 38" }),
      { hint: "No existe esa opción." },
    ],
    ["a size that it doesn't have", item("101", { variant: "talle 99" }), { hint: "No existe esa opción." }],
    ["a product of nobody", item("999"), { found: false }],
    ["a price on request", item("105"), { price: "precio a consultar" }],
    [
      "prices that differ by option",
      item("102"),
      { hint: expect.stringContaining("preguntá cuál") as string },
    ],
    [
      "more than there are",
      item("101", { variant: "rosa 36", quantity: 3 }),
      { hint: "No hay tantas unidades: hay 2." },
    ],
  ])("%s", async (_what, args, shown) => {
    const { value, facts } = await quote(args);
    expect(value).toEqual({ items: [expect.objectContaining(shown)] });
    expect(JSON.stringify(value)).not.toMatch(/NaN|null|undefined|Infinity/);
    expect(textsOf(facts, "amount")).toEqual([]);
  });

  it("beside what can", async () => {
    const { value } = await quote({ items: [{ product_id: "103" }, { product_id: "104" }] });
    expect(value).toMatchObject({ total: "$ 9.900", hint: expect.stringContaining("no incluye") as string });
  });
});

describe("malformed calls are advice, never a sum", () => {
  const prepare = (args: unknown) => TOOLS_BY_NAME.get("quote")?.prepare(JSON.stringify(args));
  it.each([
    ["a negative quantity", item("101", { quantity: -2 })],
    ["no quantity at all", item("101", { quantity: 0 })],
    ["half a pair", item("101", { quantity: 1.5 })],
    ["a huge quantity", item("101", { quantity: 1e9 })],
    ["a quantity in words", item("101", { quantity: "dos" })],
    ["an unknown field in a line", item("101", { price: 1 })],
    ["an unknown field", { ...item("101"), total: 5 }],
    ["an empty cart", { items: [] }],
    ["eleven lines", { items: Array.from({ length: 11 }, () => ({ product_id: "101" })) }],
    ["a cart that is no list", { items: { product_id: "101" } }],
    ["lines that are no objects", { items: ["101"] }],
    ["a list where text belongs", { ...item("101"), payment_method: ["transferencia"] }],
  ])("%s", (_what, args) => {
    expect(prepare(args)).toMatchObject({ kind: "invalid" });
  });

  it("absent and null are the same in every line, and a bare number is an id", () => {
    expect(prepare({ items: [{ product_id: 101 }] })).toMatchObject({ kind: "valid" });
    expect(prepare({ items: [{ product: "medias", quantity: null }] })).toMatchObject({ kind: "valid" });
  });

  it("the schema of a line is strict too", () => {
    const { definition } = TOOLS_BY_NAME.get("quote") ?? {};
    const text = JSON.stringify(definition?.parameters);
    expect(text).toContain(
      '"required":["product_id","product","variant","quantity"],"additionalProperties":false',
    );
    expect(text).not.toMatch(/minItems|maxItems/);
  });
});

describe("a model that knows only `query`", () => {
  it("gets the total of what it wrote", async () => {
    const { value } = await quote({ query: "2 medias convertibles" });
    expect(value).toMatchObject({ items: [{ quantity: 2 }], total: "$ 19.800" });
  });
  it("gets one where it named no number, and a question where it named nothing", async () => {
    expect((await quote({ query: "medias convertibles" })).value).toMatchObject({ items: [{ quantity: 1 }] });
    expect((await quote({})).value).toMatchObject({ items: [] });
  });
});

describe("cents", () => {
  it.each([
    [1_000_000, 3, 333_333],
    [1_000_001, 3, 333_334],
    [100, 3, 33],
    [50, 4, 13],
    [8_990_050, 6, 1_498_342],
    [0, 3, 0],
  ])("%i in %i instalments is %i", (cents, count, each) => {
    expect(instalmentOf(cents, count)).toBe(each);
  });
  it.each([
    [5, 10, 5],
    [4, 10, 4],
    [7_490_050, 10, 6_741_045],
    [3_333, 12.5, 2_916],
    [99_999, 33.33, 66_669],
    [999 * 10_000_000_000 * 10 + 7, 10, 89_910_000_000_006],
  ])("%i less %d %% is %i", (cents, percent, paid) => {
    expect(discounted(cents, percent)).toBe(paid);
  });

  it("are kept through the largest cart there can be", async () => {
    const store = storeWith({ id: "900", name: "Piano", variants: [variant({ priceCents: 99_999_999_99 })] });
    const { value } = await quote(item("900", { quantity: 999 }), { store });
    expect(value).toMatchObject({ total: "$ 99.899.999.990,01" });
    expect(value["payments"]).toMatchObject([{ total: "$ 89.909.999.991,01" }, {}]);
  });
});

describe("a coupon in a quote", () => {
  const store = (coupon: Partial<StoreCoupon>) => {
    const [base] = SAMPLE_COUPONS;
    if (base === undefined) throw new Error("no sample coupon");
    return {
      ...sampleStore(),
      listCoupons: () =>
        Promise.resolve([{ ...base, code: "X", minPriceCents: null, firstPurchaseOnly: false, ...coupon }]),
    };
  };
  const withCoupon = async (args: object, coupon: Partial<StoreCoupon>) =>
    (await quote({ ...args, coupon: "x" }, { store: store(coupon) })).value["coupon"];

  it("takes a percentage off, and tells its conditions", async () => {
    expect(
      await withCoupon(item("103", { quantity: 2 }), { value: 20, combines: true, firstPurchaseOnly: true }),
    ).toEqual({
      code: "X",
      applies: true,
      discount: "20%",
      saves: "$ 3.960",
      total: "$ 15.840",
      only_first_purchase: true,
      valid_until: "2026-12-31",
      hint: expect.stringContaining("No lo sumes") as string,
    });
  });
  it("takes an amount off, never more than there is", async () => {
    const absolute = { type: "absolute" as const, combines: true };
    expect(await withCoupon(item("103"), { ...absolute, value: 500_000 })).toMatchObject({
      total: "$ 4.900",
    });
    expect(await withCoupon(item("103"), { ...absolute, value: 5_000_000 })).toMatchObject({ total: "$ 0" });
  });
  it.each<[what: string, args: object, coupon: Partial<StoreCoupon>, why: RegExp]>([
    ["below its minimum", item("103"), { value: 20, minPriceCents: 1_000_000 }, /mínima de \$ 10\.000/],
    [
      "on promotional prices that it doesn't combine with",
      item("101", { variant: "rosa 37" }),
      { value: 20, combines: false },
      /promocionales/,
    ],
    [
      "outside of what it is limited to",
      item("106"),
      { value: 20, limitedTo: ["Medias"] },
      /solo para Medias/,
    ],
  ])("takes nothing off %s", async (...[, args, coupon, why]) => {
    expect(await withCoupon(args, coupon)).toMatchObject({
      applies: false,
      why: expect.stringMatching(why) as string,
    });
  });
  it("takes off only what it is for", async () => {
    const both = { items: [{ product_id: "103" }, { product_id: "106" }] };
    expect(await withCoupon(both, { value: 50, combines: true, limitedTo: ["medias"] })).toMatchObject({
      saves: "$ 4.950",
      only_on: ["Medias convertibles"],
    });
  });
  it("that nobody has is no coupon", async () => {
    const { value, facts } = await quote({ ...item("103"), coupon: "REGALO99" });
    expect(value["coupon"]).toMatchObject({ applies: false });
    expect(textsOf(facts, "coupon")).toEqual([]);
  });
});
