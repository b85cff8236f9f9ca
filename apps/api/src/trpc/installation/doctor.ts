import { findingsSchema } from "@platform/contract";
import { z } from "zod";
import { readLeftovers } from "../../config/index.ts";
import { examine } from "../../doctor/examine.ts";
import { realSurroundings } from "../../doctor/surroundings.ts";
import { operatorProcedure } from "../trpc.ts";

/** The same as `npm run doctor`, of the process that answers. */
export const doctor = operatorProcedure
  .input(z.strictObject({}))
  .output(findingsSchema)
  .query(({ ctx: { deps } }) =>
    examine({
      config: deps.config,
      leftovers: readLeftovers(),
      machine: realSurroundings(deps.config.ycloud.baseUrl),
    }),
  );
