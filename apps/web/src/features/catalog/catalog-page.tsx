import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { type ReactNode, useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { EmptyState, FailedState } from "#components/states.tsx";
import { ListSkeleton } from "#components/skeleton.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { FoundProductRow } from "./found-product-row.tsx";
import { SyncBar } from "./sync-bar.tsx";

interface CatalogPageProps {
  tenantId: string;
  maySync: boolean;
  title: ReactNode;
}

/** What the bot knows of a store's catalogue: how fresh it is, and what it would find for a customer's words. */
export function CatalogPage(props: CatalogPageProps) {
  const { tenantId, maySync, title } = props;
  const t = useTranslations("catalog");
  const [words, setWords] = useState("");
  const query = useDeferredValue(words.trim());
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-245 flex-col gap-6 px-4 pt-6 pb-24 desk:px-8 desk:pt-8">
        <header className="flex flex-col gap-4">
          {title}
          <SyncBar tenantId={tenantId} maySync={maySync} />
        </header>
        <label className="relative flex items-center">
          <span className="sr-only">{t("search")}</span>
          <Search size={16} aria-hidden="true" className="absolute inset-s-3 text-meta" />
          <input
            type="search"
            value={words}
            maxLength={400}
            onChange={(event) => setWords(event.target.value)}
            placeholder={t("search")}
            className="h-11 w-full rounded-control border border-control bg-surface pe-3 ps-9 text-body text-ink placeholder:text-meta"
          />
        </label>
        {query === "" ? <Beginning onTry={setWords} /> : <Found tenantId={tenantId} query={query} />}
      </div>
    </div>
  );
}

/** What the box is for, with words to try it by. */
function Beginning(props: { onTry: (words: string) => void }) {
  const t = useTranslations("catalog");
  return (
    <EmptyState title={t("ask")} icon={<Search size={28} strokeWidth={1.5} aria-hidden="true" />}>
      <div className="flex flex-wrap justify-center gap-2">
        {(["gift", "shipping", "best"] as const).map((example) => (
          <Button key={example} onClick={() => props.onTry(t(`example.${example}`))}>
            {t(`example.${example}`)}
          </Button>
        ))}
      </div>
    </EmptyState>
  );
}

function Found(props: { tenantId: string; query: string }) {
  const { tenantId, query } = props;
  const t = useTranslations("catalog");
  const trpc = useTRPC();
  const found = useQuery(
    trpc.catalog.search.queryOptions(
      { tenantId, query },
      { placeholderData: (before) => before, staleTime: 10_000 },
    ),
  );
  if (found.isError)
    return <FailedState what={t("failed")} error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) {
    return <ListSkeleton />;
  }
  if (found.data.items.length === 0) return <EmptyState title={t("nothing", { query })} />;
  return (
    <ul className="overflow-hidden rounded-card border border-line bg-surface" aria-busy={found.isFetching}>
      {found.data.items.map((product) => (
        <FoundProductRow key={product.id} product={product} />
      ))}
    </ul>
  );
}
