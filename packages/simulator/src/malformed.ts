/** A small generator with a seed, so that a failure can be repeated. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const WRONG: unknown[] = [
  null,
  true,
  0,
  -1.5,
  1e308,
  1_789_398_254,
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "7",
  "never",
  "x".repeat(20_000),
  `${"ñ".repeat(199)}🌸`,
  "9999-99-99T99:99:99Z",
  "+020260-01-01T00:00:00Z",
  "+271820-01-01T00:00:00Z",
  [],
  [null],
  [[]],
  [{ name: 7 }],
  {},
  { body: 7 },
  { id: ["x"] },
  { toString: "no" },
];

interface Slot {
  holder: Record<string, unknown>;
  key: string;
}

function slots(value: unknown, found: Slot[] = []): Slot[] {
  if (typeof value !== "object" || value === null) return found;
  const holder = value as Record<string, unknown>;
  for (const key of Object.keys(holder)) {
    found.push({ holder, key });
    slots(holder[key], found);
  }
  return found;
}

interface Malformed {
  random: () => number;
  /** The field at the top that stays as it is, as what tells events apart. */
  keep?: string;
}

/** The body with one to four of its fields missing or of another kind; its numbers sometimes as text. */
export function malformed<T extends Record<string, unknown>>(body: T, { random, keep }: Malformed): T {
  const copy = structuredClone(body);
  for (let times = 1 + Math.floor(random() * 4); times > 0; times -= 1) {
    const all = slots(copy).filter(({ holder, key }) => !(holder === copy && key === keep));
    const slot = all[Math.floor(random() * all.length)];
    if (slot === undefined) break;
    const was = slot.holder[slot.key];
    if (random() < 0.25) delete slot.holder[slot.key];
    else if (typeof was === "number" && random() < 0.5) slot.holder[slot.key] = String(was);
    else slot.holder[slot.key] = structuredClone(WRONG[Math.floor(random() * WRONG.length)]);
  }
  return copy;
}
