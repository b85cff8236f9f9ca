import { setTimeout as sleep } from "node:timers/promises";
import { createRateLimiter, type RateLimiter, type RateLimiterOptions } from "@platform/integrations/http";
import type { Redis } from "ioredis";

/** As in `createRateLimiter`, by Redis's own clock: how long to wait and, where that is too long, when to come again. */
const SCRIPT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local interval, depth, patience = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local known = redis.call('HMGET', KEYS[1], 'empty', 'again')
local reserved = math.max(tonumber(known[1] or 0), now) + interval
local wait = reserved - depth - now
local answer = {math.max(0, math.ceil(wait)), 0}
if wait > patience then
  local again = math.max(tonumber(known[2] or 0), now + wait) + interval
  redis.call('HSET', KEYS[1], 'again', string.format('%.3f', again))
  redis.call('PEXPIRE', KEYS[1], math.ceil(again - now) + 60000)
  return {0, math.ceil(again - now)}
end
redis.call('HSET', KEYS[1], 'empty', string.format('%.3f', reserved))
redis.call('PEXPIRE', KEYS[1], math.ceil(reserved - now) + 60000)
return answer`;

/** One pace for all processes. While Redis is away each keeps its own, and the provider's 429 is the last word. */
export function createRedisPace(input: {
  redis: Redis;
  name: string;
  limit: RateLimiterOptions;
}): RateLimiter {
  const { redis, name, limit } = input;
  const alone = createRateLimiter(limit);
  const intervalMs = 1000 / limit.perSecond;
  return {
    async take(key, options = {}) {
      const { patienceMs = Number.MAX_SAFE_INTEGER, signal } = options;
      signal?.throwIfAborted();
      const asked = [intervalMs, intervalMs * limit.burst, patienceMs];
      let answer: [wait: number, again: number];
      try {
        answer = (await redis.eval(SCRIPT, 1, `platform:pace:${name}:${key}`, ...asked)) as [number, number];
      } catch {
        return alone.take(key, options);
      }
      signal?.throwIfAborted();
      const [waitMs, comeAgainMs] = answer;
      if (waitMs > 0) await sleep(waitMs, undefined, signal ? { signal } : {});
      return comeAgainMs;
    },
  };
}
