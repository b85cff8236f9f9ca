import { expect, test } from "vitest";
import { toTrace } from "./trace.ts";

test("each bubble shows the facts that were planned for it, whichever of them was sent", () => {
  const trace = {
    bubbles: [
      { type: "text", text: "Hola", factIds: [] },
      { type: "image", text: "Malla $ 29.900", factIds: ["f2"] },
      { type: "text", text: "¿Talle?", factIds: ["f3"] },
    ],
  };
  const bubbles = [
    { id: "a", type: "text", text: "Hola", index: 1 },
    { id: "b", type: "image", text: "Malla $ 29.900", index: 2 },
    { id: "c", type: "text", text: "¿Talle?", index: 3 },
  ];
  expect(toTrace({ trace, bubbles }).bubbles.map(({ factIds }) => factIds)).toEqual([[], ["f2"], ["f3"]]);
});

test("the check of a turn is shown with its statements and what was not sent; one of another shape is none", () => {
  const claim = { kind: "price", text: "$ 1", status: "false", factIds: ["f1"], source: null, reason: "no" };
  const check = { outcome: "repaired", claims: [], refusals: [{ texts: ["$ 1"], claims: [claim] }] };
  expect(toTrace({ trace: { check }, bubbles: [] }).check).toEqual(check);
  expect(toTrace({ trace: { check: { outcome: "?" } }, bubbles: [] }).check).toBeNull();
  expect(toTrace({ trace: {}, bubbles: [] }).check).toBeNull();
});
