import { redisInstalled } from "@platform/processes";
import postgres from "postgres";
import { expect, it } from "vitest";
import { deliver, type Letter } from "./load/deliver.ts";
import { untilQuiet } from "./load/untilQuiet.ts";
import { type Standstills, watchStandstills } from "./load/watchStandstills.ts";
import { startInstallation } from "./processes/installation.ts";
import { insertTenants } from "./runChaos.ts";
import { makePlan } from "./scenario/plan.ts";
import { createRandom } from "./scenario/random.ts";

const OPTIONS = {
  events: 40,
  seed: 15,
  minutes: 0.1,
  customers: 20,
  hurry: true,
  quietWithinSeconds: 300,
  keep: false,
};
const SENDERS = 8;
/** Four seconds and more the product waits for its database before it refuses an event; whoever ends refuses at once. */
const STORE_WAIT_MS = 3_500;

/**
 * Once, unless the machine stood still: what it could not store in time is refused, and rightly, and the timers of its
 * servers close connections. Whoever ends refuses sooner, and without that.
 */
async function deliverAcrossStandstills(
  once: Parameters<typeof deliver>[0],
  standstills: Standstills,
): Promise<Letter> {
  for (;;) {
    const began = performance.now();
    const letter = await deliver(once);
    const notStored = letter.refusals.includes(503) && performance.now() - began >= STORE_WAIT_MS;
    const cutOff = letter.refusals.includes(null) && standstills.touched(began);
    if (!notStored && !cutOff) return letter;
  }
}

it.skipIf(!redisInstalled)(
  "R15: one of two servers and one of two workers end in order under load, and no request fails",
  async () => {
    const random = createRandom(OPTIONS.seed);
    const plan = makePlan(OPTIONS, random.fork("plan"));
    const installation = await startInstallation(OPTIONS, plan, random);
    const sql = postgres(installation.database.dsn, { max: 2, onnotice: () => undefined });
    const { ycloud } = installation.providers;
    const standstills = watchStandstills();
    try {
      installation.providers.mend();
      await insertTenants(sql, plan, installation);
      const store = plan.tenants[0];
      const letters: Letter[] = [];
      let sending = true;
      // Each sender writes again as soon as it has its answer, over connections that are kept.
      const sendOn = async (sender: number): Promise<void> => {
        const customer = ycloud.customer({ phone: `+54911${60_000_000 + sender}`, to: store?.phone ?? "" });
        const url = `${installation.url}/chat/webhook`;
        while (sending) {
          const event = customer.build({ type: "text", text: `mensaje ${letters.length}` });
          const once = { url, secret: ycloud.webhookSecret, event, retry: false, timeoutMs: 60_000 };
          letters.push(await deliverAcrossStandstills(once, standstills));
        }
      };
      const load = Promise.all(Array.from({ length: SENDERS }, (_, sender) => sendOn(sender)));
      const reached = (count: number) =>
        expect.poll(() => letters.length).toBeGreaterThanOrEqual(letters.length + count);
      await reached(100);
      const [server, worker] = ["web", "worker"].map((role) =>
        installation.products.find((one) => one.role === role),
      );
      const started = performance.now();
      const codes = await Promise.all([server?.stop(), worker?.stop()]);
      const tookMs = performance.now() - started;
      await reached(100);
      sending = false;
      await load;

      expect(codes).toEqual([0, 0]);
      // Orchestrators give half a minute; a busy machine may take its share of another.
      expect(tookMs).toBeLessThan(60_000);
      const failed = letters.filter(({ acknowledgedAt }) => acknowledgedAt === null);
      expect(failed.map(({ refusals }) => refusals)).toEqual([]);
      expect(await untilQuiet({ sql, ycloud, withinSeconds: 300, hurry: true })).toBeNull();
      const [row] = await sql<{ messages: number; open: number }[]>`
        select count(*)::int as messages, (count(*) filter (where outcome is null))::int as open
        from chat_messages where role = 'user'`;
      expect(row).toEqual({ messages: letters.length, open: 0 });
    } finally {
      standstills.stop();
      await sql.end({ timeout: 1 });
      await installation.stop();
    }
  },
);
