import { router } from "../trpc.ts";
import { clone } from "./clone.ts";
import { connectStore } from "./connectStore.ts";
import { create } from "./create.ts";
import { diagnose } from "./diagnose.ts";
import { get } from "./get.ts";
import { hours } from "./hours.ts";
import { leave } from "./leave.ts";
import { list } from "./list.ts";
import { overview } from "./overview.ts";
import { remove } from "./remove.ts";
import { removed } from "./removed.ts";
import { restore } from "./restore.ts";
import { resume } from "./resume.ts";
import { suspend } from "./suspend.ts";
import { update } from "./update.ts";

export const tenants = router({
  clone,
  connectStore,
  create,
  diagnose,
  get,
  hours,
  leave,
  list,
  overview,
  remove,
  removed,
  restore,
  resume,
  suspend,
  update,
});
