import type { Sheet } from "@platform/contract";
import { describe, expect, it } from "vitest";
import {
  draftOf,
  emptyEntry,
  isOver,
  patchOf,
  problemsOf,
  sectionNames,
  type SheetDraft,
} from "./sheet-draft.ts";

const sheet: Sheet = {
  tenantId: "1",
  payments: [
    {
      method: "Transferencia",
      discountPercent: 12.5,
      combines: false,
      details: null,
      from: null,
      until: "2026-11-30",
    },
  ],
  instalments: [{ count: 3, interestFree: true, minCents: 3_000_050, method: null, from: null, until: null }],
  shipping: [],
  freeShipping: [],
  pickup: [],
  exchanges: [],
  paymentDetails: "Alias: punta",
  problems: [],
  today: "2026-12-01",
  updatedAt: null,
  updatedBy: null,
};
const changed = (change: (draft: SheetDraft) => void): SheetDraft => {
  const draft = draftOf(sheet);
  change(draft);
  return draft;
};

describe("saving a sheet", () => {
  it("sends nothing when nothing was changed", () => {
    expect(patchOf(sheet, draftOf(sheet))).toEqual({});
  });
  it("shows money and percent as people write them, and sends cents and numbers", () => {
    const draft = draftOf(sheet);
    expect(draft.payments[0]?.values["discountPercent"]).toBe("12,5");
    expect(draft.instalments[0]?.values["minCents"]).toBe("30.000,50");
    const patch = patchOf(
      sheet,
      changed(({ payments }) => Object.assign(payments[0]?.values ?? {}, { discountPercent: "15 %" })),
    );
    expect(patch).toEqual({ payments: [{ ...sheet.payments[0], discountPercent: 15 }] });
  });
  it("sends only the section that differs, and clears the payment details", () => {
    const patch = patchOf(
      sheet,
      changed((draft) => {
        draft.instalments = [];
        draft.paymentDetails = " ";
      }),
    );
    expect(patch).toEqual({ instalments: [], paymentDetails: null });
  });
});

describe("what the server would refuse", () => {
  it.each(sectionNames)(
    "an empty entry of %s says what is missing, if something must be there",
    (section) => {
      const problems = problemsOf(changed((draft) => draft[section].push(emptyEntry(section))));
      expect(Object.values(problems)).toEqual(section === "exchanges" ? [] : ["required"]);
    },
  );
  it.each([
    ["discountPercent", "120", "range"],
    ["discountPercent", "diez", "percent"],
    ["until", "2020-01-01", "order"],
  ])("%s = %s is a problem: %s", (field, value, problem) => {
    const problems = problemsOf(
      changed(({ payments }) =>
        Object.assign(payments[0]?.values ?? {}, { from: "2026-01-01", [field]: value }),
      ),
    );
    expect(Object.values(problems)).toEqual([problem]);
  });
});

it("an entry is over the day after its end", () => {
  const [entry = emptyEntry("payments")] = draftOf(sheet).payments;
  expect([isOver(entry, "2026-11-30"), isOver(entry, "2026-12-01")]).toEqual([false, true]);
});
