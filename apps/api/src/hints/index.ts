import { createLocalHandlers } from "./local.ts";
import type { Hints, HintsOptions } from "./hints.ts";
import { createRedisHints } from "./redis.ts";

export { connectRedis } from "./redis.ts";
export type { Hints, Hint } from "./hints.ts";

/** Over Redis where there are several processes, within this one otherwise. */
export function createHints({ redisUrl, onTrouble = () => undefined }: HintsOptions = {}): Hints {
  if (redisUrl !== undefined) return createRedisHints({ url: redisUrl, onTrouble });
  const local = createLocalHandlers(onTrouble);
  return {
    publish: (topic, hint = {}) => local.deliver(topic, hint),
    subscribe: (topic, handler) => local.add(topic, handler),
    healthy: () => true,
    close: async () => local.clear(),
  };
}
