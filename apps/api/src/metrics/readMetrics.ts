import type { Sql } from "@platform/db";
import type { Metric } from "../deps.ts";
import type { Hints } from "../hints/index.ts";
import { readCanaries } from "./readCanaries.ts";
import type { Counters } from "./counters.ts";

/** What waits, and how long, as one query over partial indexes; and what this process has done. */
export async function readMetrics({
  sql,
  hints,
  counters,
}: {
  sql: Sql;
  hints: Hints;
  counters: Counters;
}): Promise<Metric[]> {
  const [row] = await sql<
    {
      turns_due: string;
      turns_running: string;
      sends_due: string;
      waiting: string;
      oldest: string;
      circuits: string;
      failing: string;
      catalogs: string;
      files: string;
      alerts: string;
      oldest_send: string;
    }[]
  >`
    select
      (select count(*) from chat_conversations where turn_due_at <= now()) as turns_due,
      (select count(*) from chat_conversations where turn_lease_token is not null) as turns_running,
      (select count(*) from chat_conversations where send_due_at <= now()) as sends_due,
      (select count(*) from chat_conversations where waiting_since is not null) as waiting,
      (select coalesce(extract(epoch from now() - min(turn_due_at)), 0) from chat_conversations where turn_due_at <= now()) as oldest,
      (select count(*) from provider_circuits where open_until > now()) as circuits,
      (select count(distinct tenant_id) from health_checks where status = 'fail') as failing,
      (select count(*) from catalog_sync where state = 'failed' or access <> 'ok') as catalogs,
      (select count(*) from chat_media where state = 'pending' and next_attempt_at <= now()) as files,
      (select count(*) from handoff_alerts where due_at <= now()) as alerts,
      (select coalesce(extract(epoch from now() - min(send_due_at)), 0) from chat_conversations where send_due_at <= now()) as oldest_send`;
  const gauge = (name: string, help: string, value: string | undefined): Metric => ({
    name: `platform_${name}`,
    help,
    type: "gauge",
    value: Number(value ?? 0),
  });
  return [
    // The name that dashboards and alert rules ask for.
    gauge("nerve_up", "Whether hints reach the other processes.", hints.healthy() ? "1" : "0"),
    gauge("turns_due", "Conversations whose turn is due.", row?.turns_due),
    gauge("turns_running", "Turns under way.", row?.turns_running),
    gauge("sends_due", "Conversations whose outbox is due.", row?.sends_due),
    gauge("chats_waiting", "Chats that wait for a person.", row?.waiting),
    gauge("circuits_open", "Providers of stores that are left alone for a while.", row?.circuits),
    gauge("stores_failing", "Stores with a check that fails.", row?.failing),
    gauge("catalogs_failing", "Stores whose catalogue can't be read.", row?.catalogs),
    gauge("files_due", "Files of messages that are to be fetched.", row?.files),
    gauge("alerts_due", "Alerts of handoffs that are due.", row?.alerts),
    gauge("send_oldest_seconds", "Age of the oldest due send.", row?.oldest_send),
    ...(await readFailing(sql)),
    ...(await readCanaries(sql)),
    gauge("turn_oldest_seconds", "Age of the oldest due turn.", row?.oldest),
    ...counters.read(),
  ];
}

/** Every check that was ever made, those that fail nowhere too. */
async function readFailing(sql: Sql): Promise<Metric[]> {
  const checks = await sql<{ name: string; stores: string }[]>`
    select name, count(*) filter (where status = 'fail') as stores from health_checks group by name order by name`;
  return checks.map(({ name, stores }): Metric => ({
    name: "platform_checks_failing",
    help: "Stores in which this check of their health fails.",
    type: "gauge",
    labels: { check: name },
    value: Number(stores),
  }));
}
