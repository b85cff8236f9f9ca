import { router } from "../trpc.ts";
import { search } from "./search.ts";

export const catalog = router({ search });
