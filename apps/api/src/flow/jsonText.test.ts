import { expect, it } from "vitest";
import { jsonText } from "./jsonText.ts";

it.each([
  ["NUL goes", "a\0b", "ab"],
  ["half an emoji is marked", "fin \ud83d", "fin \ufffd"],
  ["a whole emoji stays", "💃", "💃"],
  ["a written escape stays as written", "C:\\u0000 \\ud83d", "C:\\u0000 \\ud83d"],
  ["a backslash before NUL stays", "\\\0", "\\"],
])("%s", (_, written, stored) => {
  expect(JSON.parse(jsonText({ [written]: [written] }))).toEqual({ [stored]: [stored] });
});
