import { router } from "../trpc.ts";
import { list } from "./list.ts";
import { search } from "./search.ts";
import { send } from "./send.ts";
import { status } from "./status.ts";
import { submit } from "./submit.ts";
import { sync } from "./sync.ts";

export const templates = router({ list, search, send, status, submit, sync });
