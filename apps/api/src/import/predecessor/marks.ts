import type { Sql } from "@platform/db";

/** What an earlier run of this import has done, kept with the installation so that a run that was killed goes on. */
export interface Marks {
  get(name: string): Promise<string | null>;
  /** In the transaction of what it speaks of, where one is given. */
  set(name: string, value: string, sql?: Sql): Promise<void>;
  drop(name: string): Promise<void>;
}

export function createMarks(sql: Sql, source: string): Marks {
  const nameOf = (name: string): string => `import ${source} ${name}`;
  return {
    get: async (name) => {
      const [row] = await sql<
        { value: string }[]
      >`select value from installation where name = ${nameOf(name)}`;
      return row?.value ?? null;
    },
    set: async (name, value, within = sql) => {
      await within`
        insert into installation (name, value) values (${nameOf(name)}, ${value})
        on conflict (name) do update set value = excluded.value, updated_at = now()`;
    },
    drop: async (name) => void (await sql`delete from installation where name = ${nameOf(name)}`),
  };
}

/** A run that writes nothing. */
export function createNoMarks(): Marks {
  return { get: async () => null, set: async () => undefined, drop: async () => undefined };
}
