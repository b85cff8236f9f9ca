import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useChatSearch } from "#features/chats/search/use-chat-search.ts";
import { fold } from "#lib/fold.ts";
import { phoneNumber } from "#lib/format/values.ts";
import { useSession } from "#lib/session.ts";
import { shortcut } from "#lib/shortcuts.ts";
import { keys } from "../keys.ts";
import { useNavItems } from "../nav-items.tsx";

export interface Command {
  id: string;
  group: "actions" | "chats" | "pages" | "stores";
  name: string;
  /** What stands small beside it: its key, its store. */
  note: string | null;
  run: () => void;
}

/** Names under which people know an action from elsewhere. */
const aliases: Partial<Record<string, string>> = { take: "human override", giveBack: "return to bot" };

/** What fits the text, each group in its own order; chats are asked of the server. */
export function useCommands(text: string): Command[] {
  const fixed = [...useActions(), ...usePages(), ...useStores()];
  const found = useChats(text.trim());
  const words = fold(text).split(/\s+/).filter(Boolean);
  const fits = ({ id, name }: Command) => {
    const said = fold(`${name} ${aliases[id] ?? ""}`);
    return words.every((word) => said.includes(word));
  };
  return [...fixed.filter((one) => one.group === "actions" && fits(one)), ...found].concat(
    fixed.filter((one) => one.group !== "actions" && fits(one)),
  );
}

/** What the keys of this page do, as it was when the palette opened. */
function useActions(): Command[] {
  const t = useTranslations("keys");
  const [present] = useState(() => keys.filter(([key]) => shortcut(key.toLowerCase()) !== undefined));
  return present.map(([key, name]) => ({
    id: name,
    group: "actions",
    name: t(name),
    note: key,
    run: () => shortcut(key.toLowerCase())?.(),
  }));
}

function usePages(): Command[] {
  const t = useTranslations("nav");
  const router = useRouter();
  return useNavItems().map(({ to, name }) => ({
    id: `page-${name}`,
    group: "pages",
    name: t(name),
    note: null,
    run: () => void router.navigate({ to }),
  }));
}

function useStores(): Command[] {
  const t = useTranslations("palette");
  const router = useRouter();
  const { tenants } = useSession();
  if (tenants.length < 2) return [];
  return tenants.map(({ id, storeName }) => ({
    id: `store-${id}`,
    group: "stores",
    name: t("store", { name: storeName }),
    note: null,
    run: () => void router.navigate({ to: "/chats", search: { store: id } }),
  }));
}

function useChats(query: string): Command[] {
  const router = useRouter();
  const off = query.length < 2;
  const { hits, isPlaceholderData } = useChatSearch({ part: "contacts", query, store: undefined, off });
  // What was found for other words is no choice for these.
  if (off || isPlaceholderData) return [];
  return hits.map(({ conversationId, contactName, contactPhone, storeName }) => ({
    id: `chat-${conversationId}`,
    group: "chats",
    name: contactName ?? (contactPhone ? phoneNumber(contactPhone) : "…"),
    note: storeName,
    run: () => void router.navigate({ to: "/chats/$conversationId", params: { conversationId } }),
  }));
}
