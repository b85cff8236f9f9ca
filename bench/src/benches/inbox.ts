import type { Sql } from "postgres";
import { alternate } from "../alternate.ts";
import type { Bench, Figures, Goal } from "../bench.ts";
import { fillNew, findKept } from "../data/keptData.ts";
import { readData, type Data } from "../data/makeData.ts";
import { openPanel, type Panel } from "../load/askProcedure.ts";
import { inTurns } from "../load/pace.ts";
import { startGround } from "../processes/ground.ts";
import { phonesOf } from "../processes/world.ts";
import { judge } from "../report/judge.ts";
import { quantile } from "../report/statistics.ts";

const PRODUCT = "product";
const BARE = "limit: the indexed statement alone";
const TIMES = 120;
const SEARCHES = [
  "remera negra",
  "rosario",
  '"cambio zapatillas"',
  "cliente 77",
  "70000123",
  "campera mañana",
  "dadado",
  "zapat",
];

const LIST = "ms p95, list";
const MESSAGES = "ms p95, messages";
const SEARCH = "ms p95, search";
const DASHBOARD = "ms p95, dashboard";

/** More are made once, by a command of their own. */
const MOST_AT_ONCE = 1_000_000;

/** What the panel asks for, over HTTP and one connection, from a database of so many messages. */
export const inbox: Bench = {
  name: "inbox",
  run: async ({ rounds, size, messages }, tell) => {
    const kept = await findKept(messages);
    if (kept === undefined && messages > MOST_AT_ONCE)
      throw new Error(`Make them once: npm run bench -- data --messages ${messages}`);
    const ground = await startGround(phonesOf(1), kept);
    try {
      const filled =
        kept === undefined ? await fillNew(ground.dsn, messages, tell) : await readData(ground.sql);
      const { url } = await ground.launch({ name: "product" });
      const panel = openPanel(url, ground.adminToken);
      const times = Math.ceil(TIMES * size);
      const contenders = [
        { name: BARE, measure: () => measureStatements(ground.sql, filled, times) },
        { name: PRODUCT, measure: () => measurePanel(panel, filled, times) },
      ];
      const rows = await alternate(contenders, { rounds, tell });
      await panel.close();
      return {
        name: "inbox",
        title: `what the panel asks for, from ${messages.toLocaleString("en")} messages in ${filled.tenantIds.length} stores`,
        rows,
        goals: judge(rows, GOALS),
        notes: ["A few stores have most of the chats; each question is for the next store or chat."],
      };
    } finally {
      await ground.stop();
    }
  },
};

const GOALS: Goal[] = [
  { text: "list p95 ≤ 10 ms", who: PRODUCT, figure: LIST, atMost: 10 },
  { text: "messages p95 ≤ 10 ms", who: PRODUCT, figure: MESSAGES, atMost: 10 },
  { text: "search p95 ≤ 100 ms", who: PRODUCT, figure: SEARCH, atMost: 100 },
  { text: "dashboard p95 ≤ 200 ms", who: PRODUCT, figure: DASHBOARD, atMost: 200 },
];

async function measurePanel({ ask }: Panel, filled: Data, times: number): Promise<Figures> {
  const store = (index: number) => ({ tenantId: of(filled.tenantIds, index) });
  return {
    [LIST]: await p95(times, (index) => ask("chats.list", store(index))),
    [MESSAGES]: await p95(times, (index) =>
      ask("chats.messages", { conversationId: of(filled.conversationIds, index) }),
    ),
    [SEARCH]: await p95(times, (index) =>
      ask("chats.search", { ...store(index), query: of(SEARCHES, index) }),
    ),
    [DASHBOARD]: await p95(times, (index) => ask("numbers.get", store(index))),
  };
}

/** The same rows of list and messages, without procedure, access, shape and HTTP. */
async function measureStatements(sql: Sql, filled: Data, times: number): Promise<Figures> {
  return {
    [LIST]: await p95(
      times,
      (index) => sql`
        select * from chat_conversations where tenant_id = ${of(filled.tenantIds, index)}::bigint
        order by last_message_at desc nulls last, id desc nulls last limit 51`,
    ),
    [MESSAGES]: await p95(
      times,
      (index) => sql`
        select * from chat_messages where conversation_id = ${of(filled.conversationIds, index)}::uuid
        order by sent_at desc nulls last, event_at desc nulls last, seq desc nulls last limit 51`,
    ),
  };
}

async function p95(times: number, ask: (index: number) => PromiseLike<unknown>): Promise<number> {
  const indexes = Array.from({ length: times }, (_, index) => index);
  return quantile((await inTurns(indexes, 1, async (index) => void (await ask(index)))).times, 0.95);
}

function of(values: string[], index: number): string {
  const value = values[index % values.length];
  if (value === undefined) throw new Error("There is nothing to ask for");
  return value;
}
