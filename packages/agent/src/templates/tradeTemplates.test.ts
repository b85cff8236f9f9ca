import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { approvedTexts } from "../check/approvedTexts.ts";
import { gatherFacts } from "../check/cases/gatherFacts.ts";
import { parseCases, STORES, type Case } from "../check/cases/parseCases.ts";
import { checkReply } from "../check/checkReply.ts";
import type { CheckInput } from "../check/judgingOf.ts";
import type { AgentInput } from "../input.ts";
import { buildPrompt } from "../prompt/buildPrompt.ts";
import { listPlaceholders } from "../prompt/placeholders.ts";
import { rulesFor } from "../prompt/rules.ts";
import { estimateTokens } from "../text/estimateTokens.ts";
import { localeOf } from "../text/locale.ts";
import { plainCharacters } from "../text/plainCharacters.ts";
import { tradeIds } from "./trade.ts";
import { tradeTemplates } from "./tradeTemplates.ts";

const folder = `${import.meta.dirname}/../check/cases`;
const cases = readdirSync(folder)
  .filter((name) => name.endsWith(".jsonl"))
  .flatMap((name) => parseCases(name.replace(".jsonl", ""), readFileSync(`${folder}/${name}`, "utf8")));
const facts = new Map(
  await Promise.all(
    Object.entries(STORES).map(async ([name, shop]) => [name, await gatherFacts(shop)] as const),
  ),
);

const languages = [
  { name: "es, vos", country: "AR" },
  { name: "es, tú", country: "MX" },
  { name: "pt", country: "BR" },
];

function inputOf(each: Case, promptTemplate: string | null): CheckInput {
  const { store } = STORES[each.store];
  const said = each.customer === undefined ? [] : [each.customer];
  return {
    texts: plainCharacters(each.reply).split("\n\n"),
    facts: facts.get(each.store) ?? [],
    approved: approvedTexts({ ...store, promptTemplate }, { people: [] }),
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

/** Replies that the check lets pass where the store's prompt says this besides what it says. */
function passing(added: string | null): Set<string> {
  const held = cases.filter((each) => {
    const own = STORES[each.store].store.promptTemplate;
    const template = added === null ? own : [own, added].filter(Boolean).join("\n\n");
    return checkReply(inputOf(each, template)).holds;
  });
  return new Set(held.map(({ store, customer, reply }) => JSON.stringify([store, customer, reply])));
}

const withoutTemplates = passing(null);

describe.each(languages)("templates of trades in $name", ({ country }) => {
  const locale = localeOf(country);
  const templates = tradeTemplates(locale);

  it("there is one of each trade, with topics and articles of its own", () => {
    expect(templates.map(({ id }) => id)).toEqual([...tradeIds]);
    for (const { topics, articles, template } of templates) {
      expect(topics.length).toBeGreaterThanOrEqual(2);
      expect(articles.length).toBeGreaterThanOrEqual(3);
      expect(template).toMatch(/^(Tono|Tom): /m);
    }
  });

  it("uses the store's data, and no word in braces that gets no value", () => {
    for (const { template } of templates) {
      const { known, unknown } = listPlaceholders(template);
      expect(unknown).toEqual([]);
      expect(known).toEqual(
        expect.arrayContaining([
          "BOT_NAME",
          "STORE_NAME",
          "STORE_DESCRIPTION",
          "STORE_WEBSITE",
          "STORE_LOCATION",
          "STORE_CATALOG_KNOWLEDGE",
          "NOW",
        ]),
      );
    }
  });

  it("speaks the store's register, and states no number that a reply could stand on", () => {
    const vos = /(^|[^\p{L}])(sos|tenés|atendés|ayudás|llamás|querés)([^\p{L}]|$)/iu;
    const tu = /(^|[^\p{L}])(eres|tienes|atiendes|ayudas|llamas|quieres)([^\p{L}]|$)/iu;
    for (const { template } of templates) {
      expect([vos.test(template), tu.test(template)]).toEqual([
        locale.register === "vos",
        locale.register === "tu",
      ]);
      expect(template).not.toMatch(/\d|%|\$/);
    }
  });

  it("fits the budget beside the rules, which stand after it whole", () => {
    for (const { template } of templates) {
      expect(estimateTokens(template)).toBeLessThan(900);
      const { store } = STORES.danza;
      const input: AgentInput = {
        store: { ...store, country, promptTemplate: template },
        customer: { name: null },
        now: "2026-11-23T13:30:00.000Z",
        history: [],
        unanswered: 0,
        models: { primary: "m", fallback: null },
      };
      const { system, unread } = buildPrompt(input, { maxTokens: 6_000, trigger: null });
      const rules = rulesFor(localeOf(country, store.mainLanguage ?? null), {
        instructions: store.handoffInstructions,
        topics: store.topics ?? [],
      });
      expect(unread).toBe(0);
      expect(system.content?.endsWith(rules)).toBe(true);
      expect(system.content).toContain(store.name);
    }
  });

  it("approves nothing: of a thousand false replies none passes that did not before, and no true one falls", () => {
    const withTemplates = passing(templates.map(({ template }) => template).join("\n\n"));
    expect([...withTemplates].filter((reply) => !withoutTemplates.has(reply))).toEqual([]);
    expect([...withoutTemplates].filter((reply) => !withTemplates.has(reply))).toEqual([]);
  });
});
