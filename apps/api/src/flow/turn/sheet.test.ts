import { storeDay } from "@platform/agent";
import { describe, expect, it } from "vitest";
import { articlesOn, readSheet, sheetOn, type SheetRow } from "./sheet.ts";

const row = (over: Partial<SheetRow>): SheetRow => ({
  payments: [],
  instalments: [],
  shipping: [],
  free_shipping: [],
  pickup: [],
  exchanges: [],
  payment_details: null,
  ...over,
});

describe("a sheet written by hand", () => {
  it("needs only what can't be guessed; instalments are with interest unless it says otherwise", () => {
    const { sheet, problems } = readSheet(
      row({
        payments: [{ method: "Transferencia", discountPercent: 10 }],
        instalments: [{ count: 3 }],
        payment_details: "Alias: punta.y.compas\nCBU 0000003100010000000001",
      }),
    );
    expect(problems).toEqual([]);
    expect(sheet.payments).toEqual([
      {
        method: "Transferencia",
        discountPercent: 10,
        combines: true,
        details: null,
        from: null,
        until: null,
      },
    ]);
    expect(sheet.instalments).toMatchObject([{ count: 3, interestFree: false, minCents: null }]);
    expect(sheet.paymentDetails).toBe("Alias: punta.y.compas\nCBU 0000003100010000000001");
  });

  it.each<[what: string, over: Partial<SheetRow>, named: { section: string; index: number | null }]>([
    ["text where a list belongs", { payments: "transferencia" }, { section: "payments", index: null }],
    ["an object where a list belongs", { shipping: { zone: "CABA" } }, { section: "shipping", index: null }],
    ["a wrong name of a field", { payments: [{ metodo: "Efectivo" }] }, { section: "payments", index: 0 }],
    [
      "an unknown field",
      { payments: [{ method: "Efectivo", discount_percent: 5 }] },
      { section: "payments", index: 0 },
    ],
    [
      "a discount above the price",
      { payments: [{ method: "Efectivo", discountPercent: 110 }] },
      { section: "payments", index: 0 },
    ],
    [
      "a discount below nothing",
      { payments: [{ method: "Efectivo", discountPercent: -5 }] },
      { section: "payments", index: 0 },
    ],
    [
      "money in fractions of a cent",
      { free_shipping: [{ fromCents: 10.5 }] },
      { section: "freeShipping", index: 0 },
    ],
    [
      "money as text",
      { shipping: [{ zone: "CABA", costCents: "$ 3.000" }] },
      { section: "shipping", index: 0 },
    ],
    [
      "a day that doesn't exist",
      { pickup: [{ address: "Corrientes 1", until: "2026-02-30" }] },
      { section: "pickup", index: 0 },
    ],
    [
      "an end before its beginning",
      { exchanges: [{ days: 30, from: "2026-12-01", until: "2026-11-01" }] },
      { section: "exchanges", index: 0 },
    ],
    ["one instalment", { instalments: [{ count: 1 }] }, { section: "instalments", index: 0 }],
    ["nothing", { instalments: [null] }, { section: "instalments", index: 0 }],
    [
      "endless payment details",
      { payment_details: "x".repeat(2_000) },
      { section: "paymentDetails", index: null },
    ],
  ])("%s is passed over and named", (_what, over, named) => {
    const good = { address: "Av. Corrientes 4521" };
    const { sheet, problems } = readSheet(row({ pickup: [good], ...over }));
    expect(problems).toMatchObject([named]);
    expect(
      Object.values(sheet)
        .flat()
        .filter((entry) => entry !== null),
    ).toHaveLength(named.section === "pickup" ? 0 : 1);
  });

  it("keeps the good entries beside a bad one", () => {
    const { sheet, problems } = readSheet(
      row({ shipping: [{ zone: "CABA" }, { zone: 7 }, { zone: "Interior" }] }),
    );
    expect(sheet.shipping.map(({ zone }) => zone)).toEqual(["CABA", "Interior"]);
    expect(problems).toMatchObject([{ section: "shipping", index: 1 }]);
  });
});

describe("what holds today", () => {
  const promotion = { from: "2026-11-10", until: "2026-11-22" };
  const sheet = readSheet(row({ instalments: [{ count: 3, interestFree: true, ...promotion }] })).sheet;
  const articles = [
    { id: "a", title: "Feria", body: "Este mes.", valid_from: promotion.from, valid_until: promotion.until },
    { id: "b", title: "Siempre", body: "Siempre.", valid_from: null, valid_until: null },
    { id: "c", title: "Sin fin", body: "Siempre.", valid_from: "-infinity", valid_until: "infinity" },
  ];
  const heldAt = (instant: string, timezone: string) => {
    const day = storeDay(instant, timezone);
    return {
      instalments: sheetOn(sheet, day).instalments.length,
      articles: articlesOn(articles, day).map(({ id }) => id),
    };
  };

  it.each([
    [
      "the last second of the last day in Buenos Aires",
      { at: "2026-11-23T02:59:59Z", zone: "America/Argentina/Buenos_Aires" },
      true,
    ],
    ["its midnight", { at: "2026-11-23T03:00:00Z", zone: "America/Argentina/Buenos_Aires" }, false],
    [
      "the first second of the first day",
      { at: "2026-11-10T03:00:00Z", zone: "America/Argentina/Buenos_Aires" },
      true,
    ],
    ["the second before", { at: "2026-11-10T02:59:59Z", zone: "America/Argentina/Buenos_Aires" }, false],
    [
      "the same instant in Tokyo, a day later there",
      { at: "2026-11-22T15:00:00Z", zone: "Asia/Tokyo" },
      false,
    ],
    [
      "and in Honolulu, where it is still the day",
      { at: "2026-11-23T09:59:59Z", zone: "Pacific/Honolulu" },
      true,
    ],
    [
      "in a zone that doesn't exist, as in Buenos Aires",
      { at: "2026-11-23T02:59:59Z", zone: "Mars/Olympus" },
      true,
    ],
  ])("%s", (_when, { at, zone }, holds) => {
    expect(heldAt(at, zone)).toEqual({
      instalments: holds ? 1 : 0,
      articles: holds ? ["a", "b", "c"] : ["b", "c"],
    });
  });
});
