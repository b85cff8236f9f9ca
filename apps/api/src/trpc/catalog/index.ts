import { router } from "../trpc.ts";
import { search } from "./search.ts";
import { status } from "./status.ts";
import { sync } from "./sync.ts";

export const catalog = router({ search, status, sync });
