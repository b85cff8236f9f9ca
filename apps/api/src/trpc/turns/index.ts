import { router } from "../trpc.ts";
import { get } from "./get.ts";
import { list } from "./list.ts";
import { replay } from "./replay.ts";

export const turns = router({ get, list, replay });
