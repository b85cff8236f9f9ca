import { expect, it } from "vitest";
import { markMentions, mentionedIn } from "./mentions.ts";

const ana = { id: "1", name: "Ana" };
const anaPaz = { id: "2", name: "Ana Paz" };

it("tells whom the text still names", () => {
  expect(mentionedIn("@Ana Paz ¿podés?", [anaPaz])).toEqual([anaPaz]);
  expect(mentionedIn("¿podés?", [anaPaz])).toEqual([]);
});

it("marks each name as a whole, and leaves the text as it is", () => {
  const parts = markMentions({ text: "Hola @Ana Paz y @Ana, chau", mentions: [ana, anaPaz] });
  expect(parts.filter(({ mention }) => mention).map(({ text }) => text)).toEqual(["@Ana Paz", "@Ana"]);
  expect(parts.map(({ text }) => text).join("")).toBe("Hola @Ana Paz y @Ana, chau");
});
