import { router } from "../trpc.ts";
import { add } from "./add.ts";
import { list } from "./list.ts";
import { people } from "./people.ts";
import { remove } from "./remove.ts";

export const notes = router({ add, list, people, remove });
