import type { Message } from "@platform/contract";
import { useTranslations } from "use-intl";
import { useChatScope } from "../chat-scope.tsx";

const named = ["image", "audio", "video", "document", "sticker", "location", "contacts", "order"] as const;

/** Who wrote what is quoted, and its words or, without any, what it is. */
export function useQuoteText(quoted: NonNullable<Message["quoted"]>): {
  author: string | null;
  text: string;
} {
  const t = useTranslations("chats");
  const scope = useChatScope();
  const type = named.find((known) => known === quoted.type);
  const instead = type ? t(`type.${type}`) : t("quotedMedia");
  return { author: authorName(), text: quoted.text || instead };

  function authorName(): string | null {
    if (quoted.author === "customer") return scope?.name ?? null;
    if (quoted.author === "bot") return t("author.bot");
    return quoted.author === "human" ? t("author.store") : null;
  }
}
