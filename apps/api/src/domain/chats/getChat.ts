import type { Chat, Message } from "@platform/contract";
import type { Sql } from "@platform/db";
import { notFound } from "../errors.ts";
import { loadChats, loadMessages } from "./chatJson.ts";

/** One chat in this session's sight. Throws `not_found`. */
export async function getChat(sql: Sql, conversationId: string): Promise<Chat> {
  const [chat] = await loadChats(sql, [conversationId]);
  if (chat === undefined) throw notFound("Conversation");
  return chat;
}

/** One message in this session's sight. Throws `not_found`. */
export async function getMessage(sql: Sql, messageId: string): Promise<Message> {
  const [message] = await loadMessages(sql, [messageId]);
  if (message === undefined) throw notFound("Message");
  return message;
}
