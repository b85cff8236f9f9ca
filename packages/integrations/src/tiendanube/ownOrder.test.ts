import { describe, expect, it } from "vitest";
import { phoneKey } from "../ycloud/index.ts";
import { hasEmail, hasPhone, orderPhoneKeys } from "./ownOrder.ts";
import type { TiendanubeOrder } from "./types.ts";

const order = (phones: string[], emails: string[] = []): TiendanubeOrder => ({
  id: "1",
  number: "100",
  createdAt: "2026-11-01T00:00:00.000Z",
  status: "open",
  paymentStatus: "paid",
  totalCents: 0,
  currency: "ARS",
  lines: [],
  shipments: [],
  customerId: null,
  phones,
  emails,
  updatedAt: null,
});

describe("an order belongs to the chat's number", () => {
  it.each([
    ["+5491155550101", "AR", "+5491155550101"],
    ["+54 11 5555-0101", "AR", "+5491155550101"],
    ["011 5555-0101", "AR", "+5491155550101"],
    ["1155550101", "AR", "+5491155550101"],
    ["11 15 5555-0101", "AR", "+5491155550101"],
    ["0221 15 455-5202", "AR", "+5492214555202"],
    ["(11) 98765-4321", "BR", "+5511987654321"],
    ["011 8765-4321", "BR", "+5511987654321"],
    ["55 1234 0187", "MX", "+5215512340187"],
    ["099123456", "UY", "+59899123456"],
  ])("typed as %s in a shop of %s", (typed, country, chat) => {
    expect(hasPhone(order([typed]), phoneKey(chat), country)).toBe(true);
  });

  it.each([
    ["1155550102", "AR", "+5491155550101"],
    ["1155550101", "BR", "+5491155550101"],
    ["1155550101", null, "+5491155550101"],
    ["+551155550101", "AR", "+5491155550101"],
    ["55550101", "AR", "+5491155550101"],
    ["", "AR", "+5491155550101"],
    ["-", "AR", ""],
  ])("but not when %s was typed in a shop of %s and %s asks", (typed, country, chat) => {
    expect(hasPhone(order([typed]), phoneKey(chat), country)).toBe(false);
  });
});

it("an e-mail counts without regard to case and blanks, and an empty one never", () => {
  expect(hasEmail(order([], ["Ana@Example.com"]), " ana@example.COM ")).toBe(true);
  expect(hasEmail(order([], ["ana@example.com"]), "ana@example.co")).toBe(false);
  expect(hasEmail(order([], [" "]), " ")).toBe(false);
});

it("stands in an index of orders under every number that it may be looked for by", () => {
  const keys = orderPhoneKeys(order(["011 5555-0101", "11 15 5555-0102", ""]), "AR");
  expect(keys).toContain(phoneKey("+5491155550101"));
  expect(keys).toContain(phoneKey("+5491155550102"));
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).not.toContain("");
});
