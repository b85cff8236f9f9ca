import { expect, it } from "vitest";
import { localeOf } from "../text/locale.ts";
import { approvedTexts } from "./approvedTexts.ts";
import type { CaseStore } from "./cases/caseStore.ts";
import { gatherFacts } from "./cases/gatherFacts.ts";
import { STORES } from "./cases/parseCases.ts";
import { spread, tellingsOf } from "./cases/tellings.ts";
import { checkReply } from "./checkReply.ts";

const shops: [string, CaseStore][] = Object.entries(STORES).filter(([name]) => name !== "vacia");

/** What of each telling is true, and its lies, with whether the check let them through. */
const said = await Promise.all(
  shops.map(async ([name, { store, products, coupons, orders }]) => {
    const facts = await gatherFacts({ store, products, coupons, orders });
    const described = products.flatMap(({ name: called, description }) =>
      description === null ? [] : [{ source: "product" as const, text: `${called}: ${description}` }],
    );
    const passes = (reply: string, customer: string): boolean =>
      checkReply({
        texts: reply.split("\n\n"),
        facts,
        approved: [...approvedTexts(store, { people: [] }), ...described],
        sheet: store.sheet,
        website: store.website,
        currency: localeOf(store.country).currency,
        country: store.country,
        timezone: store.timezone,
        now: "2026-11-23T13:30:00.000Z",
        pictured: false,
        customer: [customer],
        context: [customer],
      }).holds;
    return tellingsOf({ store, products, coupons, orders }).map(({ customer, reply }) => {
      const { truth, lies } = spread(reply);
      return {
        name,
        truth,
        isHeld: !passes(truth, customer),
        lies,
        believed: lies.filter((lie) => passes(lie, customer)),
      };
    });
  }),
).then((each) => each.flat());

it("what is true of a shop's products and terms by its facts is let through, in every form", () => {
  expect(said.length).toBeGreaterThan(1_000);
  expect(said.filter(({ isHeld }) => isHeld).map(({ name, truth }) => `${name}: ${truth}`)).toEqual([]);
});

it("of the same with one amount, number, option or address changed, not one in a hundred is", () => {
  const [lies, believed] = [said.flatMap((each) => each.lies), said.flatMap((each) => each.believed)];
  process.stdout.write(`of ${said.length} truths all pass, of ${lies.length} lies ${believed.length}\n`);
  expect(lies.length).toBeGreaterThan(2_000);
  expect(believed.length / lies.length).toBeLessThan(0.01);
});
