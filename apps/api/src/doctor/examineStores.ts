import type { Sql } from "@platform/db";
import type { Finding, Language } from "@platform/contract";
import type { Config } from "../config/index.ts";
import { nameOfCheck } from "../domain/diagnose/nameOfCheck.ts";
import { broken, fine, spoken, warning, type Found } from "./finding.ts";
import { doctorWords, type DoctorWords } from "./words.ts";

const SHOWN = 20;

const LATE_SECONDS = 900;

interface Trouble {
  store: string;
  check: string;
  status: "warn" | "fail";
  detail: string;
  fix: string | null;
  said: Partial<Record<Language, { detail: string; fix: string | null }>> | null;
}

/** What came from outside, and what the last look at each store found: keys, quotas, credit, budgets, webhook. */
export async function examineStores(sql: Sql, config: Config, language: Language): Promise<Finding[]> {
  const words = doctorWords[language];
  const [row] = await sql<{ stores: number; silent: string[] | null; stale: number | null; dead: number }[]>`
    select
      (select count(*)::int from tenants where is_active) as stores,
      (select array_agg(t.store_name order by t.id) from tenants t where t.is_active and not exists (
        select 1 from webhook_events w where w.tenant_id = t.id and w.provider = 'ycloud' and w.type <> 'platform.self_check' and not starts_with(w.event_key, 'canary_')))
        as silent,
      (select extract(epoch from now() - max(checked_at))::int from health_checks) as stale,
      (select count(*)::int from chat_conversations where turn_due_at < now() - interval '2 minutes') as dead`;
  if ((row?.stores ?? 0) === 0) return spoken(language, [warning(words.stores.name, words.stores.none)]);
  const trouble = await sql<Trouble[]>`
    select t.store_name as store, h.name as check, h.status, h.detail, h.fix, h.said
    from health_checks h join tenants t on t.id = h.tenant_id
    where t.is_active and h.status in ('warn', 'fail') order by h.status, t.id, h.name`;
  const found = [
    fine(words.stores.name, words.stores.count(`${row?.stores ?? 0}`)),
    examineSilence(words, row?.silent ?? [], config),
    examineWorker(words, row?.stale ?? null, row?.dead ?? 0),
    await examineCanaries(words, sql),
  ];
  const beyond = trouble.length - SHOWN;
  const more = beyond > 0 ? [warning(words.stores.name, words.stores.more(`${beyond}`))] : [];
  return [
    ...spoken(language, found),
    ...trouble.slice(0, SHOWN).map((each) => ofStore(each, language)),
    ...spoken(language, more),
  ];
}

/** Whether the webhook is reached from outside shows in what arrived. */
function examineSilence({ webhook }: DoctorWords, silent: readonly string[], { publicUrl }: Config): Found {
  if (silent.length === 0) return fine(webhook.name, webhook.heard);
  return warning(webhook.name, webhook.silent(silent.slice(0, 5).join(", "), publicUrl));
}

function examineWorker({ work }: DoctorWords, staleSeconds: number | null, dead: number): Found {
  if (dead > 0) return broken(work.name, work.waiting(`${dead}`));
  return staleSeconds !== null && staleSeconds > 3_600
    ? broken(work.name, work.unseen(`${Math.round(staleSeconds / 3_600)}`))
    : fine(work.name, work.fine);
}

/** The stores' own messages that go the whole way; what got stuck stands with its store. */
async function examineCanaries({ canary }: DoctorWords, sql: Sql): Promise<Found> {
  const [row] = await sql<
    { landed: number; minutes: number | null; slowest: number | null; late: number | null }[]
  >`
    select count(*) filter (where f.flown_at is not null and f.failed_step is null)::int as landed,
      floor(extract(epoch from now() - max(f.flown_at)) / 60)::int as minutes,
      max((select sum(value::float8) from jsonb_each_text(f.seconds))) filter (where f.failed_step is null) as slowest,
      max(extract(epoch from now() - f.due_at)) filter (where f.sender is null)::int as late
    from canary_flights f join tenants t on t.id = f.tenant_id
    where t.is_active and t.canary_minutes is not null and canary_flies(t, now())`;
  if ((row?.late ?? 0) > LATE_SECONDS)
    return broken(canary.name, canary.late(`${Math.round((row?.late ?? 0) / 60)}`));
  if (row === undefined || row.minutes === null) return fine(canary.name, canary.none);
  const slowest = row.slowest === null ? "" : canary.slowest(row.slowest.toFixed(1));
  return fine(canary.name, canary.landed(`${row.landed}`, `${row.minutes}`, slowest));
}

/** As it was written down when the store was looked at; an older program wrote it in Spanish alone. */
function ofStore({ store, check, status, said, ...spanish }: Trouble, language: Language): Finding {
  const told = said?.[language];
  const spokenIn = told === undefined ? "es" : language;
  const { detail, fix } = told ?? spanish;
  return {
    check: `${store}, ${nameOfCheck(check, language)}`,
    status,
    detail,
    fix: fix ?? doctorWords[spokenIn].stores.look,
    language: spokenIn,
  };
}
