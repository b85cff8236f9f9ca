import { router } from "../trpc.ts";
import { connectStore } from "./connectStore.ts";
import { create } from "./create.ts";
import { diagnose } from "./diagnose.ts";
import { get } from "./get.ts";
import { hours } from "./hours.ts";
import { list } from "./list.ts";
import { remove } from "./remove.ts";
import { update } from "./update.ts";

export const tenants = router({ connectStore, create, diagnose, get, hours, list, remove, update });
