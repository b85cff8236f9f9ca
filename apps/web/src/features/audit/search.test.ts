import { auditAreas } from "@platform/contract";
import { expect, it } from "vitest";
import { auditAreasShown, auditInputOf, parseAuditSearch } from "./search.ts";

it("the address keeps what it understands and drops the rest", () => {
  expect(parseAuditSearch({ area: "team", who: "u-1", days: "7" })).toEqual({
    area: "team",
    who: "u-1",
    days: 7,
  });
  expect(parseAuditSearch({ from: "2026-11-01", to: "2026-11-20", days: 7 })).toEqual({
    from: "2026-11-01",
    to: "2026-11-20",
  });
  expect(parseAuditSearch({ area: "x", who: "a b", days: 3, from: "2026-11-20", to: "2026-11-01" })).toEqual(
    {},
  );
  expect(parseAuditSearch({ who: 5, from: "mañana", to: "2026-13-01" })).toEqual({});
});

it("every area of the server can be asked for", () => {
  expect([...auditAreasShown].toSorted()).toEqual([...auditAreas].toSorted());
});

it("days are the reader's: today begins at their midnight", () => {
  const clock = { now: new Date(2026, 10, 1, 22, 30), timezone: "America/Argentina/Cordoba" };
  expect(auditInputOf("1", { days: 1 }, clock)).toEqual({
    tenantId: "1",
    from: "2026-11-01",
    timezone: "America/Argentina/Cordoba",
  });
  expect(auditInputOf(null, { days: 7, who: "token", area: "key" }, clock)).toEqual({
    tenantId: null,
    area: "key",
    actorId: "token",
    from: "2026-10-26",
    timezone: "America/Argentina/Cordoba",
  });
  expect(auditInputOf("1", {}, clock)).toEqual({ tenantId: "1" });
});
