import type { Chat, FoundProduct } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { SendHorizontal } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "#components/dialog.tsx";
import { QueryFailure } from "#components/states.tsx";
import { cx } from "#lib/cx.ts";
import { useTRPC } from "#lib/trpc.ts";
import { usePriceText } from "./use-price-text.ts";

interface ProductPickerProps {
  chat: Chat;
  open: boolean;
  onClose: () => void;
  onChoose: (product: FoundProduct) => void;
}

/** The store's catalogue beside the reply: found as the bot would find it, sent with one press. */
export function ProductPicker(props: ProductPickerProps) {
  const t = useTranslations("chats.products");
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t("title")} shape="sheet">
      <Finder {...props} />
    </Dialog>
  );
}

function Finder(props: ProductPickerProps) {
  const t = useTranslations("chats.products");
  const [words, setWords] = useState("");
  const [active, setActive] = useState(0);
  const query = useDeferredValue(words.trim());
  const found = useFound(props.chat.tenantId, query);
  const items = query === "" ? [] : (found.data?.items ?? []);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && items.length > 0) setActive((active + step + items.length) % items.length);
    else if (event.key === "Enter" && items[active]) props.onChoose(items[active]);
    else return;
    event.preventDefault();
  }

  return (
    <div className="flex flex-col gap-2 p-4">
      <input
        type="search"
        autoFocus
        value={words}
        maxLength={400}
        onChange={({ target }) => {
          setWords(target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls="products-found"
        aria-activedescendant={items[active] ? `product-${items[active].id}` : undefined}
        aria-label={t("search")}
        placeholder={t("search")}
        className="h-9 w-full rounded-control border border-control bg-surface px-2.5 text-body text-ink max-desk:h-11"
      />
      <QueryFailure query={found} />
      {query === "" ? <p className="px-1 text-small text-ink-2">{t("hint")}</p> : null}
      {query !== "" && found.isSuccess && items.length === 0 ? (
        <p className="px-1 text-small text-ink-2">{t("nothing", { query })}</p>
      ) : null}
      <ul id="products-found" role="listbox" aria-label={t("title")} aria-busy={found.isFetching}>
        {items.map((product, index) => (
          <Product
            key={product.id}
            product={product}
            active={index === active}
            onChoose={() => props.onChoose(product)}
          />
        ))}
      </ul>
    </div>
  );
}

function useFound(tenantId: string, query: string) {
  const trpc = useTRPC();
  return useQuery(
    trpc.catalog.search.queryOptions(
      { tenantId, query },
      { enabled: query !== "", placeholderData: (before) => before, staleTime: 10_000 },
    ),
  );
}

function Product(props: { product: FoundProduct; active: boolean; onChoose: () => void }) {
  const t = useTranslations("chats.products");
  const { id, name, imageUrl, stock } = props.product;
  const price = usePriceText()(props.product);
  return (
    <li
      id={`product-${id}`}
      role="option"
      aria-selected={props.active}
      onClick={props.onChoose}
      className={cx(
        "flex cursor-pointer items-center gap-3 rounded-control px-2 py-2 hover:bg-sunken",
        props.active && "bg-sunken",
      )}
    >
      {imageUrl === null ? (
        <span aria-hidden="true" className="size-12 shrink-0 rounded-tag bg-sunken" />
      ) : (
        <img src={imageUrl} alt="" loading="lazy" className="size-12 shrink-0 rounded-tag object-cover" />
      )}
      <span className="min-w-0 flex-1">
        <span dir="auto" className="line-clamp-2 text-small font-medium text-ink">
          {name}
        </span>
        <span className="block text-tag text-ink-2">
          {price ?? t("noPrice")} ·{" "}
          {stock === 0 ? t("soldOut") : stock === null ? t("inStock") : t("stock", { stock })}
        </span>
      </span>
      <SendHorizontal size={15} aria-label={t("send")} className="shrink-0 text-meta" />
    </li>
  );
}
