import type { AuditEntry } from "@platform/contract";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useSession } from "#lib/session.ts";
import { useEntryWords } from "./use-entry-words.ts";

const CHAT = /^(chat|override)\.|^handoff\.link_/;

/** One change: who, what, when, and what it was before. */
export function AuditRow({ entry, everywhere }: { entry: AuditEntry; everywhere: boolean }) {
  const t = useTranslations("audit");
  const format = useFormat();
  const { tenants } = useSession();
  const words = useEntryWords();
  const store = everywhere ? tenants.find(({ id }) => id === entry.tenantId)?.storeName : undefined;
  const inChat = CHAT.test(entry.action) && entry.target !== null;
  const about = inChat ? null : words.about(entry);
  const changes = words.changes(entry);
  return (
    <li className="flex flex-col gap-1 px-4 py-3 desk:px-6">
      <p className="flex flex-wrap items-baseline gap-x-2 text-body text-ink">
        <span className="font-semibold">{words.who(entry.actor)}</span>
        <span>{words.what(entry.action)}</span>
        <time dateTime={entry.at} className="text-tag text-meta">
          {format.dayTitle(entry.at)} {format.clock(entry.at)}
        </time>
        {inChat ? (
          <Link
            to="/chats/$conversationId"
            params={{ conversationId: entry.target ?? "" }}
            className="touch-target text-tag text-link underline underline-offset-2"
          >
            {t("openChat")}
          </Link>
        ) : null}
      </p>
      {store === undefined && about === null ? null : (
        <p className="text-tag break-all text-meta">
          {[store, about].filter((part) => part != null).join(" · ")}
        </p>
      )}
      {changes.length === 0 ? null : (
        <details className="text-small text-ink-2">
          <summary className="touch-target w-fit cursor-pointer text-link">
            {t("changes", { count: changes.length })}
          </summary>
          <dl className="mt-1 flex flex-col gap-1">
            {changes.map(({ field, text }) => (
              <div key={field} className="flex flex-wrap gap-x-2 text-tag">
                <dt className="text-meta">{field}</dt>
                <dd className="their-words min-w-0 wrap-anywhere whitespace-pre-line">{text}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}
