import { TiendanubeError } from "@platform/integrations/tiendanube";

export type StoreAccess = "ok" | "unauthorized" | "forbidden" | "suspended" | "uninstalled";

/** How work with the store failed, and when it is worth another try. */
export interface StoreFailure {
  /** A code, never the store's own words: they stand in the log. */
  error: string;
  access: StoreAccess;
  retrySeconds: number;
  /** The page asked for can't be had any more: from the first one again. */
  restart: boolean;
}

/** While the store doesn't let us look: it may by itself, and a person's or the store's word is heard at once. */
const PROBE_SECONDS = 1_800;
const FIRST_SECONDS = 15;
const LONGEST_SECONDS = 900;

/** What a failure means for the next try; `attempts` counts those in a row. */
export function judgeStoreFailure(error: unknown, attempts: number): StoreFailure {
  const growing = Math.min(FIRST_SECONDS * 2 ** Math.min(attempts - 1, 10), LONGEST_SECONDS);
  if (!(error instanceof TiendanubeError))
    return { error: "internal", access: "ok", retrySeconds: growing, restart: false };
  const { code } = error;
  switch (code) {
    case "unauthorized":
    case "forbidden":
    case "suspended":
      return { error: code, access: code, retrySeconds: PROBE_SECONDS, restart: false };
    case "invalid":
      return { error: code, access: "ok", retrySeconds: growing, restart: true };
    case "rate_limited":
    case "unavailable":
    case "aborted":
      return { error: code, access: "ok", retrySeconds: growing, restart: false };
  }
}
