import type { MailboxSimulator } from "@platform/simulator";

const LONG_MS = "600000";

/** The platform's way to a simulated mail server, which is not away when the whole machine stands still for a while. */
export function mailUrl({ smtp }: MailboxSimulator): string {
  const patience = new URLSearchParams({
    connectionTimeout: LONG_MS,
    greetingTimeout: LONG_MS,
    socketTimeout: LONG_MS,
  });
  return `smtp://127.0.0.1:${smtp.port}?${patience}`;
}
