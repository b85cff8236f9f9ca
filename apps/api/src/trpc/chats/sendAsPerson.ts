import type { Message } from "@platform/contract";
import type { Sql } from "@platform/db";
import { byCookie, type SignedIn } from "../../auth/index.ts";
import type { ApiDeps } from "../../deps.ts";
import type { OpenTenant } from "../../domain/access.ts";
import { overrideMinutes } from "../../domain/overrideMinutes.ts";
import { sendHumanMessage, type Person } from "../../flow/outbound/humanMessages.ts";
import { runOutbound } from "./outbound.ts";

interface Asking {
  deps: ApiDeps;
  actor: SignedIn;
  person: Person;
}

interface PersonsMessage {
  conversationId: string;
  text: string;
  clientMessageId: string;
  quotedMessageId?: string | undefined;
  imageUrl?: string | null;
  mediaId?: string | null | undefined;
  suggestionId?: string | undefined;
}

/** What a person sends goes out as they see it and takes the chat over; made in the transaction that queues it. */
export function sendAsPerson(
  { deps, actor, person }: Asking,
  tenant: OpenTenant,
  make: (sql: Sql) => Promise<PersonsMessage>,
): Promise<Message> {
  return runOutbound(deps, tenant, async (outbound) =>
    sendHumanMessage(outbound, {
      ...(await make(outbound.sql)),
      person,
      sentFrom: byCookie(actor) ? "panel" : "api",
      overrideMinutes: await overrideMinutes(outbound.sql, {
        tenantId: tenant.tenantId,
        defaults: deps.config.defaults,
      }),
    }),
  );
}
