import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { localeOf } from "../text/locale.ts";
import { plainCharacters } from "../text/plainCharacters.ts";
import { approvedTexts } from "./approvedTexts.ts";
import type { CaseStore } from "./cases/caseStore.ts";
import { gatherFacts } from "./cases/gatherFacts.ts";
import { parseCases, STORES, type Case } from "./cases/parseCases.ts";
import { scoreTable } from "./cases/scoreTable.ts";
import { checkReply } from "./checkReply.ts";
import type { CheckInput } from "./judgingOf.ts";

const folder = `${import.meta.dirname}/cases`;
const cases = readdirSync(folder)
  .filter((name) => name.endsWith(".jsonl"))
  .flatMap((name) => parseCases(name.replace(".jsonl", ""), readFileSync(`${folder}/${name}`, "utf8")));

const facts = new Map(
  await Promise.all(
    Object.entries(STORES).map(async ([name, shop]) => [name, await gatherFacts(shop)] as const),
  ),
);

function inputOf(each: Case): CheckInput {
  const { store }: CaseStore = STORES[each.store];
  const said = each.customer === undefined ? [] : [each.customer];
  return {
    texts: plainCharacters(each.reply).split("\n\n"),
    facts: facts.get(each.store) ?? [],
    approved: [...approvedTexts(store, { people: [] }), ...descriptions(each)],
    sheet: store.sheet,
    website: store.website,
    currency: localeOf(store.country).currency,
    country: store.country,
    timezone: store.timezone,
    now: "2026-11-23T13:30:00.000Z",
    pictured: false,
    customer: said,
    context: said,
  };
}

/** As the agent gives them, of what was looked up. */
function descriptions({ store }: Case): CheckInput["approved"] {
  const { products }: CaseStore = STORES[store];
  return products.flatMap(({ name, description }) =>
    description === null ? [] : [{ source: "product" as const, text: `${name}: ${description}` }],
  );
}

const inputs = cases.map(inputOf);
const results = cases.map((each, index) => {
  const input = inputs[index];
  if (input === undefined) throw new Error("a case without input");
  return { ...each, passed: checkReply(input).holds };
});

it("of the replies that don't hold at least 99.8 % are refused, of those that hold at most 0.4 %", () => {
  const [all, lies] = [results, results.filter(({ holds }) => !holds)];
  const truths = all.filter(({ holds }) => holds);
  process.stdout.write(`${scoreTable(results)}\n`);
  expect(lies.length).toBeGreaterThanOrEqual(200);
  expect(truths.length).toBeGreaterThanOrEqual(200);
  expect(lies.filter(({ passed }) => !passed).length / lies.length).toBeGreaterThanOrEqual(0.998);
  expect(truths.filter(({ passed }) => !passed).length / truths.length).toBeLessThanOrEqual(0.004);
});

it("no more replies are judged wrongly than the ten that are known to be", () => {
  const wrong = results.filter(({ holds, passed }) => holds !== passed);
  expect(wrong.map(({ reply }) => reply).slice(10)).toEqual([]);
});

it("also where nobody looked while the check was built, no more than one in two hundred is judged wrongly", () => {
  const unseen = results.filter(({ heldOut }) => heldOut);
  const wrong = unseen.filter(({ holds, passed }) => holds !== passed);
  expect(wrong.length / unseen.length).toBeLessThan(1 / 200);
});

it.each(["una ", "dos y ", "un ", "mil ", "pagás dos ", "la mitad ", "al 50 ", "2 por "])(
  "4,096 characters of %j are read in a moment",
  (piece) => {
    const [some] = inputs;
    if (some === undefined) throw new Error("no input");
    const before = process.cpuUsage();
    checkReply({ ...some, texts: [piece.repeat(4_096 / piece.length)] });
    // It took eight seconds and more. Of our own time: a busy machine's says nothing.
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(4_000);
  },
);

it.each(["$ 12.345 ", "$ 12.345, ", "30% off "])(
  "four times as much of %j takes four times as long, not sixteen times: a model without manners holds all stores up",
  (piece) => {
    const [some] = inputs;
    if (some === undefined) throw new Error("no input");
    const costOf = (length: number): number => {
      const before = process.cpuUsage();
      checkReply({ ...some, texts: [piece.repeat(length / piece.length)] });
      return process.cpuUsage(before).user;
    };
    costOf(3_000);
    // The least of several: what else the process and the machine do meanwhile is none of it.
    const quarter = Math.min(...[0, 1, 2].map(() => costOf(3_000)));
    let ratio = Infinity;
    for (let time = 0; time < 6 && ratio >= 9; time += 1) ratio = Math.min(ratio, costOf(12_000) / quarter);
    expect(ratio).toBeLessThan(9);
  },
);

it("a check costs a fraction of a millisecond", () => {
  const before = process.cpuUsage();
  for (const input of inputs) checkReply(input);
  const used = process.cpuUsage(before);
  const each = (used.user + used.system) / 1_000 / inputs.length;
  process.stdout.write(`fact check: ${each.toFixed(2)} ms CPU\n`);
  expect(each).toBeLessThan(5);
});
