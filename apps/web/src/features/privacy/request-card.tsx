import type { PrivacyRequest } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { InlineFailure } from "#components/states.tsx";
import { Tag, type TagTone } from "#components/tag.tsx";
import { useTRPCClient } from "#lib/trpc.ts";
import { saveAsFile } from "./save-as-file.ts";

const tones: Record<PrivacyRequest["state"], TagTone> = {
  pending: "waiting-text",
  done: "ok",
  failed: "danger",
  dismissed: "outline",
};
/** In the order in which they are told. */
const counted = ["chats", "messages", "orders", "events"] as const;

/** One wish: what was asked and when, whether it is done, what was erased, and the copy to hand over. */
export function RequestCard({ request }: { request: PrivacyRequest }) {
  const t = useTranslations("privacy");
  const locale = useLocale();
  const { kind, state, requestedAt, doneAt, error } = request;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 rounded-card border border-line bg-surface p-4">
      <div className="flex min-w-0 flex-col gap-1">
        <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-body font-medium text-ink">
          {t(`kind.${kind}`)}
          <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>
        </h3>
        <p className="text-small text-ink-2">
          {t(kind === "retention" ? "begun" : "requested", { when: dateOf(requestedAt, locale) })}
          {doneAt ? ` · ${t("done", { when: dateOf(doneAt, locale) })}` : null}
        </p>
        <Erased request={request} />
        {state === "dismissed" ? <p className="text-small text-ink-2">{t("dismissed")}</p> : null}
        {error !== null && (state === "pending" || state === "failed") ? (
          <p className="max-w-160 text-small wrap-anywhere text-danger">
            {t(state === "failed" ? "gaveUp" : "again", { error })}
          </p>
        ) : null}
      </div>
      {kind === "customer_export" && state === "done" ? <DownloadCopy request={request} /> : null}
    </li>
  );
}

function Erased({ request: { kind, result } }: { request: PrivacyRequest }) {
  const t = useTranslations("privacy");
  if ((kind !== "customer_redact" && kind !== "retention") || result === null) return null;
  const parts = counted.flatMap((what) => {
    const count = result[what] ?? 0;
    return count > 0 ? [t(`erased.${what}`, { count })] : [];
  });
  return (
    <p className="text-small text-ink-2">
      {parts.length === 0 ? t("erased.nothing") : t("erased.of", { what: parts.join(" · ") })}
    </p>
  );
}

function DownloadCopy({ request }: { request: PrivacyRequest }) {
  const t = useTranslations("privacy");
  const client = useTRPCClient();
  const download = useMutation({
    mutationFn: () => client.privacy.get.query({ requestId: request.id }),
    onSuccess: (copy) =>
      saveAsFile(
        `${t("file")}-${request.requestedAt.slice(0, 10)}.json`,
        JSON.stringify(copy.export, null, 2),
      ),
  });
  return (
    <div className="flex flex-col items-start gap-2">
      <Button
        icon={<Download size={16} aria-hidden="true" />}
        busy={download.isPending}
        onClick={() => download.mutate()}
      >
        {t("download")}
      </Button>
      <InlineFailure error={download.error} />
    </div>
  );
}

function dateOf(instant: string, locale: string): string {
  const options = { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat(locale, options).format(new Date(instant));
}
