import { timeoutSignal } from "@platform/integrations/http";
import {
  createYCloudClient,
  phoneKey,
  type ReadResult,
  type YCloudClient,
} from "@platform/integrations/ycloud";
import type { SetupNumber } from "@platform/contract";
import { seesEveryStore } from "../../auth/index.ts";
import type { Access } from "../access.ts";
import { ASK_MS } from "../diagnose/check.ts";
import type { StoreFacts } from "../diagnose/storeFacts.ts";
import { chooseCredential, type SetupDeps } from "./setupDeps.ts";

type Refusal = {
  ok: false;
  code: "missing" | "unreadable" | "unauthorized" | "unavailable";
  message: string;
};

export interface YCloudAccount {
  ok: true;
  client: YCloudClient;
  numbers: SetupNumber[];
}

/** What WhatsApp lets neither send nor receive. */
const OFFLINE = new Set(["PENDING", "UNVERIFIED", "MANUAL_REVIEW", "DISCONNECTED", "BANNED", "MIGRATED"]);

interface OpenInput {
  access: Access;
  facts: StoreFacts;
  apiKey: string | undefined;
}

/**
 * The account behind the key and its numbers. Of the installation's account only operators see more than the store's own
 * number: the others are somebody else's.
 */
export async function openAccount(
  deps: SetupDeps,
  { access, facts, apiKey }: OpenInput,
): Promise<YCloudAccount | Refusal> {
  const { baseUrl, apiKey: fallback } = deps.config.ycloud;
  const key = chooseCredential(facts, "ycloudApiKey", { given: apiKey, fallback });
  if (!key.ok) return { ...key, message: "" };
  const client = createYCloudClient({ baseUrl, apiKey: key.value, fetch: deps.outgoing });
  const listed = await client.listPhoneNumbers({ signal: timeoutSignal(ASK_MS) });
  if (!listed.ok) return refusalOf(listed);
  const operator = seesEveryStore(access.actor);
  const own = phoneKey(facts.botPhoneNumber);
  const shown = listed.value.filter(
    ({ phoneNumber }) => operator || key.from !== "installation" || phoneKey(phoneNumber) === own,
  );
  const holders = await readHolders(
    deps,
    shown.map(({ phoneNumber }) => phoneKey(phoneNumber)),
  );
  return {
    ok: true,
    client,
    numbers: shown.map(({ phoneNumber, verifiedName, status, qualityRating }) => {
      const holder = holders.get(phoneKey(phoneNumber));
      const taken = holder !== undefined && holder.id !== facts.tenantId;
      return {
        phoneNumber,
        name: verifiedName,
        status,
        quality: qualityRating,
        use: taken ? "other_store" : useOf(status, holder !== undefined),
        storeName: taken && operator ? holder.storeName : null,
      };
    }),
  };
}

function useOf(status: string | null, here: boolean): SetupNumber["use"] {
  if (status !== null && OFFLINE.has(status)) return "offline";
  return here ? "here" : "free";
}

export function refusalOf({ code, message }: Extract<ReadResult<unknown>, { ok: false }>): Refusal {
  return { ok: false, code: code === "unauthorized" ? "unauthorized" : "unavailable", message };
}

/** Which store has each number; asked beyond the reader's own stores, since a number belongs to one. */
async function readHolders(
  { db }: SetupDeps,
  keys: string[],
): Promise<Map<string, { id: string; storeName: string }>> {
  const rows = await db.system<{ key: string; id: string; storeName: string }[]>`
    select bot_phone_key as key, id::text, store_name as "storeName" from tenants where bot_phone_key = any(${keys})`;
  return new Map(rows.map(({ key, ...holder }) => [key, holder]));
}
