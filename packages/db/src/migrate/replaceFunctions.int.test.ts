import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/createTestDatabase.ts";
import { connectTo } from "../testing/template.ts";
import { replaceFunctions } from "./replaceFunctions.ts";

let database: TestDatabase;
const sql = () => database.db.system;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A function that another one calls, as most of ours do, in the words of a version. */
const version = (n: number): string => `
create or replace function inner_step(_n int) returns int language plpgsql as $$
begin
  return _n + ${n} - ${n};
end
$$;

create or replace function outer_step(_n int) returns int language plpgsql as $$
begin
  return inner_step(_n) + inner_step(${n}) - ${n};
end
$$;
`;
const extra = (header: string, body: string): string =>
  `create or replace function ${header} language sql as $$ select ${body} $$;\n`;
const signatures = async (like: string): Promise<string[]> => {
  const rows = await sql()<{ signature: string }[]>`
    select oid::regprocedure::text as signature from pg_proc where proname like ${like} order by 1`;
  return rows.map(({ signature }) => signature);
};
const install = async (...scripts: string[]): Promise<void> => {
  const own = connectTo(database.dsn);
  try {
    await replaceFunctions(own, scripts);
  } finally {
    await own.end();
  }
};

it("no call fails while versions take turns", async () => {
  await install(version(0));
  const callers = Array.from({ length: 6 }, () => connectTo(database.dsn));
  const failures: string[] = [];
  let calls = 0;
  let over = false;
  const calling = callers.map(async (caller) => {
    while (!over) {
      // Not prepared: each is parsed, planned and begun anew, and in between is where a function may be gone.
      await caller
        .unsafe(
          "select outer_step(7) from installation i join installation j using (name) where name = 'functions'",
        )
        .simple()
        .catch((error: unknown) => failures.push(String(error)));
      calls += 1;
    }
  });
  for (let n = 1; n <= 30 || calls < 200; n += 1) await install(version(n));
  over = true;
  await Promise.all(calling);
  await Promise.all(callers.map((caller) => caller.end()));
  expect(failures).toEqual([]);
});

it("what a version has no more is there for the version before, both ways, and gone with the one after", async () => {
  const [older, newer] = [extra("turn_of_a() returns int", "1"), extra("turn_of_b() returns int", "2")];
  await install(version(0), older);
  await install(version(0), newer);
  expect(await signatures("turn_of%")).toEqual(["turn_of_a()", "turn_of_b()"]);
  await install(version(0), older);
  expect(await signatures("turn_of%")).toEqual(["turn_of_a()", "turn_of_b()"]);
  await install(version(0), newer);
  await install(version(1), newer);
  expect(await signatures("turn_of%")).toEqual(["turn_of_b()"]);
});

it("a call never goes on meaning an old function of the same name", async () => {
  await install(version(0), extra("pace_of(_n int) returns text", "'old'"));
  await install(version(0), extra("pace_of(_n int, _m int default 1) returns text", "'new'"));
  expect(await signatures("pace_of")).toEqual(["pace_of(integer,integer)"]);
  expect(await sql()`select pace_of(1) as said`).toEqual([{ said: "new" }]);
  await install(version(0), extra("pace_of(_n int, _m int, _o int) returns text", "'newest'"));
  expect(await signatures("pace_of")).toEqual([
    "pace_of(integer,integer)",
    "pace_of(integer,integer,integer)",
  ]);
});

it("a function that answers something else from now on is made anew, and nothing else of its version is lost", async () => {
  await install(version(0), extra("answer_of() returns int", "1"));
  await install(
    version(0),
    extra("answer_of() returns text", "'one'") + extra("answer_to() returns int", "2"),
  );
  expect(await sql()`select answer_of() as said, answer_to() as too`).toEqual([{ said: "one", too: 2 }]);
});
