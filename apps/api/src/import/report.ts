const EXAMPLES = 5;

interface Left {
  count: number;
  examples: string[];
  fix: string;
}

/** What an import did, kept small however much it read: counts, and a few examples per reason. */
export interface Report {
  /** New here. */
  came(what: string, count?: number): void;
  /** Was here already, from an earlier run. */
  known(what: string, count?: number): void;
  /** Stays behind: which one, why, and what to do about it. */
  left(reason: { what: string; why: string; fix: string }, example?: string): void;
  /** Something to know or to do that concerns no single row. */
  note(text: string): void;
  /** In Spanish, for whoever moves over. */
  write(): string;
}

export function createReport({ dryRun }: { dryRun: boolean }): Report {
  const counts = new Map<string, { came: number; known: number }>();
  const left = new Map<string, Left>();
  const notes = new Set<string>();
  const of = (what: string): { came: number; known: number } => {
    const found = counts.get(what) ?? { came: 0, known: 0 };
    counts.set(what, found);
    return found;
  };
  return {
    came: (what, count = 1) => void (of(what).came += count),
    known: (what, count = 1) => void (of(what).known += count),
    note: (text) => void notes.add(text),
    left: ({ what, why, fix }, example) => {
      const key = `${what}: ${why}`;
      const entry = left.get(key) ?? { count: 0, examples: [], fix };
      entry.count += 1;
      if (example !== undefined && entry.examples.length < EXAMPLES) entry.examples.push(example);
      left.set(key, entry);
    },
    write: () => {
      const lines = [dryRun ? "Prueba: no se escribió nada." : "Importación terminada.", ""];
      for (const [what, { came, known }] of counts) {
        const verb = dryRun ? "vendrían" : "vinieron";
        lines.push(`  ${what}: ${verb} ${came}${known > 0 ? `, ${known} ya estaban` : ""}`);
      }
      if (left.size > 0) lines.push("", "Quedó afuera:");
      for (const [reason, { count, examples, fix }] of left) {
        lines.push(`  ${reason} (${count})`);
        if (examples.length > 0) lines.push(`    por ejemplo: ${examples.join(", ")}`);
        lines.push(`    qué hacer: ${fix}`);
      }
      if (notes.size > 0) lines.push("", "Para tener en cuenta:");
      for (const text of notes) lines.push(`  - ${text}`);
      return `${lines.join("\n")}\n`;
    },
  };
}
