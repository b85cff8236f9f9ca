import { numbersInput, numbersSchema } from "@platform/contract";
import { getNumbers } from "../../domain/numbers/getNumbers.ts";
import { signedInProcedure } from "../trpc.ts";

export const get = signedInProcedure
  .input(numbersInput)
  .output(numbersSchema)
  .query(({ ctx, input }) => getNumbers(ctx.access, input));
