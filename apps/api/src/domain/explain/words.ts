import type { Language } from "@platform/contract";
import { en } from "./words/en.ts";
import { es } from "./words/es.ts";
import { pt } from "./words/pt.ts";

/** Why a message was answered or not, for who runs a shop. Spanish is the source: the others say the same. */
export type ExplainWords = typeof es;
export const explainWords: Readonly<Record<Language, ExplainWords>> = { es, pt, en };
