import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { CardSkeleton } from "#components/skeleton.tsx";
import { InlineFailure } from "#components/states.tsx";
import { Switch } from "#components/switch.tsx";
import { useSession } from "#lib/session.ts";
import { useTRPC } from "#lib/trpc.ts";
import { CardFailure } from "./card-failure.tsx";

/** The letter about the store's week: whether the reader gets it, and what the last one says. */
export function WeeklyCard({ tenantId }: { tenantId: string }) {
  const t = useTranslations("team.weekly");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { user } = useSession();
  const [shown, setShown] = useState(false);
  const weekly = useQuery(trpc.weekly.get.queryOptions({ tenantId }));
  const set = useMutation(
    trpc.weekly.set.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.weekly.get.queryKey({ tenantId }) }),
    }),
  );
  if (weekly.isPending) return <CardSkeleton />;
  if (weekly.data === undefined) return <CardFailure title={t("title")} query={weekly} />;
  const { wanted, mail, letter } = weekly.data;
  return (
    <section
      aria-labelledby="weekly-title"
      className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4 desk:p-6"
    >
      <div>
        <h2 id="weekly-title" className="text-title font-semibold text-ink">
          {t("title")}
        </h2>
        <p className="mt-0.5 max-w-140 text-small text-ink-2">{t("lead")}</p>
      </div>
      {wanted === null ? null : (
        <Switch
          label={t("want")}
          checked={set.isPending ? set.variables.wanted : wanted}
          disabled={set.isPending}
          onChange={(next) => set.mutate({ tenantId, wanted: next })}
        />
      )}
      {mail ? null : <p className="text-small text-waiting">{t("noMail")}</p>}
      {letter === null ? (
        <p className="text-small text-ink-2">{t("noData")}</p>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <Button aria-expanded={shown} onClick={() => setShown(!shown)}>
            {shown ? t("hide") : t("show")}
          </Button>
          {mail && user?.email ? <MailButton tenantId={tenantId} /> : null}
        </div>
      )}
      {shown && letter !== null ? (
        // No script and no sending of forms: it is a letter. Its links open beside the panel.
        <iframe
          title={letter.subject}
          srcDoc={letter.html.replace("<head>", '<head><base target="_blank">')}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          className="h-160 w-full rounded-control border border-line"
        />
      ) : null}
      <InlineFailure error={set.error} />
    </section>
  );
}

/** Sends it to the reader's own address at once. */
function MailButton({ tenantId }: { tenantId: string }) {
  const t = useTranslations("team.weekly");
  const trpc = useTRPC();
  const mail = useMutation(trpc.weekly.mail.mutationOptions());
  return (
    <>
      <Button busy={mail.isPending} onClick={() => mail.mutate({ tenantId })}>
        {t("mail")}
      </Button>
      <p role="status" className={mail.data?.ok === false ? "text-small text-danger" : "text-small text-ok"}>
        {mail.data === undefined
          ? null
          : mail.data.ok
            ? t("mailed", { address: mail.data.to })
            : t("notMailed", { answer: mail.data.answer })}
      </p>
      <InlineFailure error={mail.error} />
    </>
  );
}
