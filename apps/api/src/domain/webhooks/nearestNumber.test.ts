import { expect, it } from "vitest";
import { nearestNumber } from "./nearestNumber.ts";

const stores = [{ botPhoneNumber: "+54 9 11 5555-0001" }, { botPhoneNumber: "5511987654321" }];

it("finds the store whose number was misspelt, in whatever form it was written", () => {
  expect(nearestNumber("541155550002", stores)).toBe(stores[0]);
  expect(nearestNumber("+54911555500", stores)).toBe(stores[0]);
  expect(nearestNumber("551187654312", stores)).toBe(stores[1]);
});

it("names nobody where no number is near", () => {
  expect(nearestNumber("34600000000", stores)).toBeNull();
  expect(nearestNumber("541155550001", [])).toBeNull();
});
