import { router } from "../trpc.ts";
import { numbers } from "./numbers.ts";
import { refuse } from "./refuse.ts";

export const suggestions = router({ numbers, refuse });
