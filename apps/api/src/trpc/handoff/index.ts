import { router } from "../trpc.ts";
import { get } from "./get.ts";
import { list } from "./list.ts";
import { retryAlert } from "./retryAlert.ts";
import { save } from "./save.ts";
import { test } from "./test.ts";

export const handoff = router({ get, list, save, test, retryAlert });
