import type { Language } from "@platform/contract";
import { en } from "./words/en.ts";
import { es } from "./words/es.ts";
import { pt } from "./words/pt.ts";

export type DoctorWords = typeof es;

/** Spanish is the source: the others say the same. */
export const doctorWords: Readonly<Record<Language, DoctorWords>> = { es, pt, en };
