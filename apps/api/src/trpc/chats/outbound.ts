import type { Message } from "@platform/contract";
import type { ApiDeps } from "../../deps.ts";
import type { OpenTenant } from "../../domain/access.ts";
import { getMessage } from "../../domain/chats/getChat.ts";
import { AppError, notFound } from "../../domain/errors.ts";
import { afterCommit, type OutboundDeps, type OutboundResult } from "../../flow/outbound/humanMessages.ts";

/** Runs one verb of the outbox as a person, then lets go what it released, and answers the message as it stands. */
export async function runOutbound(
  deps: ApiDeps,
  tenant: OpenTenant,
  verb: (outbound: OutboundDeps) => Promise<OutboundResult>,
): Promise<Message> {
  const { hints, sender } = deps;
  const result = await tenant.run(({ sql }) => verb({ sql, hints }));
  afterCommit({ hints, sender }, result);
  switch (result.kind) {
    case "ok":
      return tenant.run(({ sql }) => getMessage(sql, result.messageId));
    case "not_found":
      throw notFound("Message");
    case "conflict":
      throw new AppError("conflict", "The message is no longer in a state that allows this");
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
