import { expect, it } from "vitest";
import { isDatabaseAway, mayBeAskedAgain } from "./errors.ts";

const fromServer = (code: string): Error => Object.assign(new Error(code), { severity: "ERROR", code });

it.each([
  { what: "a server that is only to be read", code: "25006", away: true, passes: true },
  { what: "a full disk", code: "53100", away: true, passes: true },
  { what: "a server that starts", code: "57P03", away: true, passes: true },
  { what: "a row that somebody's open transaction holds", code: "55P03", away: false, passes: true },
  { what: "a value that isn't unique", code: "23505", away: false, passes: false },
])("$what ($code) passes or not, and is waited for at a start or not", ({ code, away, passes }) => {
  expect([isDatabaseAway(fromServer(code)), mayBeAskedAgain(fromServer(code))]).toEqual([away, passes]);
});
