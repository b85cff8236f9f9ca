import type { Source } from "../know/statements.ts";

/** What holding a statement against the facts came to. */
export type Judgement =
  | {
      holds: true;
      /** A fact says so; facts recompute to it; the merchant's words say so; the customer's own words come back. */
      status: "backed" | "derived" | "approved" | "echo";
      factIds: string[];
      source: Source | null;
      /** How it should have been written. */
      mend?: string;
    }
  | { holds: false; status: "false" | "unbacked"; reason: string; factIds: string[] };

export function backed(factIds: string[], mend?: string): Judgement {
  return { holds: true, status: "backed", factIds, source: null, ...(mend === undefined ? {} : { mend }) };
}

export function derived(factIds: string[], mend?: string): Judgement {
  return { holds: true, status: "derived", factIds, source: null, ...(mend === undefined ? {} : { mend }) };
}

/** By the merchant's own words; a tool's words are a fact. */
export function approved(by: { source: Source; factId?: string | null }): Judgement {
  const { source, factId = null } = by;
  return factId === null
    ? { holds: true, status: "approved", factIds: [], source }
    : { holds: true, status: "backed", factIds: [factId], source: null };
}

export const ECHO: Judgement = { holds: true, status: "echo", factIds: [], source: null };

/** Contradicts what is known. */
export function wrong(reason: string, factIds: string[] = []): Judgement {
  return { holds: false, status: "false", reason, factIds };
}

/** Nothing known says so. */
export function unbacked(reason: string): Judgement {
  return { holds: false, status: "unbacked", reason, factIds: [] };
}
