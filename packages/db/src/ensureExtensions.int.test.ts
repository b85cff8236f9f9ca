import { startThrowawayPostgres, type LocalPostgres } from "@platform/local-postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import type postgres from "postgres";
import { MissingExtensionError } from "./ensureExtensions.ts";
import { migrateDatabase } from "./migrate/migrateDatabase.ts";
import { connectTo, withDatabase } from "./testing/template.ts";

let server: LocalPostgres;
let shop: postgres.Sql;
let dsn: string;

beforeAll(async () => {
  server = await startThrowawayPostgres();
  const admin = connectTo(server.dsn);
  await admin`create role poor login createrole password 'poor'`;
  await admin`create database shop`;
  await admin.end();
  shop = connectTo(withDatabase(server.dsn, "shop"));
  await shop`grant create on schema public to poor`;
  dsn = Object.assign(new URL(withDatabase(server.dsn, "shop")), { username: "poor", password: "poor" }).href;
});
afterAll(async () => {
  await shop.end();
  await server.stop();
});

test("a database user who may not create an extension is told which, and what an administrator runs", async () => {
  await expect(migrateDatabase(dsn)).rejects.toMatchObject({
    code: "extension_missing",
    extension: "pg_trgm",
    fix: "The database user may not create it. As an administrator, in this database: CREATE EXTENSION pg_trgm;",
  });
});

test("an extension where nobody looks is named too", async () => {
  await shop`create schema tools`;
  await shop`create extension pg_trgm schema tools`;
  await expect(migrateDatabase(dsn)).rejects.toMatchObject({
    fix: "It stands in a schema outside of the search_path. As an administrator, in this database: ALTER EXTENSION pg_trgm SET SCHEMA public;",
  });
});

test("once an administrator has set them right, that user may migrate", async () => {
  await shop`alter extension pg_trgm set schema public`;
  await shop`create extension unaccent`;
  await shop`grant create on database shop to poor`;
  await migrateDatabase(dsn);
});

test("where an administrator keeps extensions in a schema of their own, on the path, that is fine", async () => {
  await shop`drop owned by poor`;
  await shop`drop extension unaccent`;
  await shop`create extension unaccent schema tools`;
  await shop`grant usage on schema tools to poor`;
  await shop`grant create on database shop to poor`;
  await shop`grant create on schema public to poor`;
  await shop`alter database shop set search_path = "$user", public, tools`;
  await migrateDatabase(dsn);
});

test("a server that lacks them says what to install", () => {
  expect(new MissingExtensionError("unaccent", { kind: "not_installed" }).fix).toContain(
    "postgresql-contrib",
  );
});
