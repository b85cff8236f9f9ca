import type { Sql } from "@platform/db";

/** What a store's row is put together with fails for this store alone, until it is mended. */
export async function breakContext(sql: Sql, tenantId: string): Promise<{ mend(): Promise<void> }> {
  await sql.unsafe(`
    alter function base_of(tenants) rename to base_of_any;
    create function base_of(t tenants) returns jsonb language plpgsql stable as $$
    begin
      if t.id = ${tenantId} then raise exception 'a row that nobody foresaw'; end if;
      return base_of_any(t);
    end $$`);
  return {
    async mend() {
      await sql.unsafe(
        "drop function base_of(tenants); alter function base_of_any(tenants) rename to base_of",
      );
    },
  };
}
