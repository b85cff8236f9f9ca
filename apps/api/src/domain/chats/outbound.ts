import type { Message } from "@platform/contract";
import type { Sql } from "@platform/db";
import { byCookie } from "../../auth/index.ts";
import type { ApiDeps } from "../../deps.ts";
import { afterCommit, type OutboundResult, type Person } from "../../flow/outbound/humanMessages.ts";
import type { Access, OpenTenant } from "../access.ts";
import { AppError, notFound } from "../errors.ts";
import { getMessage } from "./getChat.ts";
import { overrideMinutes } from "./overrideMinutes.ts";

export type OutboundDeps = Pick<ApiDeps, "hints" | "sender" | "config">;

/** Who sends, from where, and how long the chat is theirs then. */
export interface By {
  person: Person;
  sentFrom: "panel" | "api";
  overrideMinutes: number;
}

/** What a person sends goes out as they see it and takes the chat over; made in the transaction that queues it. */
export function sendAsPerson(
  { deps, access }: { deps: OutboundDeps; access: Access },
  tenant: OpenTenant,
  queue: (sql: Sql, by: By) => Promise<OutboundResult>,
): Promise<Message> {
  const { actor } = access;
  const { tenantId } = tenant;
  const { defaults } = deps.config;
  return runOutbound(deps, tenant, async (sql) =>
    queue(sql, {
      person: { id: actor.id, name: actor.name },
      sentFrom: byCookie(actor) ? "panel" : "api",
      overrideMinutes: await overrideMinutes(sql, { tenantId, defaults }),
    }),
  );
}

/** Runs one verb of the outbox, then lets go what it released, and answers the message as it stands. */
export async function runOutbound(
  deps: Pick<OutboundDeps, "hints" | "sender">,
  tenant: OpenTenant,
  verb: (sql: Sql) => Promise<OutboundResult>,
): Promise<Message> {
  const result = await tenant.run(({ sql }) => verb(sql));
  afterCommit(deps, result);
  switch (result.kind) {
    case "ok":
      return tenant.run(({ sql }) => getMessage(sql, result.messageId));
    case "not_found":
      throw notFound("Message");
    case "conflict":
      throw new AppError("conflict", "The message is no longer in a state that allows this");
    case "id_taken":
      throw new AppError(
        "conflict",
        "clientMessageId: a message of this chat with other words has it already",
      );
    case "window_closed":
      throw new AppError(
        "window_closed",
        "24 hours have passed since the customer's last message; only a template can be sent",
      );
    case "opted_out":
      throw new AppError("opted_out", "The customer asked for no messages that they didn't ask for");
    case "template_unavailable":
      throw new AppError("template_unavailable", "WhatsApp doesn't allow this template to be sent now");
    case "no_caption":
      throw new AppError("invalid_input", "text: sound is sent without words");
    case "owned_by_another":
      throw new AppError("owned_by_another", `${result.name ?? "Somebody else"} has this chat`);
  }
}
