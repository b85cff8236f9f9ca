import type { Template } from "@platform/contract";
import { describe, expect, it } from "vitest";
import { firstValues, lookOf, problemsOf } from "./values.ts";

const shipped: Template = {
  id: "t1",
  name: "pedido_despachado",
  language: "es_AR",
  category: "utility",
  state: "approved",
  quality: null,
  reason: null,
  disableDate: null,
  header: null,
  body: "Hola {{1}}, tu pedido {{2}} va en camino.",
  footer: null,
  buttons: [{ type: "url", text: "Ver", url: "https://tienda.example/o/{{1}}" }],
  fields: [
    { id: "body.1", kind: "text", maxLength: 1_024, example: "Ana" },
    { id: "body.2", kind: "text", maxLength: 1_024, example: "1052" },
    { id: "button.0", kind: "suffix", maxLength: 100, example: null },
  ],
  unsupported: null,
};
const whole = { "body.1": "Ana", "body.2": "1052", "button.0": "1052" };

describe("the values of a template", () => {
  it("are whole when WhatsApp would take them", () => expect(problemsOf(shipped, whole)).toEqual({}));

  it.each([
    [{ "body.2": "  " }, { "body.2": "empty" }],
    [{ "body.1": "Ana\nBea" }, { "body.1": "lines" }],
    [{ "body.1": "Ana\tBea" }, { "body.1": "lines" }],
    [{ "body.1": "Ana    Bea" }, { "body.1": "spaces" }],
    [{ "body.2": "9".repeat(1_010) }, { "body.2": "long" }],
    [{ "button.0": "10 52" }, { "button.0": "suffix" }],
  ])("%j is refused where it is typed", (change, problems) =>
    expect(problemsOf(shipped, { ...whole, ...change })).toEqual(problems),
  );

  it("show in the preview as far as they are typed", () => {
    expect(lookOf(shipped, { "body.1": "Ana", "button.0": "7" })).toMatchObject({
      body: "Hola Ana, tu pedido {{2}} va en camino.",
      buttons: [{ url: "https://tienda.example/o/7" }],
    });
  });

  it("begin with the customer's first name where the text greets them", () => {
    expect(firstValues(shipped, "Ana María Peña")).toEqual({ "body.1": "Ana" });
    expect(firstValues({ ...shipped, body: "Tu pedido {{1}} va en camino." }, "Ana")).toEqual({});
    expect(firstValues(shipped, null)).toEqual({});
  });
});
