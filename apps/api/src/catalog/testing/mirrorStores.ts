// A process that keeps the mirrors of a database's stores until it is killed: database and shop are told to it.
import { openTestDatabase } from "@platform/db/testing";
import { startCatalogWorker, SYNC_OPTIONS } from "../startCatalogWorker.ts";
import { storeTools } from "./storeTools.ts";

const [dsn = "", baseUrl = ""] = process.argv.slice(2);
const sql = openTestDatabase({ dsn }).system;
const { log, storeClientFor } = storeTools(sql, baseUrl);
startCatalogWorker({
  sql,
  log,
  storeClientFor,
  webhookUrl: null,
  options: { ...SYNC_OPTIONS, lookMs: 50 },
});
