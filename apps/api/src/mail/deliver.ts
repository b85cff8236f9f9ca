import { sendOverServer, type Letter, type Mailer } from "./createMailer.ts";
import { mailTrouble, type MailTrouble } from "./mailTrouble.ts";
import type { StoreMailServer } from "./openTransport.ts";

export type Delivery =
  | { ok: true; answer: string; via: "store" | "platform" }
  | ({ ok: false; via: "store" | "platform" | null } & MailTrouble);

/**
 * Hands a store's letter over: to its own server or, without one, the platform's. Where the store's own certainly
 * has not taken it, the platform's is asked too: an alert that is late by a wrong password helps nobody.
 */
export async function deliver(
  deps: { mailer: Mailer | null; allowPrivateAddresses: boolean },
  { letter, server, storeName }: { letter: Letter; server: StoreMailServer | null; storeName: string },
): Promise<Delivery> {
  if (server === null) return overPlatform(deps.mailer, letter);
  try {
    const from = { name: storeName, address: senderOf(server, letter) };
    const answer = await sendOverServer(server, { from, letter, ...deps });
    return { ok: true, answer, via: "store" };
  } catch (error) {
    const trouble = mailTrouble(error, server);
    // Silence may mean that it was taken; that server is asked again under the same id.
    if (trouble.code === "timeout" || trouble.code === "unreachable" || deps.mailer === null)
      return { ok: false, via: "store", ...trouble };
    const second = await overPlatform(deps.mailer, letter);
    return second.ok ? second : { ok: false, via: "store", ...trouble };
  }
}

async function overPlatform(mailer: Mailer | null, letter: Letter): Promise<Delivery> {
  if (mailer === null) return { ok: false, via: null, code: "not_set_up", answer: "" };
  try {
    return { ok: true, answer: await mailer.send(letter), via: "platform" };
  } catch (error) {
    return { ok: false, via: "platform", ...mailTrouble(error, mailer.server) };
  }
}

/** Most servers let their user write as themselves alone. */
function senderOf(server: StoreMailServer, letter: Letter): string {
  return server.user?.includes("@") === true ? server.user : (letter.to[0] ?? "");
}
