export { buildServer } from "./buildServer.ts";
