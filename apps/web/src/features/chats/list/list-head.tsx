import type { ChatCounts } from "@platform/contract";
import { ListFilter, Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "#components/button.tsx";
import { Menu, menuChoice, menuFailure, type MenuEntry } from "#components/menu.tsx";
import { cx } from "#lib/cx.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useSession } from "#lib/session.ts";
import { BulkBar } from "../bulk/bulk-bar.tsx";
import { useChosen } from "../bulk/selection.ts";
import { useLabels } from "../api/use-labels.ts";
import { useChatCounts } from "../api/use-chat-list.ts";
import { extraFilters, tabs, type View } from "../model/views.ts";
import { walkHits } from "../search/hit-keys.ts";
import { noEvent, useChatsUrl } from "../use-chats-url.ts";

/** Search, the four views with their exact counts, and the filters. */
export function ListHead() {
  const { search } = useChatsUrl();
  const view = search.view ?? "all";
  const chosen = useChosen();
  return (
    <div className="flex flex-col gap-2 border-b border-line px-3 pt-3">
      {chosen.length > 0 ? <BulkBar chosen={chosen} /> : null}
      <div className={cx("flex items-center gap-1", chosen.length > 0 && "hidden")}>
        <SearchBox />
        <FilterMenu />
      </div>
      {search.q ? <span className="h-1" /> : <ViewChoice view={view} />}
    </div>
  );
}

/** A search goes over all chats, whatever view it is begun in. */
function ViewChoice(props: { view: View }) {
  const t = useTranslations("chats");
  const { search, change } = useChatsUrl();
  const filtered = extraFilters.find((filter) => filter === props.view);
  return (
    <>
      <EventChip />
      {search.label ? <FilterChip text={search.label} onClear={() => change({ label: undefined })} /> : null}
      {filtered ? (
        <FilterChip text={t(`filter.${filtered}`)} onClear={() => change({ view: undefined })} />
      ) : (
        <ViewTabs
          view={props.view}
          onChange={(next) => change({ view: next === "all" ? undefined : next })}
        />
      )}
    </>
  );
}

/** The row of the numbers whose chats are shown. */
function EventChip() {
  const t = useTranslations("chats.filter");
  const tCause = useTranslations("chats.handoffs.cause");
  const { search, change } = useChatsUrl();
  const { cause, wish } = search;
  if (!cause && !wish) return null;
  const name = cause && tCause.has(cause as "agent") ? tCause(cause as "agent") : tCause("other");
  return <FilterChip text={wish ? t("wish", { wish }) : name} onClear={() => change(noEvent)} />;
}

function FilterChip(props: { text: string; onClear: () => void }) {
  const t = useTranslations("chats");
  return (
    <div className="flex items-center pb-2">
      <button
        type="button"
        onClick={props.onClear}
        className="touch-target inline-flex h-7 max-w-full items-center gap-1.5 rounded-control border border-ink bg-surface px-2 text-small font-medium text-ink"
      >
        <span className="truncate">{props.text}</span>
        <X size={14} aria-hidden="true" className="shrink-0" />
        <span className="sr-only">{t("filter.clear")}</span>
      </button>
    </div>
  );
}

/** The labels in use, each with how many chats have it; those of several stores by the same name are one. */
function useLabelChoice(): MenuEntry | null {
  const t = useTranslations("chats.filter");
  const tLabels = useTranslations("chats.labels");
  const tErrors = useTranslations("errors");
  const format = useFormat();
  const { search, change } = useChatsUrl();
  const counts = new Map<string, number>();
  const { labels, query } = useLabels(search.store);
  for (const { name, chats } of labels) counts.set(name, (counts.get(name) ?? 0) + chats);
  if (query.isError) return menuFailure(`${tLabels("failed")} ${tErrors("retry")}`, query.refetch);
  if (counts.size === 0) return null;
  return menuChoice({
    label: t("label"),
    value: search.label ?? "",
    options: [
      { value: "", label: t("anyLabel") },
      ...[...counts].map(([name, count]) => ({ value: name, label: `${name} · ${format.number(count)}` })),
    ],
    onChange: (value) => change({ label: value || undefined }),
  });
}

function ViewTabs(props: { view: View; onChange: (view: View) => void }) {
  const t = useTranslations("chats");
  const format = useFormat();
  const counts = useChatCounts(useChatsUrl().search.store);
  return (
    <nav aria-label={t("views")} className="-mx-1 flex">
      {tabs.map((tab) => {
        const current = tab === props.view;
        const count = counts?.[tab];
        const alarming = tab === "waiting" && (count ?? 0) > 0;
        return (
          <button
            key={tab}
            type="button"
            aria-pressed={current}
            onClick={() => props.onChange(tab)}
            className={cx(
              "flex h-9 min-w-0 flex-auto items-center justify-center gap-1 border-b-2 px-1 text-small transition-colors duration-120 max-desk:h-11",
              current ? "border-ink font-semibold text-ink" : "border-transparent text-ink-2 hover:text-ink",
            )}
          >
            <span className="truncate">{t(`view.${tab}`)}</span>
            {count === undefined ? null : (
              <span
                className={cx(
                  "text-tag",
                  alarming ? "rounded-tag bg-waiting-fill px-1 font-semibold text-on-waiting" : "text-meta",
                )}
              >
                {format.number(count)}
              </span>
            )}
          </button>
        );
      })}
    </nav>
  );
}

function SearchBox() {
  const t = useTranslations("chats");
  const { search, change } = useChatsUrl();
  const [text, setText] = useState(search.q ?? "");
  const sent = useRef(search.q ?? "");
  useEffect(() => {
    if (text.trim() === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text.trim();
      change({ q: text.trim() || undefined });
    }, 250);
    return () => clearTimeout(timer);
  }, [text, change]);
  useEffect(() => {
    if ((search.q ?? "") === sent.current) return;
    sent.current = search.q ?? "";
    setText(sent.current);
  }, [search.q]);
  return (
    <div className="relative min-w-0 flex-1">
      <Search
        size={15}
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 inset-s-2.5 -translate-y-1/2 text-meta"
      />
      <input
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={walkHits}
        data-hit-box=""
        aria-label={t("search.box")}
        placeholder={t("search.box")}
        maxLength={200}
        className="h-8 w-full rounded-control border border-control bg-surface pe-2 ps-8 text-body text-ink max-desk:h-11"
      />
    </div>
  );
}

function FilterMenu() {
  const t = useTranslations("chats");
  const { search, change } = useChatsUrl();
  const { tenants } = useSession();
  const counts = useChatCounts(search.store);
  const active =
    Boolean(search.store ?? search.label) || extraFilters.some((filter) => filter === search.view);
  const show = menuChoice<(typeof extraFilters)[number] | "none">({
    label: t("filter.show"),
    value: extraFilters.find((filter) => filter === search.view) ?? "none",
    options: [
      { value: "none", label: t("filter.none") },
      ...extraFilters.map((filter) => ({
        value: filter,
        label: (
          <FilterLabel
            text={t(`filter.${filter}`)}
            count={isCounted(filter) ? counts?.[filter] : undefined}
          />
        ),
      })),
    ],
    onChange: (value) => change({ view: value === "none" ? undefined : value }),
  });
  const store = menuChoice({
    label: t("filter.store"),
    value: search.store ?? "",
    options: [
      { value: "", label: t("filter.allStores") },
      ...tenants.map((one) => ({ value: one.id, label: one.storeName })),
    ],
    onChange: (value) => change({ store: value || undefined }),
  });
  const labels = useLabelChoice();
  const entries: MenuEntry[] = [show];
  if (labels) entries.push({ kind: "separator" }, labels);
  if (tenants.length > 1) entries.push({ kind: "separator" }, store);
  return (
    <Menu
      trigger={
        <IconButton label={t("filter.title")} className={active ? "bg-sunken text-ink" : ""}>
          <ListFilter size={17} aria-hidden="true" />
        </IconButton>
      }
      entries={entries}
    />
  );
}

/** The others are told by lists that are short, and counted by none. */
function isCounted(filter: View): filter is View & keyof ChatCounts {
  return filter !== "mentioned" && filter !== "unanswered";
}

function FilterLabel(props: { text: string; count: number | undefined }) {
  const format = useFormat();
  return (
    <span className="flex flex-1 items-baseline justify-between gap-4">
      {props.text}
      {props.count === undefined ? null : (
        <span className="text-tag text-meta">{format.number(props.count)}</span>
      )}
    </span>
  );
}
