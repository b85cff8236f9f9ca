import { createHash } from "node:crypto";
import type { Sql } from "@platform/db";
import { openStoredSecret, SealingError, type Sealer } from "@platform/db/sealing";
import type { OutgoingFetch } from "@platform/integrations/http";
import { sendPush, type PushOutcome, type PushSubscription } from "@platform/integrations/webpush";
import type { PushKeys } from "./pushKeys.ts";

export interface PushToDeps {
  sql: Sql;
  sealer: Sealer;
  /** The device's address is what a browser said: it goes out the guarded way. */
  outgoing: OutgoingFetch;
  pushKeys: PushKeys;
  publicUrl: string;
}

const FOUR_HOURS = 4 * 3_600;

/** One message to one device, whatever comes of it. A subscription that can't be opened any more is gone. */
export async function pushTo(
  { sql, sealer, outgoing, pushKeys, publicUrl }: PushToDeps,
  { device, payload }: { device: { id: string; subscription: string }; payload: { id: string } },
): Promise<PushOutcome> {
  let subscription: PushSubscription;
  try {
    const stored = await openStoredSecret(
      { sql, sealer },
      {
        stored: device.subscription,
        place: { table: "auth.push_devices", column: "subscription", row: device.id },
      },
    );
    subscription = JSON.parse(stored) as PushSubscription;
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    return { kind: "gone", status: null, answer: error.code };
  }
  const identity = await pushKeys.identity();
  // Push services want to know whom to ask; nobody can be asked at a machine's own address.
  const subject = publicUrl.startsWith("https:") ? publicUrl : "mailto:push@example.com";
  return sendPush(
    { fetch: outgoing, identity, subject },
    {
      subscription,
      payload: JSON.stringify(payload),
      ttlSeconds: FOUR_HOURS,
      // The notice's own: a second try takes the place of a first that was taken without saying so.
      topic: createHash("sha256").update(payload.id).digest("base64url").slice(0, 32),
    },
  );
}
