import { describe, expect, it } from "vitest";
import {
  clock,
  dayTitle,
  duration,
  elapsed,
  type FormatContext,
  listTime,
  mediaLength,
  relative,
  spokenDuration,
  moment,
  until,
} from "./time.ts";

const now = Date.parse("2026-11-22T17:05:00Z");
const es: FormatContext = { locale: "es-AR", timeZone: "America/Argentina/Buenos_Aires", now };
const pt: FormatContext = { locale: "pt-BR", timeZone: "America/Sao_Paulo", now };
const at = (minutesAgo: number) => new Date(now - minutesAgo * 60_000).toISOString();

describe("times as the shop says them", () => {
  it("shows the hour of the day in 24 hours and in the reader's zone", () => {
    expect(clock("2026-11-22T17:05:00Z", es)).toBe("14:05");
    expect(clock("2026-11-22T03:00:00Z", es)).toBe("00:00");
  });

  it("shows the hour today, ayer yesterday, the weekday within the week and the date before", () => {
    expect(listTime(at(5), es)).toBe("14:00");
    expect(listTime(at(24 * 60), es)).toBe("ayer");
    expect(listTime(at(3 * 24 * 60), es)).toBe("jue");
    expect(listTime("2026-10-12T15:00:00Z", es)).toBe("12/10");
    expect(listTime("2025-10-12T15:00:00Z", es)).toBe("12/10/25");
    expect(listTime(at(24 * 60), pt)).toBe("ontem");
  });

  it("counts days by the calendar, not by 24 hours", () => {
    const justAfterMidnight = { ...es, now: Date.parse("2026-11-22T03:10:00Z") };
    expect(listTime("2026-11-22T02:50:00Z", justAfterMidnight)).toBe("ayer");
  });

  it("titles the days of a chat", () => {
    expect(dayTitle(at(1), es)).toBe("Hoy");
    expect(dayTitle(at(24 * 60), es)).toBe("Ayer");
    expect(dayTitle("2026-11-03T15:00:00Z", es)).toBe("Martes 3 de noviembre");
    expect(dayTitle(at(1), pt)).toBe("Hoje");
  });

  it("says how long ago", () => {
    expect(relative(at(12), es)).toBe("hace 12 min");
    expect(relative(at(180), es)).toBe("hace 3 h");
    expect(relative(at(24 * 60), es)).toBe("ayer");
    expect(relative(at(0), es)).toBe("ahora");
    expect(relative(at(12), pt)).toBe("há 12 min");
    expect(relative(at(180), { ...es, locale: "en" })).toBe("3 hr ago");
  });

  it("counts waiting and windows in minutes, hours and days", () => {
    expect(duration(12 * 60_000)).toBe("12 min");
    expect(duration(20_000)).toBe("1 min");
    expect(duration(130 * 60_000)).toBe("2 h 10");
    expect(duration(125 * 60_000)).toBe("2 h 05");
    expect(duration(21.5 * 3_600_000)).toBe("21 h");
    expect(duration(72 * 3_600_000)).toBe("3 d");
  });

  it("spells a wait out for screen readers", () => {
    expect(spokenDuration(12 * 60_000, "es-AR")).toBe("12 minutos");
    expect(spokenDuration(60_000, "es-AR")).toBe("1 minuto");
    expect(spokenDuration(26 * 3_600_000, "es-AR")).toBe("26 horas");
  });

  it("says until when a person has the chat", () => {
    expect(until("2026-11-22T21:30:00Z", es)).toBe("18:30");
    expect(until("2026-11-23T21:30:00Z", es)).toBe("mañana 18:30");
    expect(until("2026-11-25T21:30:00Z", es)).toBe("mié 18:30");
    expect(until("2026-12-12T21:30:00Z", es)).toBe("12/12 18:30");
  });

  it("says it in a sentence too", () => {
    expect(moment("2026-11-22T21:30:00Z", es)).toEqual({ near: "today", day: "22/11", time: "18:30" });
    expect(moment("2026-11-23T21:30:00Z", es)).toMatchObject({ near: "tomorrow", time: "18:30" });
    expect(moment("2026-11-25T21:30:00Z", es)).toMatchObject({ near: "later", day: "miércoles" });
    expect(moment("2026-12-12T21:30:00Z", es)).toMatchObject({ near: "later", day: "12/12" });
  });

  it("measures a reply and a voice note", () => {
    expect(elapsed(840, "es-AR")).toBe("840 ms");
    expect(elapsed(1_230, "es-AR")).toBe("1,2 s");
    expect(elapsed(12_400, "es-AR")).toBe("12 s");
    expect(mediaLength(42)).toBe("0:42");
    expect(mediaLength(75)).toBe("1:15");
  });
});
