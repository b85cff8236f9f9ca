import type { Chat, FoundProduct } from "@platform/contract";
import { ShoppingBag } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "#components/button.tsx";
import { useShortcuts } from "#lib/shortcuts.ts";
import { ProductPicker } from "./product-picker.tsx";
import { usePriceText } from "./use-price-text.ts";
import { useSendProduct } from "./use-send-product.ts";

/** A product of the catalogue, as a message of its own. */
export function ProductButton(props: { chat: Chat }) {
  const t = useTranslations("chats.products");
  const [open, setOpen] = useState(false);
  const sendProduct = useSendProduct(props.chat.id);
  const priceText = usePriceText();
  useShortcuts({ p: () => setOpen(true) });

  function send(product: FoundProduct) {
    const { id, imageUrl } = product;
    sendProduct({ id, imageUrl, lines: [product.name, priceText(product), product.url] });
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
