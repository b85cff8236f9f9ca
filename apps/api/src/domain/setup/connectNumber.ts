import type { SetupConnection } from "@platform/contract";
import { phoneKey } from "@platform/integrations/ycloud";
import type { Access } from "../access.ts";
import { AppError } from "../errors.ts";
import { updateTenant } from "../tenants/writeTenant.ts";
import { ensureWebhook } from "./ensureWebhook.ts";
import { readFacts, type SetupDeps } from "./setupDeps.ts";
import { openAccount } from "./ycloudAccount.ts";

interface ConnectNumberInput {
  tenantId: string;
  phoneNumber: string;
  apiKey?: string | undefined;
  evenIfElsewhere: boolean;
}

/**
 * Gives the store a number of the account: refused where another has it, else the webhook is made right at YCloud, and
 * key, number and secret are saved together. What is refused changes nothing here.
 */
export async function connectNumber(
  deps: SetupDeps,
  access: Access,
  input: ConnectNumberInput,
): Promise<SetupConnection> {
  const { tenantId, apiKey } = input;
  const facts = await readFacts(deps, access.tenant(tenantId, "manage"));
  const account = await openAccount(deps, { access, facts, apiKey });
  if (!account.ok) return account;
  const wanted = phoneKey(input.phoneNumber);
  const number = account.numbers.find(({ phoneNumber }) => phoneKey(phoneNumber) === wanted);
  if (number === undefined) return { ok: false, code: "not_in_account", message: input.phoneNumber };
  if (number.use === "other_store")
    return { ok: false, code: "other_store", message: number.storeName ?? "" };
  if (number.use === "offline") return { ok: false, code: "offline", message: number.status ?? "" };
  const webhook = await ensureWebhook(deps.config, account.client, input);
  if (!webhook.ok) return webhook;
  const known = deps.config.ycloud.webhookSecrets.includes(webhook.secret);
  try {
    await updateTenant(deps, access, {
      tenantId,
      botPhoneNumber: number.phoneNumber,
      ...(apiKey !== undefined && { ycloudApiKey: apiKey }),
      // What the installation signs with needs no copy that could grow old.
      ...(known ? {} : { ycloudWebhookSecret: webhook.secret }),
    });
  } catch (error) {
    // Somebody was faster.
    if (error instanceof AppError && error.reason === "number_taken")
      return { ok: false, code: "other_store", message: "" };
    throw error;
  }
  return { ok: true, webhook: webhook.done };
}
