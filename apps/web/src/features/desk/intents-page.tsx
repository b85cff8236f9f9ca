import type { Intent } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { InlineFailure } from "#components/states.tsx";
import { FormList } from "#components/form-list.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { DeskPage } from "./desk-page.tsx";
import { IntentForm } from "./intent-form.tsx";
import { useCommonIntents } from "./use-common-intents.ts";

interface IntentsPageProps {
  tenantId: string;
  title: ReactNode;
  mayEdit: boolean;
}

/** What the store's chats may be about. The bot files each chat; people correct it. */
export function IntentsPage(props: IntentsPageProps) {
  const t = useTranslations("desk.intents");
  const trpc = useTRPC();
  const intents = useQuery(trpc.intents.list.queryOptions({ tenantId: props.tenantId, limit: 100 }));
  return (
    <DeskPage {...props} lead={t("lead")}>
      <FormList
        list={intents}
        mayEdit={props.mayEdit}
        words={{ add: t("add"), failed: t("failed") }}
        empty={<Empty tenantId={props.tenantId} mayEdit={props.mayEdit} />}
        renderCard={(item, onEdit) => <IntentCard intent={item} onEdit={onEdit} />}
        renderForm={(item, onClose) => (
          <IntentForm tenantId={props.tenantId} intent={item} onClose={onClose} />
        )}
      />
    </DeskPage>
  );
}

/** A store begins with what most stores are asked. */
function Empty(props: { tenantId: string; mayEdit: boolean }) {
  const t = useTranslations("desk.intents");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const common = useCommonIntents();
  const create = useMutation(trpc.intents.create.mutationOptions());
  async function addAll() {
    try {
      for (const intent of common) await create.mutateAsync({ tenantId: props.tenantId, ...intent });
    } catch {
      // The mutation shows it; what was made is there.
    }
    await queryClient.invalidateQueries({ queryKey: trpc.intents.list.pathKey() });
  }
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-body text-ink-2">{t("empty")}</p>
      {props.mayEdit ? (
        <Button look="primary" busy={create.isPending} onClick={() => void addAll()}>
          {t("addCommon")}
        </Button>
      ) : null}
      <InlineFailure error={create.error} />
    </div>
  );
}

function IntentCard({ intent, onEdit }: { intent: Intent; onEdit: (() => void) | undefined }) {
  const t = useTranslations("desk.intents");
  const { name, examples, signal, chats, corrected } = intent;
  return (
    <article className="rounded-card border border-line bg-surface p-4">
      <div className="flex items-start justify-between gap-3">
        <h2 className="min-w-0 wrap-anywhere text-title font-semibold text-ink">{name}</h2>
        {onEdit === undefined ? null : <Button onClick={onEdit}>{t("edit")}</Button>}
      </div>
      {examples.length > 0 ? (
        <p className="mt-1 line-clamp-2 max-w-160 text-small text-ink-2">{examples.join(" · ")}</p>
      ) : null}
      <p className="mt-2 flex flex-wrap gap-x-3 gap-y-1 text-tag text-meta">
        {signal === null ? null : <span>{t(`signal.${signal}`)}</span>}
        <span>{t("chats", { count: chats })}</span>
        {corrected > 0 ? <span>{t("corrected", { count: corrected })}</span> : null}
      </p>
    </article>
  );
}
