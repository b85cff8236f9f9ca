import { StoreError, type StorePage } from "../ports.ts";
import { fitText } from "../text/cutAtSentence.ts";
import { wordStems } from "../text/foldText.ts";
import type { ToolContext } from "./defineTool.ts";
import { addDate } from "./viewSheet.ts";

const MAX_ANSWERS = 2;
const MAX_BODY = 1_200;
const MAX_TITLES = 12;

interface Piece {
  title: string;
  body: string;
  /** Of a page of the storefront. */
  url: string | null;
  until: string | null;
}

/** What the store's articles and pages say to a question, and what else there is where they say nothing. */
export async function findKnowledge(query: string, context: ToolContext): Promise<Record<string, unknown>> {
  const pieces: Piece[] = [
    ...context.articles.map(({ title, body, until }) => ({ title, body, url: null, until })),
    ...(await readPages(context)).map(({ title, body, url }) => ({ title, body, url, until: null })),
  ];
  const rated = pieces
    .map((piece) => ({ piece, score: scoreOf(piece, significant(query)) }))
    .toSorted((a, b) => b.score - a.score);
  const answers = rated.filter(({ score }) => score >= 1).slice(0, MAX_ANSWERS);
  const others = rated.filter((each) => !answers.includes(each)).slice(0, MAX_TITLES);
  return {
    ...(answers.length === 0 ? {} : { answers: answers.map(({ piece }) => view(piece, context)) }),
    ...(answers.length > 0 || others.length === 0
      ? {}
      : { other_topics: others.map(({ piece }) => piece.title) }),
  };
}

/** Pages are an extra: where the store can't be asked, its articles still answer. */
async function readPages({ store, signal }: ToolContext): Promise<StorePage[]> {
  try {
    return await store.listPages({ signal });
  } catch (error) {
    if (error instanceof StoreError) return [];
    throw error;
  }
}

/** Words of the question found in the title count for more; a single word of the body is no answer. */
function scoreOf({ title, body }: Piece, words: string[]): number {
  const inTitle = new Set(wordStems(title));
  const inBody = new Set(wordStems(body));
  return words.reduce((score, word) => score + (inTitle.has(word) ? 1 : inBody.has(word) ? 0.5 : 0), 0);
}

function view({ title, body, url, until }: Piece, context: ToolContext): Record<string, unknown> {
  const text = fitText(body, MAX_BODY);
  context.addFact({ kind: "policy", text, value: null, subject: title });
  if (url !== null) context.addFact({ kind: "link", text: url, value: url, subject: null });
  if (until !== null) addDate(until, title, context);
  return { title, text, ...(url === null ? {} : { url }), ...(until === null ? {} : { until }) };
}

const FILLERS = new Set(
  wordStems(
    "de la el los las un una unos unas y o con para por en del al que como cual cuando cuanto cuantos donde es son hay tienen tenes puedo pueden se me te mi si no lo le a hola buenas quiero saber queria consulta gracias ustedes hacen hace haces the do you of is are can um uma os as que tem vocês voces posso",
  ),
);

function significant(query: string): string[] {
  return [...new Set(wordStems(query))].filter((word) => word.length > 1 && !FILLERS.has(word));
}
