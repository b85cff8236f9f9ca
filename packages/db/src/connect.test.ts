import { expect, it } from "vitest";
import { normalizeDsn } from "./connect.ts";

it.each([
  ["postgresql://u:p@db:5432/name", "postgresql://u:p@db:5432/name"],
  ["postgresql+asyncpg://u:p@db/name?sslmode=require", "postgresql://u:p@db/name?sslmode=require"],
  ["postgresql://u:p@%2Fvar%2Frun/name", "postgresql://u:p@%2Fvar%2Frun/name"],
  ["postgresql://u:p@/name?host=/var/run/postgresql", "postgresql://u:p@%2Fvar%2Frun%2Fpostgresql/name"],
  ["postgres://u@/name?port=5433&host=/run", "postgres://u@%2Frun:5433/name"],
  ["postgresql:///name?host=/run&sslmode=disable", "postgresql://%2Frun/name?sslmode=disable"],
  ["postgresql://u:p@/name?host=db", "postgresql://u:p@db/name"],
])("reads %s", (dsn, url) => {
  expect(normalizeDsn(dsn)).toBe(url);
  expect(URL.canParse(url)).toBe(true);
});
