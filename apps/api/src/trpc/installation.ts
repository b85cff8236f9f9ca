import { doctorInput, findingsSchema, installationSchema } from "@platform/contract";
import { z } from "zod";
import { readLeftovers } from "../config/index.ts";
import { examine } from "../doctor/examine.ts";
import { realSurroundings } from "../doctor/surroundings.ts";
import { openProcedure, operatorProcedure, router } from "./trpc.ts";

export const installation = router({
  /** The same as `npm run doctor`, of the process that answers. */
  doctor: operatorProcedure
    .input(doctorInput)
    .output(findingsSchema)
    .query(({ ctx: { deps }, input: { language } }) =>
      examine({
        config: deps.config,
        leftovers: readLeftovers(),
        machine: realSurroundings(deps.config.ycloud.baseUrl),
        language,
      }),
    ),
  /** What this installation is; public. */
  get: openProcedure
    .input(z.strictObject({}))
    .output(installationSchema)
    .query(({ ctx }) => ctx.deps.installation),
});
