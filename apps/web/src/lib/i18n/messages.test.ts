import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  auditAreas,
  handoffSaveInput,
  handoffTopicSchema,
  sheetSections,
  tenantUpdateInput,
  weekdays,
} from "@platform/contract";
import { describe, expect, it } from "vitest";

const folder = join(import.meta.dirname, "messages");
const es = dictionaryOf("es-AR");
const pt = dictionaryOf("pt-BR");
const en = dictionaryOf("en");

/** All parts of a language; a text stands in the same part in each. */
function dictionaryOf(locale: string): Record<string, object> {
  const parts = globSync(`*/${locale}.json`, { cwd: folder }).toSorted();
  return Object.fromEntries(
    parts.flatMap((part) =>
      Object.entries(JSON.parse(readFileSync(join(folder, part), "utf8")) as Record<string, object>),
    ),
  );
}

const sourceFolder = join(import.meta.dirname, "../..");

/** `chats.owner.take` → text, for every leaf. */
function leaves(node: object, prefix = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(node) as [string, string | object][]) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (typeof value === "string") found.set(path, value);
    else for (const [inner, text] of leaves(value, path)) found.set(inner, text);
  }
  return found;
}

/** Names in braces, so that a translation drops or invents none. */
function variables(text: string): string[] {
  return [...text.matchAll(/\{(\w+)(?=[},])/g)].map((match) => match[1] ?? "").sort();
}

/** What the sources ask for: whole keys, and prefixes where the last part is decided at run time. */
function usage(): { keys: Set<string>; prefixes: Set<string> } {
  const keys = new Set<string>();
  const prefixes = new Set<string>();
  for (const file of globSync("**/*.{ts,tsx}", { cwd: sourceFolder })) {
    if (file.includes(".test.")) continue;
    const source = readFileSync(join(sourceFolder, file), "utf8");
    const spaces = [...source.matchAll(/useTranslations\((?:"([\w.]+)")?\)/g)].map((match) => match[1] ?? "");
    const calls = [...source.matchAll(/\bt\w*(?:\.has)?\((?=([^;]{0,160}))/g)].map((match) => match[1] ?? "");
    const literals = calls.flatMap((call) =>
      [...call.matchAll(/"([\w.]+)"/g)].map((match) => match[1] ?? ""),
    );
    const dynamic = calls.flatMap((call) =>
      [...call.matchAll(/`([\w.]*)\$\{/g)].map((match) => match[1] ?? ""),
    );
    const named = [...source.matchAll(/"(\w+)"/g)].map((match) => match[1] ?? "");
    const variable = calls.some((call) => /^[a-z][\w.]*[,)]/.test(call));
    for (const space of spaces) {
      const inside = (key: string) => (space ? `${space}.${key}` : key);
      for (const key of variable ? [...literals, ...named] : literals) keys.add(inside(key));
      for (const prefix of dynamic) prefixes.add(inside(prefix));
    }
  }
  return { keys, prefixes };
}

describe("the dictionaries", () => {
  const spanish = leaves(es);

  it.each([
    ["pt-BR", pt],
    ["en", en],
  ])("%s says everything that Spanish says, and nothing else", (_locale, dictionary) => {
    expect([...leaves(dictionary).keys()].sort()).toEqual([...spanish.keys()].sort());
  });

  it.each([
    ["pt-BR", pt],
    ["en", en],
  ])("%s keeps the variables of every text", (_locale, dictionary) => {
    const translated = leaves(dictionary);
    const differing = [...spanish].filter(([key, text]) => {
      return variables(text).join() !== variables(translated.get(key) ?? "").join();
    });
    expect(differing).toEqual([]);
  });

  it("hold no text that the panel never shows", () => {
    const { keys, prefixes } = usage();
    const used = (key: string) => keys.has(key) || [...prefixes].some((prefix) => key.startsWith(prefix));
    expect([...spanish.keys()].filter((key) => !used(key))).toEqual([]);
  });

  it("have words for everything that the server writes on its record", () => {
    const server = join(import.meta.dirname, "../../../../api/src");
    const actions = globSync("{domain,auth,flow,health,privacy,weekly,alerts}/**/*.ts", { cwd: server })
      .filter((file) => !file.includes(".test."))
      .flatMap((file) => [
        ...readFileSync(join(server, file), "utf8").matchAll(
          /\baction:[^"\n]*"(\w+\.\w+)"(?:[^"\n]*"(\w+\.\w+)")?/g,
        ),
      ])
      .flatMap(([, one, other]) => (other === undefined ? [one ?? ""] : [one ?? "", other]));
    expect(actions.length).toBeGreaterThan(50);
    expect(actions.filter((action) => !spanish.has(`audit.action.${action}`))).toEqual([]);
    const areas = new Set<string>(auditAreas);
    expect(actions.filter((action) => !areas.has(action.split(".", 1)[0] ?? ""))).toEqual([]);
  });

  it("have words for every field that the record says was changed", () => {
    const server = join(import.meta.dirname, "../../../../api/src");
    const written = globSync("{domain,auth,flow,weekly,trpc}/**/*.ts", { cwd: server })
      .filter((file) => !file.includes(".test."))
      .flatMap((file) => [
        ...readFileSync(join(server, file), "utf8").matchAll(/\bchanges(?::| =) \{([^}]*)\}/g),
      ])
      .flatMap(([, fields = ""]) => [...fields.matchAll(/(?:^|[,{])\s*(\w+)(?=[:,\s]|$)/g)])
      .map(([, field = ""]) => field);
    expect(written.length).toBeGreaterThan(30);
    const fields = [
      ...written,
      ...Object.keys(tenantUpdateInput.shape),
      ...Object.keys(handoffSaveInput.shape),
      ...Object.keys(handoffTopicSchema.shape),
      ...Object.values(sheetSections).flatMap(({ entry }) => Object.keys(entry.shape)),
      "spans",
      "message",
      ...weekdays,
    ];
    const unsaid = new Set(["before", "after", "id", "tenantId"]);
    expect(
      [...new Set(fields)]
        .filter((field) => !unsaid.has(field))
        .filter((field) => !spanish.has(`audit.field.${field}`)),
    ).toEqual([]);
  });

  it("leave no text empty", () => {
    for (const dictionary of [es, pt, en]) {
      expect([...leaves(dictionary)].filter(([, text]) => text.trim() === "")).toEqual([]);
    }
  });

  it("speak to the reader without exclamation marks", () => {
    for (const dictionary of [es, pt, en]) {
      expect([...leaves(dictionary)].filter(([, text]) => /[!¡]/.test(text))).toEqual([]);
    }
  });
});
