import type { AuditEntry } from "@platform/contract";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useSession } from "#lib/session.ts";
import type { ChangeLine } from "./change-text.ts";
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
  // Who joins is told once.
  const named = about !== null && about !== entry.actor.name;
  const changes = words.changes(entry);
  return (
    <li className="flex flex-col gap-1 px-4 py-3 desk:px-6">
      <p className="flex flex-wrap items-baseline gap-x-2 text-body text-ink">
        <span className="font-semibold">{words.who(entry.actor)}</span>
        <span className="min-w-0 wrap-anywhere">
          {words.what(entry.action)}
          {named ? <span className="font-medium"> {about}</span> : null}
        </span>
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
      {store === undefined ? null : <p className="text-tag text-meta">{store}</p>}
      <Changes changes={changes} />
    </li>
  );
}

/** As many letters as are read at a glance. */
const SHORT = 160;

function Changes({ changes }: { changes: ChangeLine[] }) {
  const t = useTranslations("audit");
  if (changes.length === 0) return null;
  const short = changes.reduce((sum, { field, text }) => sum + field.length + text.length, 0) <= SHORT;
  if (short) return <Lines changes={changes} />;
  return (
    <details className="text-small text-ink-2">
      <summary className="touch-target w-fit cursor-pointer text-link">
        {t("changes", { count: changes.length })}
      </summary>
      <Lines changes={changes} />
    </details>
  );
}

function Lines({ changes }: { changes: ChangeLine[] }) {
  return (
    <dl className="mt-0.5 flex flex-col gap-1 text-tag">
      {changes.map(({ field, text }) => (
        <div key={field} className="flex flex-wrap gap-x-2">
          <dt className="text-meta">{field}</dt>
          <dd className="their-words min-w-0 wrap-anywhere whitespace-pre-line text-ink-2">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
