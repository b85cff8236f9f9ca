import { mailTrouble, type MailTrouble } from "./mailTrouble.ts";
import { openTransport, type SmtpServer } from "./openTransport.ts";

export type SignIn = { ok: true } | ({ ok: false } & MailTrouble);

const WITHIN_MS = 5_000;

/** Signs in to a mail server and leaves, within five seconds. */
export async function signIn(
  server: SmtpServer,
  { allowPrivateAddresses }: { allowPrivateAddresses: boolean },
): Promise<SignIn> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<SignIn>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, code: "timeout", answer: "" }), WITHIN_MS);
  });
  try {
    return await Promise.race([late, attempt(server, allowPrivateAddresses)]);
  } finally {
    clearTimeout(timer);
  }
}

async function attempt(server: SmtpServer, allowPrivateAddresses: boolean): Promise<SignIn> {
  try {
    // Made inside the try: an address that can't be read is a broken setting, not a crash.
    const transport = await openTransport(server, { timeoutMs: WITHIN_MS, allowPrivateAddresses });
    await transport.verify().finally(() => transport.close());
    return { ok: true };
  } catch (error) {
    return { ok: false, ...mailTrouble(error, server) };
  }
}
