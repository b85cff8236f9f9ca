import type { Chat, FoundProduct } from "@platform/contract";
import { ShoppingBag } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "#components/button.tsx";
import { useShortcuts } from "#lib/shortcuts.ts";
import { quoteOf, setQuoteTarget, useQuoteTarget } from "../chat/quote/quote-target.ts";
import { useChatsRuntime } from "../runtime.tsx";
import { ProductPicker } from "./product-picker.tsx";
import { usePriceText } from "./use-price-text.ts";

/** A product of the catalogue, as a message of its own. */
export function ProductButton(props: { chat: Chat }) {
  const t = useTranslations("chats.products");
  const { outbox } = useChatsRuntime();
  const [open, setOpen] = useState(false);
  const quoted = useQuoteTarget(props.chat.id);
  const priceText = usePriceText();
  useShortcuts({ p: () => setOpen(true) });

  function send(product: FoundProduct) {
    const text = [product.name, priceText(product), product.url].filter(Boolean).join("\n");
    outbox.add({
      conversationId: props.chat.id,
      text,
      quoted: quoted && quoteOf(quoted),
      product: { id: product.id, imageUrl: product.imageUrl },
    });
    setQuoteTarget(props.chat.id, null);
    setOpen(false);
  }

  return (
    <>
      <IconButton label={t("open")} onClick={() => setOpen(true)}>
        <ShoppingBag size={16} aria-hidden="true" />
      </IconButton>
      <ProductPicker chat={props.chat} open={open} onClose={() => setOpen(false)} onChoose={send} />
    </>
  );
}
