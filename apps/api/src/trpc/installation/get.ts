import { installationSchema } from "@platform/contract";
import { z } from "zod";
import { openProcedure } from "../trpc.ts";

/** What this installation is; public. */
export const get = openProcedure
  .input(z.strictObject({}))
  .output(installationSchema)
  .query(({ ctx }) => ctx.deps.installation);
