import type { Chat, Message } from "@platform/contract";
import { belongsTo, type View } from "../model/views.ts";

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}
export interface Pages<Item> {
  pages: Page<Item>[];
  pageParams: (string | null)[];
}

export interface ListScope {
  filter: View | "human";
  tenantId: string | undefined;
  label: string | undefined;
  /** The list shows what was in a period: an event takes nothing out of it and adds nothing. */
  past: boolean;
}

export type ListChange<Data> = { data: Data; refetch: boolean };

/**
 * A chat's present state, applied to one cached list: updated, moved, added or taken out.
 * `refetch` is set where only the server knows whether or where it belongs.
 */
export function applyChatToList<Data extends Pages<Chat>>(
  data: Data,
  chat: Chat,
  context: { scope: ListScope; userId: string | null; now: number },
): ListChange<Data> {
  const { scope } = context;
  const known = data.pages.some((page) => page.items.some((item) => item.id === chat.id));
  if (scope.past) return { data: known ? replaced(data, chat) : data, refetch: false };
  const foreign = scope.tenantId !== undefined && scope.tenantId !== chat.tenantId;
  const unlabelled = scope.label !== undefined && !chat.labels.includes(scope.label);
  const belongs = foreign || unlabelled ? false : belongsTo(chat, scope.filter, context);
  if (belongs === false) return { data: known ? without(data, chat.id) : data, refetch: false };
  if (belongs === null) return { data: known ? replaced(data, chat) : data, refetch: true };
  const previous = data.pages.flatMap((page) => page.items).find((item) => item.id === chat.id);
  const before = scope.filter === "waiting" ? byUrgency : byRecency;
  if (previous && before(previous, chat) === 0) return { data: replaced(data, chat), refetch: false };
  return { data: inserted(without(data, chat.id), chat, before), refetch: false };
}

function replaced<Data extends Pages<Chat>>(data: Data, chat: Chat): Data {
  const pages = data.pages.map((page) =>
    page.items.some((item) => item.id === chat.id)
      ? { ...page, items: page.items.map((item) => (item.id === chat.id ? chat : item)) }
      : page,
  );
  return { ...data, pages };
}

function without<Data extends Pages<Chat>>(data: Data, id: string): Data {
  const pages = data.pages.map((page) =>
    page.items.some((item) => item.id === id)
      ? { ...page, items: page.items.filter((item) => item.id !== id) }
      : page,
  );
  return { ...data, pages };
}

type Order = (a: Chat, b: Chat) => number;

const byRecency: Order = (a, b) => timeOf(b.lastMessageAt) - timeOf(a.lastMessageAt);

/** Those that wait come by window, then by wait, as the server pages them. */
const byUrgency: Order = (a, b) =>
  order(a.windowClosesAt, b.windowClosesAt) || order(a.waitingSince, b.waitingSince);

function order(a: string | null, b: string | null): number {
  const [first, second] = [a === null ? Infinity : Date.parse(a), b === null ? Infinity : Date.parse(b)];
  return first === second ? 0 : first - second;
}

/** Where its order puts it; beyond what is loaded it is left to the next page. */
function inserted<Data extends Pages<Chat>>(data: Data, chat: Chat, compare: Order): Data {
  const pageIndex = data.pages.findIndex(
    (page, index) =>
      page.items.some((item) => compare(chat, item) < 0) ||
      (index === data.pages.length - 1 && page.nextCursor === null),
  );
  if (pageIndex < 0) return data;
  const pages = data.pages.map((page, index) => {
    if (index !== pageIndex) return page;
    const before = page.items.findIndex((item) => compare(chat, item) < 0);
    const position = before < 0 ? page.items.length : before;
    return { ...page, items: [...page.items.slice(0, position), chat, ...page.items.slice(position)] };
  });
  return { ...data, pages };
}

/** A message's present state, applied to its conversation's pages (newest first). */
export function applyMessage<Data extends Pages<Message>>(data: Data, message: Message): Data {
  const same = (item: Message) =>
    item.id === message.id ||
    (message.clientMessageId !== null && item.clientMessageId === message.clientMessageId);
  if (data.pages.some((page) => page.items.some(same))) {
    const pages = data.pages.map((page) =>
      page.items.some(same)
        ? { ...page, items: page.items.map((item) => (same(item) ? message : item)) }
        : page,
    );
    return { ...data, pages };
  }
  const at = timeOf(message.sentAt);
  const last = data.pages.length - 1;
  const pageIndex = data.pages.findIndex(
    (page, index) =>
      page.items.some((item) => timeOf(item.sentAt) <= at) || (index === last && page.nextCursor === null),
  );
  if (pageIndex < 0) return data;
  const pages = data.pages.map((page, index) => {
    if (index !== pageIndex) return page;
    const before = page.items.findIndex((item) => timeOf(item.sentAt) <= at);
    const position = before < 0 ? page.items.length : before;
    return { ...page, items: [...page.items.slice(0, position), message, ...page.items.slice(position)] };
  });
  return { ...data, pages };
}

function timeOf(instant: string | null): number {
  return instant === null ? 0 : Date.parse(instant);
}
