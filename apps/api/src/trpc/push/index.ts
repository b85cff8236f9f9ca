import { router } from "../trpc.ts";
import { register } from "./register.ts";
import { remove } from "./remove.ts";
import { save } from "./save.ts";
import { settings } from "./settings.ts";
import { status } from "./status.ts";
import { test } from "./test.ts";

export const push = router({ register, remove, save, settings, status, test });
