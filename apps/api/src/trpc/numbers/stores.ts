import { storesNumbersInput, storesNumbersSchema } from "@platform/contract";
import { getStoresNumbers } from "../../domain/numbers/getStoresNumbers.ts";
import { operatorProcedure } from "../trpc.ts";

export const stores = operatorProcedure
  .input(storesNumbersInput)
  .output(storesNumbersSchema)
  .query(({ ctx, input }) => getStoresNumbers(ctx.deps.db, input));
