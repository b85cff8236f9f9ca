export type CircuitProvider = "model" | "ycloud";

export interface CircuitKey {
  tenantId: string;
  provider: CircuitProvider;
  /** What the provider is asked with (compared by identity); another one starts afresh. */
  credential: unknown;
}

/**
 * What a call said about its provider. `credential`: key, credit or account, which time alone doesn't mend;
 * `unavailable`: no usable answer; `neutral`: neither (the call's own fault, a limit, given up by us).
 */
export type CallVerdict =
  | { kind: "ok" }
  | { kind: "neutral" }
  | { kind: "credential" | "unavailable"; code: string };

/** A circuit that has just opened (again), or closed. */
export interface CircuitChange extends Omit<CircuitKey, "credential"> {
  open: { code: string; failures: number; forMs: number } | null;
}

export interface Circuits {
  /** Why this provider of this store is left alone now; null: ask it. Whoever gets null after a pause is the probe. */
  blocked(key: CircuitKey): { code: string } | null;
  note(key: CircuitKey, verdict: CallVerdict): void;
}

interface Circuit {
  credential: unknown;
  code: string;
  failures: number;
  openUntil: number;
}

/** Failures in a row before a provider is left alone, and for how long at first and at most. */
const RULES = {
  credential: { after: 2, firstMs: 15_000, longestMs: 300_000 },
  unavailable: { after: 5, firstMs: 5_000, longestMs: 60_000 },
} as const;
/** One call tries the way after a pause; the others wait for its word this long. */
const PROBE_MS = 30_000;

/**
 * Leaves a store's broken provider alone for a growing time. State is this process's own: each learns for itself,
 * and one store's trouble is never another's, even with the same key.
 */
export function createCircuits({
  now = () => performance.now(),
  onChange,
}: {
  now?: () => number;
  onChange?: (change: CircuitChange) => void;
} = {}): Circuits {
  const circuits = new Map<string, Circuit>();
  const idOf = ({ tenantId, provider }: CircuitKey): string => `${provider}:${tenantId}`;
  const find = (key: CircuitKey): Circuit | undefined => {
    const found = circuits.get(idOf(key));
    return found?.credential === key.credential ? found : undefined;
  };
  const tell = ({ tenantId, provider }: CircuitKey, open: CircuitChange["open"]): void =>
    onChange?.({ tenantId, provider, open });

  return {
    blocked(key) {
      const circuit = find(key);
      if (circuit === undefined || circuit.openUntil === 0) return null;
      if (now() < circuit.openUntil) return { code: circuit.code };
      circuit.openUntil = now() + PROBE_MS;
      return null;
    },
    note(key, verdict) {
      if (verdict.kind === "neutral") return;
      const known = find(key);
      if (verdict.kind === "ok") {
        // Also where the failures were another key's: what works now is what counts.
        const wasOpen = (circuits.get(idOf(key))?.openUntil ?? 0) > 0;
        circuits.delete(idOf(key));
        if (wasOpen) tell(key, null);
        return;
      }
      const failures = (known?.failures ?? 0) + 1;
      const { after, firstMs, longestMs } = RULES[verdict.kind];
      const forMs = failures < after ? 0 : Math.min(longestMs, firstMs * 2 ** Math.min(failures - after, 10));
      const openUntil = forMs === 0 ? 0 : now() + forMs;
      circuits.set(idOf(key), { credential: key.credential, code: verdict.code, failures, openUntil });
      if (forMs > 0) tell(key, { code: verdict.code, failures, forMs });
    },
  };
}
