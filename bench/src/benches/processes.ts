import { redisInstalled, startRedis, type Role } from "@platform/processes";
import { alternate } from "../alternate.ts";
import type { Bench, BenchOptions, Contender, Figures, Goal } from "../bench.ts";
import { openDoor } from "../load/door.ts";
import { openLine } from "../load/line.ts";
import { inTurns } from "../load/pace.ts";
import { ASKED_ANEW, askAnewByTurns, sellFrom } from "../load/salesModel.ts";
import { createWebhookMaker } from "../load/webhooks.ts";
import { startGround, type Ground, type Launched } from "../processes/ground.ts";
import { cpuMs, cpuMsOfAll, rssMb } from "../processes/usage.ts";
import { insertStores, phonesOf, UNBOUNDED, untilMirrored } from "../processes/world.ts";
import { judge } from "../report/judge.ts";
import { quantile } from "../report/statistics.ts";
import { refuseLoss, type Done } from "../checks/refuseLoss.ts";

const CONNECTIONS = 32;
const WEBHOOKS = 3_000;
const AT_ONCE = 16;
const TURNS = 240;
/** That answer: WhatsApp takes eighty messages a second of one number. */
const SELLING = 8;
const CUSTOMERS = 400;
/** What each process is given before it is measured: a new one is slower than one that runs. */
const WARM_WEBHOOKS = 400;
const WARM_TURNS = 60;

const WEBHOOK_RATE = "webhooks per second";
const TURN_RATE = `answered per second, ${AT_ONCE} at once`;

interface Layout {
  name: string;
  roles: Role[];
}

const ALONE: Layout = { name: "1 of all roles, without Redis", roles: ["all"] };
export const ONE: Layout = { name: "1 web, 1 worker", roles: ["web", "worker"] };
const TWO_WEBS: Layout = { name: "2 web, 1 worker", roles: ["web", "web", "worker"] };
const TWO_WORKERS: Layout = { name: "1 web, 2 workers", roles: ["web", "worker", "worker"] };
const TWO: Layout = { name: "2 web, 2 workers", roles: ["web", "web", "worker", "worker"] };

/** What more processes win on this machine, and that nothing is lost or doubled among them. */
export const processes = processesOver([ALONE, ONE, TWO_WEBS, TWO_WORKERS, TWO]);

/** Each layout takes the same load; without Redis there is one process alone. */
export function processesOver(wanted: Layout[]): Bench {
  return {
    name: "processes",
    run: async (options, tell) => {
      const phones = phonesOf(SELLING + 1);
      const ground = await startGround(phones);
      const redis = redisInstalled ? await startRedis(ground.folder, ground.guard) : null;
      try {
        await prepare(ground, phones);
        const town: Town = { ground, phones, redisUrl: redis?.url, done: { webhooks: 0, asked: 0 } };
        const contenders = (redis === null ? [ALONE] : wanted).map((layout): Contender => ({
          name: layout.name,
          measure: () => measure(town, layout, options),
        }));
        const rows = await alternate(contenders, { rounds: options.rounds, tell });
        return {
          name: "processes",
          title: `the same load over more processes, ${CONNECTIONS} connections, ${AT_ONCE} customers at once`,
          rows,
          goals: judge(rows, GOALS),
          notes:
            redis === null
              ? [...NOTES, "`redis-server` is not installed: there is one process alone."]
              : NOTES,
        };
      } finally {
        await ground.stop();
        await redis?.stop();
      }
    },
  };
}

const NOTES = [
  ASKED_ANEW,
  "After each measurement every acknowledged webhook was stored once and every question was answered once.",
  "Load, providers and PostgreSQL run on the same cores: what they take, more processes can't win.",
];

/** What the second process of a role wins; no goal, as it depends on the cores. */
const GOALS: Goal[] = [
  ratio("webhooks: 1 web and 1 worker, of one process", WEBHOOK_RATE, [ONE, ALONE]),
  ratio("webhooks: the second web", WEBHOOK_RATE, [TWO_WEBS, ONE]),
  ratio("answers: 1 web and 1 worker, of one process", TURN_RATE, [ONE, ALONE]),
  ratio("answers: the second worker", TURN_RATE, [TWO_WORKERS, ONE]),
  ratio("answers: two of each", TURN_RATE, [TWO, ONE]),
];

function ratio(text: string, figure: string, [own, of]: [Layout, Layout]): Goal {
  return { text, who: own.name, figure, of: { who: of.name, figure } };
}

interface Town {
  ground: Ground;
  /** Of the stores that answer, and last of the one whose bot is off. */
  phones: string[];
  redisUrl: string | undefined;
  /** Since the beginning, by whatever processes. */
  done: Done;
}

/** Tables, stores and a mirrored catalogue, before anything is measured. */
async function prepare(ground: Ground, phones: string[]): Promise<void> {
  const first = await ground.launch({ name: "first" });
  await insertStores(ground.sql, phones.slice(0, SELLING), { store: UNBOUNDED, shops: SELLING });
  await ground.sql`
    insert into tenants (store_name, bot_phone_number, mode, ycloud_api_key, ycloud_webhook_secret)
    values ('Tienda callada', ${phones[SELLING] ?? ""}, 'off', ${ground.ycloud.apiKey}, ${ground.ycloud.webhookSecret})`;
  await untilMirrored(ground);
  ground.model.setScript(sellFrom(askAnewByTurns("remera")));
  await first.stop();
}

async function measure(town: Town, { roles }: Layout, options: BenchOptions): Promise<Figures> {
  const { ground, redisUrl } = town;
  const own = roles[0] === "all" || redisUrl === undefined ? {} : { redisUrl };
  const launched = await Promise.all(
    roles.map((role, index) => ground.launch({ name: `${role}-${index}`, role, ...own })),
  );
  const webs = launched.filter((_, index) => roles[index] !== "worker").map(({ url }) => url);
  const all = (amount: number): number => Math.ceil(amount * options.size);
  await measureIngest(town, { webs, launched }, all(WARM_WEBHOOKS * roles.length));
  await measureTurns(town, { webs, launched }, all(WARM_TURNS * roles.length));
  const ingested = await measureIngest(town, { webs, launched }, all(WEBHOOKS));
  const answered = await measureTurns(town, { webs, launched }, all(TURNS));
  const memory = await Promise.all(launched.map(({ pid }) => rssMb(pid)));
  await Promise.all(launched.map((each) => each.stop()));
  await refuseLoss(ground, town.done);
  return { ...ingested, ...answered, "MB of memory, all processes": sum(memory) };
}

interface Running {
  webs: string[];
  launched: Launched[];
}

async function measureIngest(
  { ground, phones, done }: Town,
  { webs, launched }: Running,
  amount: number,
): Promise<Figures> {
  const door = openDoor(webs, CONNECTIONS);
  const text = "Hola, ¿hacen envíos a Rosario?";
  const webhooks = createWebhookMaker(ground.ycloud, {
    customers: CUSTOMERS,
    text,
    stores: phones.slice(SELLING),
  });
  const before = await usedBy(launched, ground);
  const all = webhooks.make(amount);
  const { perSecond } = await inTurns(all, CONNECTIONS, door.post);
  const after = await usedBy(launched, ground);
  done.webhooks += all.length;
  await door.close();
  return {
    [WEBHOOK_RATE]: perSecond,
    "ms CPU per webhook": (after.own - before.own) / all.length,
    "ms CPU of the database per webhook": (after.database - before.database) / all.length,
  };
}

async function measureTurns(
  { ground, phones, done }: Town,
  { webs, launched }: Running,
  amount: number,
): Promise<Figures> {
  const line = openLine(
    { url: webs[0] ?? "", ycloud: ground.ycloud, storePhones: phones.slice(0, SELLING) },
    CUSTOMERS,
    openDoor(webs, CONNECTIONS),
  );
  const all = line.webhooks.make(amount);
  const before = await usedBy(launched, ground);
  const { perSecond, times } = await inTurns(all, AT_ONCE, line.ask);
  const after = await usedBy(launched, ground);
  done.webhooks += all.length;
  done.asked += all.length;
  await line.close();
  // Kept by the simulators for tests; a bench would only fill the memory.
  ground.model.requests.length = 0;
  ground.ycloud.requests.length = 0;
  return {
    [TURN_RATE]: perSecond,
    [`ms p50, ${AT_ONCE} at once`]: quantile(times, 0.5),
    "ms CPU per answer": (after.own - before.own) / all.length,
    "ms CPU of the database per answer": (after.database - before.database) / all.length,
  };
}

async function usedBy(
  launched: Launched[],
  { databasePid }: Ground,
): Promise<{ own: number; database: number }> {
  const own = await Promise.all(launched.map(({ pid }) => cpuMs(pid)));
  return { own: sum(own), database: await cpuMsOfAll(databasePid) };
}

const sum = (values: number[]): number => values.reduce((all, each) => all + each, 0);
