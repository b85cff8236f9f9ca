import { peopleInput, peoplePage } from "@platform/contract";
import { listPeople } from "../../domain/desk/notes.ts";
import { signedInProcedure } from "../trpc.ts";

export const people = signedInProcedure
  .input(peopleInput)
  .output(peoplePage)
  .query(({ ctx, input }) => listPeople(ctx.access, input.tenantId));
