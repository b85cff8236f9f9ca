import { router } from "../trpc.ts";
import { clear } from "./clear.ts";
import { set } from "./set.ts";

export const overrides = router({ clear, set });
