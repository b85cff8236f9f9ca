import { createRateLimiter, type RateLimiter } from "@platform/integrations/http";
import { createStoreBucket, type StoreBucket } from "@platform/integrations/tiendanube";
import { SENDER_LIMIT } from "@platform/integrations/ycloud";
import { connectRedis } from "../hints/index.ts";
import { createRedisPace } from "./redisPace.ts";
import { createRedisStoreBucket } from "./redisStoreBucket.ts";

/** What all processes share in their limits, over Redis where there are several. */
export function openLimits(
  redisUrl: string | undefined,
  onTrouble: (message: string, error: unknown) => void,
): { storeBucket: StoreBucket; pace: RateLimiter; close(): void } {
  if (redisUrl === undefined) {
    const alone = { storeBucket: createStoreBucket(), pace: createRateLimiter(SENDER_LIMIT) };
    return { ...alone, close: () => undefined };
  }
  const redis = connectRedis(redisUrl, onTrouble, { answerMs: 300 });
  return {
    storeBucket: createRedisStoreBucket({ redis }),
    pace: createRedisPace({ redis, name: "sender", limit: SENDER_LIMIT }),
    close: () => redis.disconnect(),
  };
}
