import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "./testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 2 });
});
afterAll(() => database.drop());

type Spans = { from: string; to: string }[];
interface Hours {
  weekly?: unknown;
  special?: unknown;
  zone?: string;
}
interface Attendance {
  set: boolean;
  open: boolean;
  closesAt: string | null;
  opensAt: string | null;
  message: string | null;
}

const BUENOS_AIRES = "America/Argentina/Buenos_Aires";
const nineToSix: Spans = [{ from: "09:00", to: "18:00" }];
const workdays = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, nineToSix]));

const at = async (now: string, { weekly = workdays, special = [], zone = BUENOS_AIRES }: Hours = {}) => {
  const [row] = await database.db.system<{ a: Attendance }[]>`
    select attendance(${JSON.stringify(weekly)}::text::jsonb, ${JSON.stringify(special)}::text::jsonb, ${zone},
      ${now}::timestamptz) as a`;
  if (row === undefined) throw new Error("no answer");
  const instant = (value: string | null) =>
    value === null ? null : new Date(value).toISOString().slice(0, 16);
  return { ...row.a, closesAt: instant(row.a.closesAt), opensAt: instant(row.a.opensAt) };
};

/** Monday 23 November 2026; Buenos Aires is three hours behind UTC. */
describe("when a store's people attend", () => {
  it("is by weekday, by the store's clock", async () => {
    expect(await at("2026-11-23T11:59:59Z")).toMatchObject({ open: false, opensAt: "2026-11-23T12:00" });
    expect(await at("2026-11-23T12:00:00Z")).toMatchObject({ open: true, closesAt: "2026-11-23T21:00" });
    expect(await at("2026-11-23T21:00:00Z")).toMatchObject({ open: false, opensAt: "2026-11-24T12:00" });
    // From Friday's closing over the weekend.
    expect(await at("2026-11-27T21:00:00Z")).toMatchObject({ open: false, opensAt: "2026-11-30T12:00" });
  });

  it("has several spans a day, and one that follows at once is the same", async () => {
    const mon = [
      { from: "09:00", to: "13:00" },
      { from: "13:00", to: "14:00" },
      { from: "17:00", to: "20:00" },
    ];
    expect(await at("2026-11-23T12:30:00Z", { weekly: { mon } })).toMatchObject({
      closesAt: "2026-11-23T17:00",
    });
    expect(await at("2026-11-23T18:00:00Z", { weekly: { mon } })).toMatchObject({
      open: false,
      opensAt: "2026-11-23T20:00",
    });
  });

  it("may reach past midnight, also into a day that is closed", async () => {
    const weekly = { fri: [{ from: "20:00", to: "02:00" }] };
    expect(await at("2026-11-28T04:59:00Z", { weekly })).toMatchObject({
      open: true,
      closesAt: "2026-11-28T05:00",
    });
    expect(await at("2026-11-28T05:00:00Z", { weekly })).toMatchObject({
      open: false,
      opensAt: "2026-12-04T23:00",
    });
    const special = [{ from: "2026-11-28", until: "2026-11-28", spans: [] }];
    expect(await at("2026-11-28T04:59:00Z", { weekly, special })).toMatchObject({ open: true });
  });

  it("never ends where it goes round the clock", async () => {
    const allDay = [{ from: "00:00", to: "24:00" }];
    const weekly = Object.fromEntries(
      ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, allDay]),
    );
    expect(await at("2026-11-23T12:00:00Z", { weekly })).toMatchObject({
      open: true,
      closesAt: null,
      opensAt: null,
    });
  });

  it("keeps holidays, days with other hours, and vacations with their word", async () => {
    const special = [
      { from: "2026-12-24", until: "2027-01-04", name: "Vacaciones", spans: [], message: "Volvemos el 5." },
      { from: "2026-12-29", until: "2026-12-29", spans: [{ from: "10:00", to: "12:00" }] },
      { from: "2026-12-08", name: "Feriado" },
    ];
    expect(await at("2026-12-08T15:00:00Z", { special })).toMatchObject({
      open: false,
      opensAt: "2026-12-09T12:00",
      message: null,
    });
    expect(await at("2026-12-24T15:00:00Z", { special })).toMatchObject({
      open: false,
      opensAt: "2026-12-29T13:00",
      message: "Volvemos el 5.",
    });
    // The shorter of two that hold.
    expect(await at("2026-12-29T14:00:00Z", { special })).toMatchObject({
      open: true,
      closesAt: "2026-12-29T15:00",
    });
    expect(await at("2026-12-29T16:00:00Z", { special })).toMatchObject({
      open: false,
      opensAt: "2027-01-05T12:00",
    });
  });

  it("follows the clock's changes", async () => {
    const weekly = { sun: [{ from: "02:30", to: "09:00" }], mon: [{ from: "09:00", to: "10:00" }] };
    const zone = "Europe/Madrid";
    // On 28 March 2027 half past two is not on the clock in Madrid.
    expect(await at("2027-03-28T00:00:00Z", { weekly, zone })).toMatchObject({ opensAt: "2027-03-28T01:30" });
    expect(await at("2027-03-28T06:30:00Z", { weekly, zone })).toMatchObject({
      closesAt: "2027-03-28T07:00",
    });
    expect(await at("2027-03-28T07:30:00Z", { weekly, zone })).toMatchObject({ opensAt: "2027-03-29T07:00" });
    // The day before the change, nine is an hour later in UTC.
    expect(await at("2027-03-20T23:00:00Z", { weekly, zone })).toMatchObject({ opensAt: "2027-03-21T01:30" });
    // Santiago skips midnight; the whole day is open all the same.
    const allSunday = { weekly: { sun: [{ from: "00:00", to: "24:00" }] }, zone: "America/Santiago" };
    expect(await at("2026-09-06T12:00:00Z", allSunday)).toMatchObject({
      open: true,
      closesAt: "2026-09-07T03:00",
    });
  });

  it("is unknown without hours, but for days that are said to be closed", async () => {
    expect(await at("2026-11-23T05:00:00Z", { weekly: null })).toMatchObject({
      set: false,
      open: true,
      opensAt: null,
    });
    const special = [{ from: "2026-11-23", until: "2026-11-24", spans: [], message: "Estamos de feria" }];
    expect(await at("2026-11-23T05:00:00Z", { weekly: null, special })).toMatchObject({
      set: false,
      open: false,
      opensAt: "2026-11-25T03:00",
      message: "Estamos de feria",
    });
  });

  it.each([
    ["is no object", 7, []],
    ["has days that are none", { mon: 7, tue: [7, { from: "x", to: "9" }], lunes: [] }, []],
    ["has special days that are none", null, [7, { from: "mañana" }, { from: "2026-02-30" }, { spans: 3 }]],
    ["has special days of no list", null, { from: "2026-11-23" }],
  ])("is never an error where what was written %s", async (_what, weekly, special) => {
    expect(await at("2026-11-23T12:00:00Z", { weekly, special, zone: "Marte/Olimpo" })).toMatchObject({
      set: false,
      open: true,
    });
  });

  it("gives up looking after a year", async () => {
    const special = [{ from: "2026-01-01", until: "2036-01-01", spans: [] }];
    expect(await at("2026-11-23T12:00:00Z", { special })).toMatchObject({ open: false, opensAt: null });
  });
});
