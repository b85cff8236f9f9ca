import { router } from "../trpc.ts";
import { get } from "./get.ts";
import { list } from "./list.ts";
import { request } from "./request.ts";

export const privacy = router({ get, list, request });
