import { alternate } from "../alternate.ts";
import type { Bench, BenchOptions, Contender, Figures } from "../bench.ts";
import { createTransactionTables, pgbenchInstalled, transactionsPerSecond } from "../limits/transactions.ts";
import { startBareServer } from "../limits/startBareServer.ts";
import { openDoor } from "../load/door.ts";
import { atSteadyRate, inTurns } from "../load/pace.ts";
import { createWebhookMaker, type WebhookMaker } from "../load/webhooks.ts";
import { cpuMs, cpuMsOfAll, peakRssMb } from "../processes/usage.ts";
import { startWorld, type World } from "../processes/world.ts";
import { judge } from "../report/judge.ts";
import { quantile } from "../report/statistics.ts";

const CONNECTIONS = 32;
const CUSTOMERS = 500;
const WEBHOOKS = 6_000;
const TEXT = "Hola, ¿hacen envíos a Rosario?";
const STEADY_SECONDS = 2;

const PRODUCT = "product";
const BARE = "limit: bare Fastify, HMAC, JSON";
const TRANSACTION = "limit: multi-statement transaction (pgbench)";
const RATE = "per second";
const P99 = "ms p99 at half load";

/** Signed webhooks, answered after their commit. The store's bot is off: no model is asked. */
export const ingest: Bench = {
  name: "ingest",
  run: async (options, tell) => {
    const world = await startWorld({ mode: "off" });
    const bare = await startBareServer("bareServer.ts", world.ycloud.webhookSecret);
    try {
      await createTransactionTables(world.sql);
      const webhooks = createWebhookMaker(world.ycloud, {
        customers: CUSTOMERS,
        text: TEXT,
        stores: world.storePhones,
      });
      const load: Load = { world, webhooks };
      const contenders: Contender[] = [
        { name: BARE, measure: () => measureReceiver(load, bare, options) },
        ...(pgbenchInstalled
          ? [{ name: TRANSACTION, measure: () => measureTransactions(world, options) }]
          : []),
        { name: PRODUCT, measure: () => measureReceiver(load, world, options) },
      ];
      const rows = await alternate(contenders, { rounds: options.rounds, tell });
      await refuseLoss(world);
      return {
        name: "ingest",
        title: `signed webhooks acknowledged after their commit, ${CONNECTIONS} connections, one process`,
        rows,
        goals: judge(rows, GOALS),
        notes: [
          "One process receives, one sends the load, PostgreSQL commits with `fsync`: all on the same cores.",
          ...(pgbenchInstalled ? [] : ["`pgbench` is not installed: the transaction was not measured."]),
        ],
      };
    } finally {
      bare.stop();
      await world.stop();
    }
  },
};

const GOALS = [
  {
    text: "≥ 0.60 of bare Fastify (at least 0.50)",
    who: PRODUCT,
    figure: RATE,
    of: { who: BARE, figure: RATE },
    atLeast: 0.6,
  },
  {
    text: "above the multi-statement transaction, as a ratio",
    who: PRODUCT,
    figure: RATE,
    of: { who: TRANSACTION, figure: RATE },
    atLeast: 1,
  },
  { text: "p99 ≤ 50 ms at half load", who: PRODUCT, figure: P99, atMost: 50 },
];

interface Load {
  world: World;
  webhooks: WebhookMaker;
}

interface Receiver {
  url: string;
  pid: number;
}

async function measureReceiver(
  { world, webhooks }: Load,
  { url, pid }: Receiver,
  { size }: BenchOptions,
): Promise<Figures> {
  const door = openDoor(url, CONNECTIONS);
  const full = webhooks.make(Math.ceil(WEBHOOKS * size));
  const [before, databaseBefore] = await Promise.all([cpuMs(pid), cpuMsOfAll(world.databasePid)]);
  const { perSecond } = await inTurns(full, CONNECTIONS, door.post);
  const cpu = ((await cpuMs(pid)) - before) / full.length;
  const databaseCpu = ((await cpuMsOfAll(world.databasePid)) - databaseBefore) / full.length;
  const half = webhooks.make(Math.ceil((perSecond / 2) * STEADY_SECONDS * size));
  const { times } = await atSteadyRate(half, perSecond / 2, door.post);
  await door.close();
  return {
    [RATE]: perSecond,
    "ms CPU each": cpu,
    ...(pid === world.pid ? { "ms CPU of the database each": databaseCpu } : {}),
    "ms p50 at half load": quantile(times, 0.5),
    [P99]: quantile(times, 0.99),
    "MB of memory at most": await peakRssMb(pid),
  };
}

async function measureTransactions({ socketDsn }: World, { size }: BenchOptions): Promise<Figures> {
  const seconds = Math.max(1, Math.round(STEADY_SECONDS * size));
  return { [RATE]: await transactionsPerSecond(socketDsn, { clients: CONNECTIONS, seconds }) };
}

/** What was answered must be there, or the figures are of another product. */
async function refuseLoss({ sql }: World): Promise<void> {
  const [row] = await sql<{ missing: number }[]>`
    select count(*)::int as missing from webhook_events e
    where e.type = 'whatsapp.inbound_message.received' and not exists (
      select 1 from chat_messages m
      where m.wamid = convert_from(e.body, 'UTF8')::jsonb->'whatsappInboundMessage'->>'wamid')`;
  if (row?.missing !== 0) throw new Error(`${row?.missing} acknowledged webhooks left no message`);
}
