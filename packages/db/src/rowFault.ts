import type { Notice } from "postgres";

/** Rows that a step passed over because they threw; the others' work was done (packages/db/functions/02_apart.sql). */
export interface RowFault {
  step: string;
  /** Ids of chats, messages or stores, as the step has them. */
  keys: string[];
  /** The database's words for the first of them. */
  reason: string;
}

const ROW_FAULT = "PF001";

/** Null for whatever else the server remarks. */
export function toRowFault({ code, detail }: Notice): RowFault | null {
  return code === ROW_FAULT && detail !== undefined ? (JSON.parse(detail) as RowFault) : null;
}
