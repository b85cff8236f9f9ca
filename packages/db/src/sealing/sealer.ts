import { decrypt, deriveKey, encrypt, looksSealed } from "./envelope.ts";
import { SealingError } from "./errors.ts";
import type { SecretPlace } from "./places.ts";

export interface Sealer {
  /** Eight hex digits of the key that seals. */
  readonly keyId: string;
  /** Ids of all keys that open, the sealing one first. */
  readonly keyIds: readonly string[];
  /** An envelope that opens at this place only. */
  seal(clear: string, place: SecretPlace): string;
  /**
   * Takes an envelope, or clear text that SQL left there. `needsSealing` says that what is stored
   * should be replaced: it is clear, or sealed with a previous key.
   * @throws {SealingError} `unknown_key`, `tampered` or `malformed`
   */
  open(stored: string, place: SecretPlace): { clear: string; needsSealing: boolean };
}

/** As many as the clients that are kept open, whose keys they hold. */
const MAX_OPENED = 2_000;

export interface SealerKeys {
  /** Any text of 32 characters or more. */
  current: string;
  /** Keys that were current before; they open and never seal. */
  previous?: readonly string[];
}

/** Seals secrets at rest (AES-256-GCM, key by HKDF-SHA256). */
export function createSealer({ current, previous = [] }: SealerKeys): Sealer {
  for (const text of [current, ...previous]) {
    if (text.length < 32) throw new RangeError("A key that seals secrets has 32 characters or more");
  }
  const key = deriveKey(current);
  const keys = new Map([key, ...previous.map(deriveKey)].map((each) => [each.id, each]));
  /** By envelope and place: a turn opens its store's four, which are the same at every turn. */
  const opened = new Map<string, { clear: string; keyId: string }>();
  const openOnce = (stored: string, place: SecretPlace): { clear: string; keyId: string } => {
    const name = JSON.stringify([stored, place.table, place.column, place.row]);
    const known = opened.get(name);
    if (known !== undefined) return known;
    const found = decrypt(stored, { keys, place });
    if (opened.size >= MAX_OPENED) opened.clear();
    opened.set(name, found);
    return found;
  };
  return {
    keyId: key.id,
    keyIds: [...keys.keys()],
    seal: (clear, place) => encrypt(clear, { key, place }),
    open(stored, place) {
      if (!looksSealed(stored)) return { clear: stored, needsSealing: stored !== "" };
      const { clear, keyId } = openOnce(stored, place);
      return { clear, needsSealing: keyId !== key.id };
    },
  };
}

export interface SecretState {
  set: boolean;
  /** Null where nothing is set, the secret is too short to show a part of it, or can't be opened. */
  last4: string | null;
}

const SHORTEST_SHOWN = 8;

/** What people may know of a secret. One that can't be opened is set all the same. */
export function describeSecret(sealer: Sealer, stored: string | null, place: SecretPlace): SecretState {
  if (stored === null || stored === "") return { set: false, last4: null };
  try {
    const { clear } = sealer.open(stored, place);
    return { set: true, last4: clear.length < SHORTEST_SHOWN ? null : clear.slice(-4) };
  } catch (error) {
    if (error instanceof SealingError) return { set: true, last4: null };
    throw error;
  }
}
