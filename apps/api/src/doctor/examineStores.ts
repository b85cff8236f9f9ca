import type { Sql } from "@platform/db";
import type { Finding } from "@platform/contract";
import type { Config } from "../config/index.ts";
import { nameOfCheck } from "../domain/diagnose/nameOfCheck.ts";
import { broken, fine, warning } from "./finding.ts";

const SHOWN = 20;

const LATE_SECONDS = 900;

interface Trouble {
  store: string;
  check: string;
  status: "warn" | "fail";
  detail: string;
  fix: string | null;
}

/** What came from outside, and what the last look at each store found: keys, quotas, credit, budgets, webhook. */
export async function examineStores(sql: Sql, config: Config): Promise<Finding[]> {
  const [row] = await sql<{ stores: number; silent: string[] | null; stale: number | null; dead: number }[]>`
    select
      (select count(*)::int from tenants where is_active) as stores,
      (select array_agg(t.store_name order by t.id) from tenants t where t.is_active and not exists (
        select 1 from webhook_events w where w.tenant_id = t.id and w.provider = 'ycloud' and w.type <> 'platform.self_check' and not starts_with(w.event_key, 'canary_')))
        as silent,
      (select extract(epoch from now() - max(checked_at))::int from health_checks) as stale,
      (select count(*)::int from chat_conversations where turn_due_at < now() - interval '2 minutes') as dead`;
  if ((row?.stores ?? 0) === 0)
    return [warning("Tiendas", "no hay ninguna", "Creala en el panel: Tiendas → Agregar tienda.")];
  const trouble = await sql<Trouble[]>`
    select t.store_name as store, h.name as check, h.status, h.detail, h.fix
    from health_checks h join tenants t on t.id = h.tenant_id
    where t.is_active and h.status in ('warn', 'fail') order by h.status, t.id, h.name`;
  return [
    fine("Tiendas", `${row?.stores ?? 0}`),
    ...examineSilence(row?.silent ?? [], config),
    examineWorker(row?.stale ?? null, row?.dead ?? 0),
    await examineCanaries(sql),
    ...trouble.slice(0, SHOWN).map(toFinding),
    ...(trouble.length > SHOWN
      ? [
          warning(
            "Tiendas",
            `hay ${trouble.length - SHOWN} problemas más`,
            "Miralos en Tiendas, columna Estado.",
          ),
        ]
      : []),
  ];
}

/** Whether the webhook is reached from outside shows in what arrived. */
function examineSilence(silent: readonly string[], { publicUrl }: Config): Finding[] {
  if (silent.length === 0) return [fine("Webhook", "a todas las tiendas les llegó algo de YCloud")];
  const names = silent.slice(0, 5).join(", ");
  const fix = `Poné ${publicUrl}/chat/webhook en YCloud (Developers → Webhooks), mandá un mensaje de prueba y mirá Webhooks en el panel.`;
  return [warning("Webhook", `nunca llegó un aviso de YCloud para ${names}`, fix)];
}

function examineWorker(staleSeconds: number | null, dead: number): Finding {
  const fix = "Revisá que haya un proceso con ROLE=worker o ROLE=all en marcha, y su registro.";
  if (dead > 0) return broken("Trabajo", `${dead} chats esperan su turno hace más de dos minutos`, fix);
  if (staleSeconds !== null && staleSeconds > 3_600)
    return broken(
      "Trabajo",
      `nadie miró la salud de las tiendas desde hace ${Math.round(staleSeconds / 3_600)} h`,
      fix,
    );
  return fine("Trabajo", "nada atrasado");
}

/** The stores' own messages that go the whole way; what got stuck stands with its store. */
async function examineCanaries(sql: Sql): Promise<Finding> {
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
    return broken(
      "Mensaje de prueba",
      `tenía que salir hace ${Math.round((row?.late ?? 0) / 60)} minutos`,
      "Revisá que haya un proceso con ROLE=worker o ROLE=all en marcha, y su registro.",
    );
  if (row === undefined || row.minutes === null) return fine("Mensaje de prueba", "todavía no salió ninguno");
  const slowest = row.slowest === null ? "" : `; el más lento tardó ${row.slowest.toFixed(1)} s`;
  return fine(
    "Mensaje de prueba",
    `llegó al final en ${row.landed === 1 ? "una tienda" : `${row.landed} tiendas`}, el último hace ${row.minutes} minutos${slowest}`,
  );
}

function toFinding({ store, check, status, detail, fix }: Trouble): Finding {
  return {
    check: `${store}, ${nameOfCheck(check)}`,
    status,
    detail,
    fix: fix ?? "Miralo en la Salud de la tienda.",
  };
}
