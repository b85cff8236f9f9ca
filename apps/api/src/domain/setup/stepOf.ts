import type { SetupStep } from "@platform/contract";

/** Which step of the setup mends what a check finds; what no step mends is not here. */
const steps: Readonly<Record<string, SetupStep>> = {
  store: "store",
  catalog: "store",
  whatsapp: "whatsapp",
  webhook: "whatsapp",
  endpoint: "whatsapp",
  signature: "whatsapp",
  quality: "whatsapp",
  account: "whatsapp",
  balance: "whatsapp",
  model: "model",
  providers: "model",
  mail: "mail",
  bot: "mode",
};

export function stepOf(check: string): SetupStep | null {
  return steps[check] ?? null;
}
