/** A small generator with a seed, so that a failure can be repeated. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const ODD: unknown[] = [
  null,
  true,
  -1.5,
  "",
  "a\0b",
  "\ud800",
  "7",
  "x".repeat(20_000),
  `${"ñ".repeat(199)}🌸`,
  "9999-99-99T99:99:99Z",
  "+020260-01-01T00:00:00Z",
  "never",
  [],
  [null],
  {},
  { body: 7 },
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

/** The body with one to three of its fields missing or of another kind; its numbers sometimes as text. */
export function mutated<T extends Record<string, unknown>>(body: T, random: () => number): T {
  const copy = structuredClone(body);
  for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) {
    const all = slots(copy).filter(({ holder, key }) => !(holder === copy && key === "id"));
    const slot = all[Math.floor(random() * all.length)];
    if (slot === undefined) break;
    const was = slot.holder[slot.key];
    if (random() < 0.25) delete slot.holder[slot.key];
    else if (typeof was === "number") slot.holder[slot.key] = String(was);
    else slot.holder[slot.key] = structuredClone(ODD[Math.floor(random() * ODD.length)]);
  }
  return copy;
}
