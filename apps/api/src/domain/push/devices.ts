import { createHash, randomUUID } from "node:crypto";
import type { PushDevice, PushRegisterInput, PushTestResult } from "@platform/contract";
import type { Sql } from "@platform/db";
import { createRateLimit, type SignedIn } from "../../auth/index.ts";
import { composeTestPush } from "../../push/composePush.ts";
import { pushTo, type PushToDeps } from "../../push/pushTo.ts";
import { errorOf } from "../../push/sendPushes.ts";
import { AppError } from "../errors.ts";

const MOST_DEVICES = 10;
const TEST_RULE = { max: 10, windowMs: 60_000 };

/** The browsers on which the actor is told, the newest first. */
export async function listDevices(sql: Sql, actor: SignedIn): Promise<PushDevice[]> {
  const rows = await sql<{ device: PushDevice }[]>`
    select json_build_object('id', d.id::text, 'current', d.session_id is not distinct from ${actor.sessionId}::text,
      'userAgent', d.user_agent, 'createdAt', d.created_at, 'toldAt', d.told_at, 'error', d.error) as device
    from auth.push_devices d join auth.sessions s on s.id = d.session_id and s.expires_at > now()
    where d.user_id = ${actor.id} order by d.created_at desc, d.id desc`;
  return rows.map(({ device }) => device);
}

/**
 * The browser of the actor's session is told from now on, until that session ends. Once per browser, however often it
 * says so. Throws `conflict` for a key, which has no browser.
 */
export async function registerDevice(
  {
    sql,
    sealer,
    allowPrivateAddresses,
  }: Pick<PushToDeps, "sql" | "sealer"> & { allowPrivateAddresses: boolean },
  actor: SignedIn,
  { endpoint, keys, locale }: PushRegisterInput,
): Promise<{ deviceId: string }> {
  const { sessionId } = actor;
  if (sessionId === null) throw new AppError("conflict", "Only a browser that is signed in can be told");
  if (!endpoint.startsWith("https:") && !allowPrivateAddresses)
    throw new AppError("invalid_input", "A push service is asked over https");
  const hash = createHash("sha256").update(endpoint).digest("hex");
  const deviceId = await sql.begin(async (transaction) => {
    // One at a time, since the envelope names its row.
    await transaction`select pg_advisory_xact_lock(hashtext(${hash}))`;
    const [row] = await transaction<{ id: string }[]>`
      insert into auth.push_devices (user_id, session_id, endpoint_hash, subscription, locale, user_agent)
      values (${actor.id}, ${sessionId}, ${hash}, '', ${locale}, (select user_agent from auth.sessions where id = ${sessionId}))
      on conflict (endpoint_hash) do update set user_id = excluded.user_id, session_id = excluded.session_id,
        locale = excluded.locale, user_agent = excluded.user_agent, error = null
      returning id::text`;
    const id = row?.id ?? "";
    const place = { table: "auth.push_devices", column: "subscription", row: id } as const;
    await transaction`
      update auth.push_devices set subscription = ${sealer.seal(JSON.stringify({ endpoint, keys }), place)} where id = ${id}`;
    await transaction`
      delete from auth.push_devices where user_id = ${actor.id} and id not in (
        select id from auth.push_devices where user_id = ${actor.id} order by id = ${id} desc, created_at desc limit ${MOST_DEVICES})`;
    return id;
  });
  return { deviceId };
}

export async function removeDevice(
  sql: Sql,
  actor: SignedIn,
  deviceId: string,
): Promise<{ removed: number }> {
  const gone =
    await sql`delete from auth.push_devices where user_id = ${actor.id} and id::text = ${deviceId}`;
  return { removed: gone.count };
}

/** Sends a real push and answers what the push service said. Throws `too_many_requests`. */
export async function testDevice(
  deps: PushToDeps,
  actor: SignedIn,
  deviceId: string,
): Promise<PushTestResult> {
  const { sql } = deps;
  const [device] = await sql<{ id: string; subscription: string; locale: string }[]>`
    select id::text, subscription, locale from auth.push_devices
    where user_id = ${actor.id} and id::text = ${deviceId}`;
  // Removed meanwhile, by a sign-out or by another of their browsers.
  if (device === undefined) return { kind: "gone", status: null, answer: "" };
  if (!(await createRateLimit(sql, TEST_RULE).take(`push-test:${actor.id}`)))
    throw new AppError("too_many_requests", "Wait a minute");
  const outcome = await pushTo(deps, { device, payload: composeTestPush(randomUUID(), device.locale) });
  if (outcome.kind === "gone") await removeDevice(sql, actor, deviceId);
  else
    await sql`
      update auth.push_devices set error = ${errorOf(outcome)},
        told_at = case when ${outcome.kind === "taken"} then now() else told_at end where id::text = ${deviceId}`;
  const { kind, status, answer } = outcome;
  return { kind, status, answer };
}
