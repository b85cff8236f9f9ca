import { router } from "../trpc.ts";
import { get } from "./get.ts";
import { mail } from "./mail.ts";
import { set } from "./set.ts";

export const weekly = router({ get, mail, set });
