import type { FoundProduct } from "@platform/contract";
import { Check, CircleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { safeHref } from "#lib/rich-text/parse.ts";
import { useFormat } from "#lib/i18n/use-format.ts";

/** A product as the bot finds it, and whether it may offer it. */
export function FoundProductRow(props: { product: FoundProduct }) {
  const { name, url, imageUrl, mayOffer, whyNot, stock, priceFromCents, priceToCents, currency } =
    props.product;
  const t = useTranslations("catalog");
  const format = useFormat();
  const money = (cents: number) => format.money(cents / 100, currency ?? "ARS");
  const price =
    priceFromCents === null
      ? t("noPrice")
      : priceToCents === null || priceToCents === priceFromCents
        ? money(priceFromCents)
        : t("priceRange", { from: money(priceFromCents), to: money(priceToCents) });
  return (
    <li className="flex items-center gap-3 border-line px-4 py-3 not-first:border-t">
      {imageUrl === null ? (
        <span aria-hidden="true" className="size-12 shrink-0 rounded-tag bg-sunken" />
      ) : (
        <img src={imageUrl} alt="" loading="lazy" className="size-12 shrink-0 rounded-tag object-cover" />
      )}
      <div className="min-w-0 flex-1">
        <ProductName name={name} href={safeHref(url)} />
        <p className="text-small text-ink-2 tabular-nums">
          {price} · {stock === null ? t("stockFree") : t("stock", { stock })}
        </p>
      </div>
      <p
        className={
          mayOffer
            ? "flex items-center gap-1 text-small text-ok"
            : "flex items-center gap-1 text-small text-waiting"
        }
      >
        {mayOffer ? <Check size={16} aria-hidden="true" /> : <CircleAlert size={16} aria-hidden="true" />}
        {mayOffer ? t("offers") : t(`whyNot.${whyNot ?? "sold_out"}`)}
      </p>
    </li>
  );
}

/** An address that no browser should open, as SQL or a broken mirror may leave it, is no link. */
function ProductName({ name, href }: { name: string; href: string | null }) {
  if (href === null) return <bdi className="text-body font-semibold text-ink">{name}</bdi>;
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="text-body font-semibold text-ink hover:underline"
    >
      <bdi>{name}</bdi>
    </a>
  );
}
