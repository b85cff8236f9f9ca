export { loadBigStore } from "./loadBigStore.ts";
export { makeQueries } from "./queries.ts";
