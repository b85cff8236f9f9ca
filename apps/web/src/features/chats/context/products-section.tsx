import type { Chat, ChatContext } from "@platform/contract";
import { SendHorizontal } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "#components/button.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useSession } from "#lib/session.ts";
import { useMayAct } from "../model/use-may-act.ts";
import { canWrite, ownerState } from "../model/owner.ts";
import { windowState } from "../model/window.ts";
import { useSendProduct } from "../products/use-send-product.ts";
import { Outward } from "./outward.tsx";
import { PanelSection } from "./section.tsx";

type Product = ChatContext["products"][number];

/** What the bot told of, at the price and stock of now; whoever may write here sends one with a press. */
export function ProductsSection({ chat, products }: { chat: Chat; products: ChatContext["products"] }) {
  const t = useTranslations("chats.beside");
  const format = useFormat();
  const writable = useWritable(chat);
  const send = useSendProduct(chat.id);
  if (products.length === 0) return null;
  return (
    <PanelSection title={t("products")}>
      <ul className="flex flex-col gap-2">
        {products.map((product) => (
          <li key={product.id} className="flex items-center gap-2 text-small">
            <span className="min-w-0 flex-1">
              <bdi>{product.url ? <Outward href={product.url}>{product.name}</Outward> : product.name}</bdi>
              <span className="flex justify-between gap-3 text-tag text-ink-2">
                <span>{priceOf(product)}</span>
                <span>{stockOf(product)}</span>
              </span>
            </span>
            {writable ? (
              <IconButton label={t("sendProduct", { name: product.name })} onClick={() => sendIt(product)}>
                <SendHorizontal size={15} aria-hidden="true" />
              </IconButton>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-tag text-meta">
        {t("age", {
          time: format.duration(Math.max(...products.map(({ ageSeconds }) => ageSeconds)) * 1_000),
        })}
      </p>
    </PanelSection>
  );

  function priceOf({ priceCents, currency }: Product): string | null {
    return priceCents === null ? null : format.money(priceCents / 100, currency);
  }

  function stockOf({ available, stock }: Product): string {
    if (!available) return t("soldOut");
    return stock === null ? t("available") : t("stock", { count: stock });
  }

  function sendIt(product: Product) {
    send({ id: product.id, imageUrl: null, lines: [product.name, priceOf(product), product.url] });
  }
}

/** As the reply box: a person owns the chat and its window is open. */
function useWritable(chat: Chat): boolean {
  const mayAct = useMayAct()([chat]);
  const userId = useSession().user?.id ?? null;
  const { now } = useFormat();
  return (
    mayAct && canWrite(ownerState(chat, userId)) && windowState(chat.windowClosesAt, now).kind !== "closed"
  );
}
