import { HOUR, MINUTE } from "#lib/format/time.ts";

/** The 24 hours in which free text may be sent. */
export type WindowState =
  | { kind: "open" | "closing" | "urgent"; leftMs: number }
  | { kind: "closed"; leftMs: 0 };

export function windowState(closesAt: string | null, now: number): WindowState {
  const leftMs = closesAt === null ? 0 : Date.parse(closesAt) - now;
  if (leftMs <= 0) return { kind: "closed", leftMs: 0 };
  if (leftMs < 30 * MINUTE) return { kind: "urgent", leftMs };
  return { kind: leftMs < 4 * HOUR ? "closing" : "open", leftMs };
}
