import { templateSearchInput, templateSearchResult } from "@platform/contract";
import { searchTemplates } from "../../domain/templates/searchTemplates.ts";
import { signedInProcedure } from "../trpc.ts";

/** What may be sent in this chat. */
export const search = signedInProcedure
  .input(templateSearchInput)
  .output(templateSearchResult)
  .query(async ({ ctx: { access }, input }) => {
    const tenant = await access.tenantOf("chat_conversations", input.conversationId, "read");
    return tenant.run(({ sql }) => searchTemplates(sql, input));
  });
