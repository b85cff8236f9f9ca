export { buildServer } from "./buildServer.ts";
export { serveHealth } from "./serveHealth.ts";
export { listenAt } from "./listenAt.ts";
