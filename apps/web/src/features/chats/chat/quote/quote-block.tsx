import { PricedText } from "#components/priced-text.tsx";
import type { Message } from "@platform/contract";
import { useTranslations } from "use-intl";
import { useChatsNavigation } from "../../use-chats-url.ts";
import { useChatScope } from "../chat-scope.tsx";
import { useQuoteText } from "./use-quote-text.ts";

/** The message that a bubble answers; pressed, the chat goes there. */
export function QuoteBlock(props: { quoted: NonNullable<Message["quoted"]> }) {
  const t = useTranslations("chats.quote");
  const { change } = useChatsNavigation();
  const inChat = useChatScope() !== null;
  const quote = useQuoteText(props.quoted);
  const { id } = props.quoted;
  const content = (
    <>
      {quote.author ? <span className="block text-tag font-medium text-ink-2">{quote.author}</span> : null}
      <span className="their-words line-clamp-3 break-words">
        <PricedText text={quote.text} />
      </span>
    </>
  );
  const look = "mb-1.5 block w-full border-s-2 border-control ps-2 text-start text-small text-ink-2";
  if (id === null || !inChat) return <blockquote className={look}>{content}</blockquote>;
  return (
    <button
      type="button"
      onClick={() => change({ at: id })}
      title={t("show")}
      className={`${look} rounded-e-tag hover:border-ink-2 hover:text-ink`}
    >
      <span className="sr-only">{t("inAnswerTo")} </span>
      {content}
    </button>
  );
}
