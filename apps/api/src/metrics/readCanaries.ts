import type { Sql } from "@platform/db";
import type { Metric } from "../deps.ts";

const STATIONS = ["door", "turn", "reply", "out", "delivery"];

interface Row {
  late: number;
  seconds: Record<string, number>;
  failing: Record<string, number>;
}

/** How the stores' own messages came through: the slowest store's last one, and where those get stuck that keep failing. */
export async function readCanaries(sql: Sql): Promise<Metric[]> {
  const [row] = await sql<Row[]>`
    select
      (select coalesce(extract(epoch from now() - min(f.due_at)), 0)::float8 from canary_flights f
       where f.sender is null and f.due_at <= now()) as late,
      (select coalesce(jsonb_object_agg(s.station, s.most), '{}') from (
        select e.key as station, max(e.value::float8) as most
        from canary_flights f cross join jsonb_each_text(f.seconds) e group by e.key) s) as seconds,
      (select coalesce(jsonb_object_agg(s.failed_step, s.stores), '{}') from (
        select f.failed_step, count(*)::int as stores from canary_flights f where f.failures > 1 group by 1) s) as failing`;
  const each = (name: string, help: string, values: Record<string, number> | undefined): Metric[] =>
    STATIONS.map((step) => ({ name, help, type: "gauge", labels: { step }, value: values?.[step] ?? 0 }));
  return [
    {
      name: "platform_canary_late_seconds",
      help: "Since when a store's own message should have set off.",
      type: "gauge",
      value: row?.late ?? 0,
    },
    ...each(
      "platform_canary_seconds",
      "The slowest store's last own message, by station of its way.",
      row?.seconds,
    ),
    ...each(
      "platform_canaries_failing",
      "Stores whose own message got stuck at least twice in a row, by station.",
      row?.failing,
    ),
  ];
}
