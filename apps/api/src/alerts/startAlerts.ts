import { sendPushes, type PushDeps } from "../push/sendPushes.ts";
import { repeat } from "../repeat.ts";
import { sendAlerts, type AlertDeps } from "./sendAlerts.ts";
import { sendPhoneAlerts, type PhoneAlertDeps } from "./sendPhoneAlerts.ts";

const LOOK_MS = 2_000;

/**
 * Looks every two seconds for people to be told; the rows say when and whom.
 * @returns the function that stops it
 */
export function startAlerts(deps: AlertDeps & PhoneAlertDeps & PushDeps): () => Promise<void> {
  const trouble = (error: unknown): void => deps.log.error({ err: error }, "Alerts could not be looked at");
  // What holds letters up is no reason to leave phones and browsers silent.
  return repeat(LOOK_MS, async () => {
    await Promise.all([sendAlerts, sendPhoneAlerts, sendPushes].map((send) => send(deps).catch(trouble)));
  });
}
