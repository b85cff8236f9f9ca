#!/usr/bin/env node
/**
 * Brings several stores on from a table (CSV with commas or semicolons, no quotes): columns `name` and `phone`, and if
 * wanted `store`, `tiendanube_token`, `ycloud_key`, `webhook_secret`, `owner_email`. A line that fails is named, the
 * others go on; a store whose number is known is brought up to date. Ends with 1 where a line failed.
 *
 *   PLATFORM_URL=https://bot.example.com ADMIN_TOKEN=… node bring-stores-on.ts --file tiendas.csv
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createClient, endPlainly, reasonOf } from "@platform/client";

endPlainly();
const columns = {
  name: "storeName",
  phone: "botPhoneNumber",
  store: "tiendanubeStoreId",
  tiendanube_token: "tiendanubeAccessToken",
  ycloud_key: "ycloudApiKey",
  webhook_secret: "ycloudWebhookSecret",
  owner_email: "ownerEmail",
} as const;

const { values } = parseArgs({ options: { file: { type: "string" } } });
if (values.file === undefined) throw new Error("Usage: node bring-stores-on.ts --file tiendas.csv");
const [head = "", ...lines] = readFileSync(values.file, "utf8")
  .replace(/^\ufeff/, "")
  .split(/\r?\n/);
const separator = head.includes(";") ? ";" : ",";
const names = head.split(separator).map((name) => name.trim().toLowerCase());
const unknown = names.filter((name) => !(name in columns));
if (unknown.length > 0 || !names.includes("name") || !names.includes("phone"))
  throw new Error(
    `The first line names columns out of ${Object.keys(columns).join(", ")}; name and phone are needed.`,
  );

const client = createClient({
  url: process.env["PLATFORM_URL"] ?? "http://localhost:3000",
  token: process.env["ADMIN_TOKEN"] ?? "",
});
for (const [index, line] of lines.entries()) {
  if (line.trim() === "") continue;
  try {
    console.log(`line ${index + 2}: ${await bringOn(readLine(line))}`);
  } catch (error) {
    process.exitCode = 1;
    console.error(`line ${index + 2}: not brought on (${whyOf(error)})`);
  }
}

/** The reason, and which field it is about: a whole message may repeat what was sent. */
function whyOf(error: unknown): string {
  const reason = reasonOf(error);
  if (reason === null) return error instanceof Error ? error.message : "failed";
  return reason === "invalid_input" && error instanceof Error
    ? `${reason}: ${error.message.split(":")[0]}`
    : reason;
}

type Store = { storeName: string; botPhoneNumber: string } & Partial<
  Record<(typeof columns)[keyof typeof columns], string>
>;

function readLine(line: string): Store {
  const cells = line.split(separator).map((cell) => cell.trim());
  if (cells.length > names.length) throw new Error("more cells than columns");
  const store: Store = { storeName: "", botPhoneNumber: "" };
  for (const [index, name] of names.entries()) {
    const cell = cells[index] ?? "";
    if (cell !== "") store[columns[name as keyof typeof columns]] = cell;
  }
  if (store.storeName === "" || store.botPhoneNumber === "") throw new Error("name or phone is empty");
  return store;
}

/** A new store begins in the mode `test`: the bot answers nobody before it is told to. */
async function bringOn(store: Store): Promise<string> {
  try {
    const { id } = await client.tenants.create.mutate({ ...store, mode: "test" });
    return `${store.storeName} is tenant ${id}`;
  } catch (error) {
    if (reasonOf(error) !== "number_taken") throw error;
    const tenantId = await findByNumber(store.botPhoneNumber);
    const { botPhoneNumber: _, ...patch } = store;
    await client.tenants.update.mutate({ tenantId, ...patch });
    return `${store.storeName} was tenant ${tenantId} already, and is up to date`;
  }
}

async function findByNumber(phone: string): Promise<string> {
  const digits = phone.replace(/\D/g, "");
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await client.tenants.list.query(cursor === undefined ? {} : { cursor });
    const found = page.items.find(({ botPhoneNumber }) => botPhoneNumber.replace(/\D/g, "") === digits);
    if (found !== undefined) return found.id;
    cursor = page.nextCursor;
  }
  throw new Error("the number is another store's under another spelling");
}
