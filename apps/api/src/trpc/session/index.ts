import { router } from "../trpc.ts";
import { end } from "./end.ts";
import { get } from "./get.ts";
import { list } from "./list.ts";

export const session = router({ end, get, list });
