import { isPassing } from "@platform/db";
import { expect, it } from "vitest";
import { isRace, isUnavailable } from "./judgeError.ts";

const fromServer = (code: string) => Object.assign(new Error(code), { code, severity: "ERROR" });
const fromSocket = (code: string) => Object.assign(new Error(code), { code });

it.each(["EPIPE", "ECONNRESET", "CONNECTION_CLOSED", "CONNECT_TIMEOUT"])(
  "a broken connection (%s) is no poison",
  (code) => {
    expect(isUnavailable(fromSocket(code))).toBe(true);
  },
);

it.each([
  ["57P03", true, false],
  ["57014", true, false],
  ["53300", true, false],
  ["40P01", false, true],
  ["55P03", false, true],
  ["23514", false, false],
  ["23505", false, false],
  ["22P02", false, false],
  ["P0001", false, false],
])("%s: comes again %s, may pass %s", (code, unavailable, passing) => {
  expect([isUnavailable(fromServer(code)), isPassing(fromServer(code))]).toEqual([unavailable, passing]);
});

it("what another transaction just made or took away is looked at again, and what breaks a rule is not", () => {
  expect(["23505", "23503", "23514", "22P02"].map((code) => isRace(fromServer(code)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(isRace(fromSocket("ECONNRESET"))).toBe(false);
});
