import type { Numbers } from "@platform/contract";
import type { Sql } from "@platform/db";

/** Something of a store to be mended, with the place in the panel where that is done. */
export interface Mend {
  kind:
    | "unanswered"
    | "undelivered"
    | "question"
    | "missing"
    | "sold_out"
    | "cause"
    | "refused"
    | "slow"
    | "sheet";
  count: number;
  /** What was asked, asked for, or the cause; seconds of an answer. */
  detail: string;
  path: string;
}

const MENDS = 3;
const SLOW_SECONDS = 30 * 60;
/** So many handoffs more than the week before are a change, not chance. */
const GROWN = 3;
/** How much one of each weighs: who waits now before what went wrong, and that before what could be better. */
const WEIGHTS: Record<Mend["kind"], number> = {
  unanswered: 50,
  undelivered: 10,
  question: 4,
  missing: 3,
  sold_out: 3,
  refused: 3,
  cause: 2,
  slow: 2,
  sheet: 5,
};

/** The three things of the week that are most worth mending; fewer where fewer went wrong. */
export async function findMends(
  sql: Sql,
  { tenantId, numbers }: { tenantId: string; numbers: Numbers },
): Promise<Mend[]> {
  const found = [...fromNumbers(tenantId, numbers), ...(await fromRows(sql, tenantId, numbers))];
  const weight = ({ kind, count }: Mend): number => WEIGHTS[kind] * count;
  return found
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, MENDS);
}

function fromNumbers(tenantId: string, numbers: Numbers): Mend[] {
  const { now, questions, wishes, causes, current, from, to } = numbers;
  const chats = (search: Record<string, string>): string =>
    `/chats?${new URLSearchParams({ ...search, store: tenantId }).toString()}`;
  const store = (page: string): string => `/admin/tenants/${tenantId}/${page}`;
  const [question] = questions;
  const [wish] = wishes;
  const [cause] = causes.toSorted((a, b) => b.handoffs - b.before - (a.handoffs - a.before));
  const grown = cause === undefined ? 0 : cause.handoffs - cause.before;
  const slow = current.answerMedianSeconds ?? 0;
  return [
    { kind: "unanswered", count: now.unanswered, detail: "", path: chats({ view: "unanswered" }) },
    {
      kind: "question",
      count: question?.count ?? 0,
      detail: question?.question ?? "",
      path: store("brain?section=questions"),
    },
    {
      kind: wish?.kind ?? "missing",
      count: wish?.chats ?? 0,
      detail: wish?.wish ?? "",
      path: chats({ wish: wish?.wish ?? "", from, to }),
    },
    {
      kind: "cause",
      count: grown >= GROWN ? grown : 0,
      detail: cause?.cause ?? "",
      path: chats({ cause: cause?.cause ?? "", from, to }),
    },
    {
      kind: "slow",
      count: slow > SLOW_SECONDS ? (current.answered ?? 0) : 0,
      detail: String(slow),
      path: store("team"),
    },
  ];
}

async function fromRows(sql: Sql, tenantId: string, { from, to, timezone }: Numbers): Promise<Mend[]> {
  const [row] = await sql<{ undelivered: number; refused: number; sheet: boolean }[]>`
    with week as materialized (
      select ${from}::date::timestamp at time zone ${timezone} as since, (${to}::date + 1)::timestamp at time zone ${timezone} as until
    ),
    active as materialized (
      select c.id, c.failed_at from week w join chat_conversations c on c.tenant_id = ${tenantId} and c.last_message_at >= w.since
      where not is_canary(c.id)
    )
    select
      (select count(*)::int from active a, week w where a.failed_at >= w.since and a.failed_at < w.until) as undelivered,
      (select count(*)::int from active a cross join week w
        join turns r on r.conversation_id = a.id and r.started_at >= w.since and r.started_at < w.until
        where r.verdict in ('safe', 'handed_over')) as refused,
      exists (
        select 1 from health_checks h where h.tenant_id = ${tenantId} and h.name = 'sheet' and h.status in ('warn', 'fail')) as sheet`;
  const chats = `/chats?view=failed&store=${tenantId}`;
  const store = `/admin/tenants/${tenantId}`;
  return [
    { kind: "undelivered", count: row?.undelivered ?? 0, detail: "", path: chats },
    { kind: "refused", count: row?.refused ?? 0, detail: "", path: `${store}/brain` },
    { kind: "sheet", count: row?.sheet === true ? 1 : 0, detail: "", path: `${store}/sheet` },
  ];
}
