#!/usr/bin/env node
/**
 * Brings a store on: creates the tenant, sets its secrets, and says what is still missing.
 *
 *   PLATFORM_URL=https://bot.example.com ADMIN_TOKEN=… \
 *   YCLOUD_API_KEY=… YCLOUD_WEBHOOK_SECRET=… TIENDANUBE_ACCESS_TOKEN=… \
 *   node bring-store-on.ts --name "Danza del Sur" --phone "+54 9 11 5555-0001" --store 1234567
 *
 * Secrets come from the environment, so that they stay out of the shell's history. Can be run again:
 * a store whose number is known is brought up to date. Ends with 1 if a check fails.
 */
import { parseArgs } from "node:util";
import { createClient, endPlainly, type PlatformClient, reasonOf } from "@platform/client";

endPlainly();
const { values } = parseArgs({
  options: { name: { type: "string" }, phone: { type: "string" }, store: { type: "string" } },
});
if (values.name === undefined || values.phone === undefined) {
  throw new Error(
    'Usage: node bring-store-on.ts --name "Danza del Sur" --phone "+54 9 11 5555-0001" [--store 1234567]',
  );
}

const client = createClient({
  url: process.env["PLATFORM_URL"] ?? "http://localhost:3000",
  token: process.env["ADMIN_TOKEN"] ?? "",
});
const tenant = await createOrFind(client, { storeName: values.name, botPhoneNumber: values.phone });
await client.tenants.update.mutate({
  tenantId: tenant.id,
  ...given("tiendanubeStoreId", values.store),
  ...secrets(),
});
console.log(`${tenant.storeName} is tenant ${tenant.id}. Address to enter at YCloud: ${tenant.webhookUrl}`);

const checks = await client.tenants.diagnose.query({ tenantId: tenant.id });
for (const { check, status, detail, fix } of checks) {
  console.log(`${status.padEnd(7)} ${check}: ${detail}${fix === null ? "" : ` → ${fix}`}`);
}
process.exitCode = checks.some(({ status }) => status === "fail") ? 1 : 0;

/** A new store begins in the mode `test`: the bot answers nobody before it is told to. */
async function createOrFind(api: PlatformClient, store: { storeName: string; botPhoneNumber: string }) {
  try {
    return await api.tenants.create.mutate({ ...store, mode: "test" });
  } catch (error) {
    if (reasonOf(error) !== "number_taken") throw error;
    return findByNumber(api, store.botPhoneNumber);
  }
}

async function findByNumber(api: PlatformClient, phone: string) {
  const digits = phone.replace(/\D/g, "");
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await api.tenants.list.query(cursor === undefined ? {} : { cursor });
    const found = page.items.find(({ botPhoneNumber }) => botPhoneNumber.replace(/\D/g, "") === digits);
    if (found !== undefined) return found;
    cursor = page.nextCursor;
  }
  throw new Error(`${phone} belongs to a store that is entered with another spelling of the number.`);
}

/** Those of the environment; a secret that is absent from an update stays as it is. */
function secrets() {
  return {
    ...given("ycloudApiKey", process.env["YCLOUD_API_KEY"]),
    ...given("ycloudWebhookSecret", process.env["YCLOUD_WEBHOOK_SECRET"]),
    ...given("tiendanubeAccessToken", process.env["TIENDANUBE_ACCESS_TOKEN"]),
    ...given("openaiApiKey", process.env["OPENAI_API_KEY"]),
  };
}

function given<Name extends string>(name: Name, value: string | undefined): { [key in Name]?: string } {
  return value === undefined || value === "" ? {} : ({ [name]: value } as { [key in Name]?: string });
}
