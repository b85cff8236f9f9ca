import { setTimeout as sleep } from "node:timers/promises";
import { BUCKET, createStoreBucket, type StoreBucket } from "@platform/integrations/tiendanube";
import type { Redis } from "ioredis";

/**
 * Looks at a store's bucket and changes it, by Redis's own clock: `take` puts one request in and answers how long it
 * has to wait, `learn` raises the level to what the store said. Nothing is kept longer than a full bucket lasts.
 */
const SCRIPT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local known = redis.call('HMGET', KEYS[1], 'level', 'at', 'size')
local empties, margin, reserve, default = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local size = tonumber(known[3] or default)
local level = tonumber(known[1] or 0) - (now - tonumber(known[2] or now)) * size / empties
if level < 0 then level = 0 end
local wait = 0
if ARGV[1] == 'learn' then
  local said = tonumber(ARGV[6]) - tonumber(ARGV[7])
  if said > level then level = said end
  size = tonumber(ARGV[6])
else
  level = level + 1
  local usable = size - margin
  if ARGV[6] == '1' then usable = usable - reserve * size / default end
  if level > usable then wait = math.ceil((level - usable) * empties / size) end
end
redis.call('HSET', KEYS[1], 'level', tostring(level), 'at', string.format('%.3f', now), 'size', tostring(size))
redis.call('PEXPIRE', KEYS[1], math.ceil(level * empties / size) + 60000)
return wait`;

const KEY_PREFIX = "platform:store-bucket:";
const SHARED = [BUCKET.emptiesInMs, BUCKET.margin, BUCKET.reserve, BUCKET.size];

/** The bucket of all processes. While Redis is away each counts for itself, and the store's 429 is the last word. */
export function createRedisStoreBucket({ redis }: { redis: Redis }): StoreBucket {
  const alone = createStoreBucket();
  const run = (storeId: string, mode: "take" | "learn", ...rest: (string | number)[]): Promise<unknown> =>
    redis.eval(SCRIPT, 1, KEY_PREFIX + storeId, mode, ...SHARED, ...rest);
  return {
    async take(storeId, options = {}) {
      const { background = false, signal } = options;
      signal?.throwIfAborted();
      let waitMs: number;
      try {
        waitMs = Number(await run(storeId, "take", background ? "1" : "0"));
      } catch {
        return alone.take(storeId, options);
      }
      signal?.throwIfAborted();
      if (waitMs > 0) await sleep(waitMs, undefined, signal ? { signal } : {});
    },
    learn(storeId, news) {
      alone.learn(storeId, news);
      run(storeId, "learn", news.size, news.remaining).catch(() => undefined);
    },
  };
}
