import { expect, it } from "vitest";
import { createTestDatabase, openTestDatabase } from "./testing/createTestDatabase.ts";

it("a transaction is one, however many statements stand in line before it", async () => {
  const { dsn, drop } = await createTestDatabase();
  const db = openTestDatabase({ dsn, maxConnections: 2 });
  const role = async (sql: typeof db.system): Promise<string | undefined> =>
    (await sql<{ role: string }[]>`select current_user as role`)[0]?.role;
  try {
    // The client's default line holds a hundred: both connections' are filled to every length around that.
    for (let before = 190; before <= 210; before += 1) {
      await Promise.all([role(db.system), role(db.system)]);
      const line = Array.from({ length: before }, () =>
        db.system<{ role: string }[]>`select current_user as role`.execute(),
      );
      const begun = [db.asOperator(({ sql }) => role(sql)), db.asOperator(({ sql }) => role(sql))];
      expect(await Promise.all(begun)).toEqual(["platform_operator", "platform_operator"]);
      const others = (await Promise.all(line)).map(([row]) => row?.role);
      expect(new Set(others)).not.toContain("platform_operator");
    }
  } finally {
    await db.close();
    await drop();
  }
});
