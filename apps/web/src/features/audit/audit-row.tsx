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
    <li className="flex gap-3 px-4 py-2.5 desk:gap-4 desk:px-6">
      <time dateTime={entry.at} className="w-10 shrink-0 text-small text-meta">
        {format.clock(entry.at)}
      </time>
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className="text-small wrap-anywhere text-ink">
          <span className="font-semibold">{words.who(entry.actor)}</span> {words.what(entry.action)}
          {named ? <span className="font-medium"> {about}</span> : null}
          {store === undefined ? null : <span className="text-meta"> · {store}</span>}
        </p>
        <Changes changes={changes} />
      </div>
      {inChat ? (
        <Link
          to="/chats/$conversationId"
          params={{ conversationId: entry.target ?? "" }}
          className="touch-target shrink-0 self-start text-small text-link underline underline-offset-2"
        >
          {t("openChat")}
        </Link>
      ) : null}
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
