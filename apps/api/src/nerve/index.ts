import { createLocalHandlers } from "./local.ts";
import type { Nerve, NerveOptions } from "./nerve.ts";
import { createRedisNerve } from "./redis.ts";

export { connectRedis } from "./redis.ts";
export type { Nerve, NerveHint } from "./nerve.ts";

/** Over Redis where there are several processes, within this one otherwise. */
export function createNerve({ redisUrl, onTrouble = () => undefined }: NerveOptions = {}): Nerve {
  if (redisUrl !== undefined) return createRedisNerve({ url: redisUrl, onTrouble });
  const local = createLocalHandlers(onTrouble);
  return {
    kind: "memory",
    publish: (topic, hint = {}) => local.deliver(topic, hint),
    subscribe: (topic, handler) => local.add(topic, handler),
    healthy: () => true,
    close: async () => local.clear(),
  };
}
