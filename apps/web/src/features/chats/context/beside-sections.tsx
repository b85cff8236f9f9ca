import type { Chat, ChatContext } from "@platform/contract";
import { AudioLines, FileText, Film, Megaphone } from "lucide-react";
import { useTranslations } from "use-intl";
import { QueryFailure } from "#components/states.tsx";
import { Tag } from "#components/tag.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useChatsUrl } from "../use-chats-url.ts";
import { Outward } from "./outward.tsx";
import { ProductsSection } from "./products-section.tsx";
import { PanelSection } from "./section.tsx";
import { useChatContext } from "./use-chat-context.ts";

/** The advertisement, this customer's orders, products spoken of, files; what there is none of takes no room. */
export function BesideSections({ chat }: { chat: Chat }) {
  const t = useTranslations("chats.beside");
  const context = useChatContext(chat.id);
  const { data } = context;
  if (!data)
    return context.error ? (
      <div className="border-b border-line px-4 py-3">
        <QueryFailure what={t("failed")} query={context} />
      </div>
    ) : null;
  return (
    <>
      <AdSection ad={data.ad} />
      <Orders orders={data.orders} />
      <ProductsSection chat={chat} products={data.products} />
      <Files files={data.files} />
    </>
  );
}

function AdSection({ ad }: { ad: ChatContext["ad"] }) {
  const t = useTranslations("chats");
  if (ad === null) return null;
  return (
    <PanelSection title={t("fromAd")}>
      <p className="flex gap-2 text-small">
        <Megaphone size={15} aria-hidden="true" className="mt-0.5 shrink-0 text-meta" />
        <span className="min-w-0 break-words">
          {ad.headline ? <span className="block font-medium">{ad.headline}</span> : null}
          {ad.body ? <span className="line-clamp-2 block text-ink-2">{ad.body}</span> : null}
          {ad.url ? <Outward href={ad.url}>{t("beside.seeAd")}</Outward> : null}
        </span>
      </p>
    </PanelSection>
  );
}

function Orders({ orders }: { orders: ChatContext["orders"] }) {
  const t = useTranslations("chats.beside");
  const format = useFormat();
  if (orders.length === 0) return null;
  return (
    <PanelSection title={t("orders")}>
      <ul className="flex flex-col gap-3">
        {orders.map((order) => (
          <li key={order.id} className="flex flex-col gap-1 text-small">
            <span className="flex items-baseline justify-between gap-3">
              <span className="font-medium text-ink">#{order.number}</span>
              <span className="text-tag text-meta">{format.listTime(order.createdAt)}</span>
            </span>
            <span className="flex flex-wrap items-center gap-1.5">
              <span className="me-1 text-ink">{format.money(order.totalCents / 100, order.currency)}</span>
              <Tag>{t(`payment.${order.paymentStatus}`)}</Tag>
              {order.status === "cancelled" ? <Tag tone="danger">{t("cancelled")}</Tag> : null}
            </span>
            {order.shipments.map((shipment, index) => (
              <span key={index} className="text-tag text-ink-2">
                {t(`shipment.${shipment.status}`)}
                {shipment.trackingCode ? ` · ${shipment.trackingCode} ` : " "}
                {shipment.trackingUrl ? <Outward href={shipment.trackingUrl}>{t("track")}</Outward> : null}
              </span>
            ))}
            {order.adminUrl ? (
              <Outward href={order.adminUrl}>{t("openOrder", { number: order.number })}</Outward>
            ) : null}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function Files({ files }: { files: ChatContext["files"] }) {
  const t = useTranslations("chats");
  const format = useFormat();
  const { change } = useChatsUrl();
  if (files.length === 0) return null;
  return (
    <PanelSection title={t("beside.files")}>
      <ul className="grid grid-cols-3 gap-1.5">
        {files.map((file) => {
          const Icon = file.kind === "audio" ? AudioLines : file.kind === "video" ? Film : FileText;
          const name = file.fileName ?? t(`type.${file.kind}`);
          return (
            <li key={file.id}>
              <button
                type="button"
                title={name}
                aria-label={t("beside.goToFile", { name, time: format.listTime(file.sentAt) })}
                onClick={() => change({ at: file.messageId })}
                className="flex aspect-square w-full flex-col items-center justify-center gap-1 overflow-hidden rounded-control border border-line bg-paper text-mini text-ink-2"
              >
                {file.kind === "image" ? (
                  <img src={file.url} alt="" loading="lazy" className="size-full object-cover" />
                ) : (
                  <>
                    <Icon size={18} aria-hidden="true" />
                    <span className="max-w-full truncate px-1">{name}</span>
                  </>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
}
