import { numbersInput, numbersSchema, storesNumbersInput, storesNumbersSchema } from "@platform/contract";
import { getNumbers } from "../domain/numbers/getNumbers.ts";
import { getStoresNumbers } from "../domain/numbers/getStoresNumbers.ts";
import { operatorProcedure, router, signedInProcedure } from "./trpc.ts";

export const numbers = router({
  get: signedInProcedure
    .input(numbersInput)
    .output(numbersSchema)
    .query(({ ctx, input }) => getNumbers(ctx.access, input)),
  stores: operatorProcedure
    .input(storesNumbersInput)
    .output(storesNumbersSchema)
    .query(({ ctx, input }) => getStoresNumbers(ctx.deps.db, input)),
});
