import { router } from "../trpc.ts";
import { get } from "./get.ts";
import { stores } from "./stores.ts";

export const numbers = router({ get, stores });
