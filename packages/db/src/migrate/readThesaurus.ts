import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { databaseFolder } from "./folders.ts";

const LANGUAGES = ["es", "pt", "en"] as const;
type Names = Partial<Record<(typeof LANGUAGES)[number], string[]>>;

/** How nearly names of a line are the same, and what a line only includes. */
const USUAL = { names: 0.8, members: 0.5 };

export interface Entry {
  /** What customers say. */
  said: Names;
  /** What products are looked for by, each of it said too. */
  sought: Names;
  weight: number;
  members: { names: string[]; weight: number }[];
}

/** What things are called, from the files of the folder `thesaurus`, whose README tells how a line is written. */
export function readThesaurus(): Entry[] {
  const dir = databaseFolder("thesaurus");
  const files = readdirSync(dir).filter((name) => name.endsWith(".txt"));
  return files.toSorted().flatMap((name) => parseThesaurus(readFileSync(join(dir, name), "utf8")));
}

/** The entries of such a file: one of each line that is neither empty nor a comment. */
export function parseThesaurus(text: string): Entry[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .flatMap((line) => {
      const [, kind, rest = line] = /^(each|need) (.*)$/.exec(line) ?? [];
      if (kind === "each") return eachOf(rest);
      return kind === "need" ? { ...parseLine(rest), sought: {} } : parseLine(rest);
    });
}

/** Names that are not the same, and share what they include. */
function eachOf(line: string): Entry[] {
  const [names = "", ...members] = line.split(">");
  return listOf(names).map((name) => parseLine([name, ...members].join(">")));
}

function parseLine(line: string): Entry {
  const [own = "", ...members] = line.split(">");
  const { weight = USUAL.names, rest } = weightOf(own);
  const parts = rest.split("|").map(listOf);
  const names = LANGUAGES.map(
    (language, index) => [language, parts[parts.length === 1 ? 0 : index] ?? []] as const,
  );
  const bare = (name: string): string => name.replace(/^\((.*)\)$/, "$1");
  return {
    said: Object.fromEntries(names.map(([language, list]) => [language, list.map(bare)])),
    sought: Object.fromEntries(
      names.map(([language, list]) => [language, list.filter((name) => bare(name) === name)]),
    ),
    weight,
    members: members.map((part) => {
      const { weight: near = USUAL.members, rest: list } = weightOf(part);
      return { names: listOf(list), weight: near };
    }),
  };
}

function weightOf(part: string): { weight?: number; rest: string } {
  const [, number, rest] = /^\s*([01]\.\d+)\s(.*)$/.exec(part) ?? [];
  return number === undefined || rest === undefined ? { rest: part } : { weight: Number(number), rest };
}

function listOf(part: string): string[] {
  return part
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
