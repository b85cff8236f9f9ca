import type { Message } from "@platform/contract";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "#components/button.tsx";
import { isolated } from "#lib/format/values.ts";
import { quoteOf } from "./quote-target.ts";
import { useQuoteText } from "./use-quote-text.ts";

/** Above the reply box: what the reply will quote. */
export function QuoteStrip(props: { message: Message; onRemove: () => void }) {
  const t = useTranslations("chats.quote");
  const quote = useQuoteText(quoteOf(props.message));
  return (
    <div className="flex items-center gap-2 rounded-control bg-sunken py-1 pe-1 ps-2.5">
      <p className="min-w-0 flex-1 border-s-2 border-human ps-2 text-small">
        <span className="block truncate text-tag font-medium text-ink-2">
          {quote.author ? t("answering", { name: isolated(quote.author) }) : t("inAnswerTo")}
        </span>
        <span dir="auto" className="block truncate text-ink">
          {quote.text}
        </span>
      </p>
      <IconButton label={t("remove")} onClick={props.onRemove}>
        <X size={15} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
