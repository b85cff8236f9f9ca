export { buildPanel, buildServer, runFolder } from "./build.ts";
export { childrenOf } from "./children.ts";
export { environmentOf, type Surroundings } from "./environment.ts";
export { createGuard, type Guard } from "./guard.ts";
export { freePort, untilListening } from "./ports.ts";
export { startProduct, type Product, type ProductOptions, type Role } from "./product.ts";
export { redisInstalled, spawnRedis, startRedis, type RedisServer } from "./redis.ts";
