import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Menu } from "#components/menu.tsx";
import { InlineFailure } from "#components/states.tsx";
import { Tag, type TagTone } from "#components/tag.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useSession } from "#lib/session.ts";
import { useTRPC } from "#lib/trpc.ts";
import type { Webhook } from "#api/types.ts";

const tones: Record<Webhook["state"], TagTone> = {
  pending: "outline",
  done: "ok",
  unmatched: "waiting",
  failed: "danger",
  malformed: "danger",
};

export function WebhookRow(props: { webhook: Webhook }) {
  const t = useTranslations("webhooks");
  const format = useFormat();
  const { webhook } = props;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-line px-4 py-3 last:border-b-0">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Tag tone={tones[webhook.state]}>{t(`state.${webhook.state}`)}</Tag>
          <code className="font-mono text-tag break-all text-ink-2">{webhook.type ?? t("withoutType")}</code>
          <time dateTime={webhook.receivedAt} className="text-tag text-meta">
            {format.listTime(webhook.receivedAt)}{" "}
            {format.listTime(webhook.receivedAt) === format.clock(webhook.receivedAt)
              ? ""
              : format.clock(webhook.receivedAt)}
          </time>
        </p>
        <p className="mt-1 text-small break-words text-ink">
          <What webhook={webhook} />
        </p>
      </div>
      <Replay webhook={webhook} />
    </li>
  );
}

function What(props: { webhook: Webhook }) {
  const t = useTranslations("webhooks");
  const { webhook } = props;
  if (webhook.state !== "unmatched")
    return webhook.error ?? (webhook.recipient ? t("to", { number: webhook.recipient }) : t("noError"));
  const missing = webhook.recipient ? t("notFound", { number: webhook.recipient }) : t("withoutNumber");
  if (!webhook.nearest) return missing;
  const { botPhoneNumber, storeName } = webhook.nearest;
  return `${missing} ${t("similar", { number: botPhoneNumber, store: storeName })}`;
}

function Replay(props: { webhook: Webhook }) {
  const t = useTranslations("webhooks");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { webhook } = props;
  const [chosen, setChosen] = useState<Choice | null>(null);
  const replay = useMutation(
    trpc.webhooks.replay.mutationOptions({
      onSettled: () => {
        setChosen(null);
        return queryClient.invalidateQueries({ queryKey: trpc.webhooks.list.pathKey() });
      },
    }),
  );
  if (webhook.state === "done" || webhook.state === "pending") return null;
  if (chosen !== null)
    return (
      <Confirmation
        store={chosen}
        number={webhook.recipient}
        busy={replay.isPending}
        onConfirm={() => replay.mutate({ id: webhook.id, tenantId: chosen.id })}
        onCancel={() => setChosen(null)}
      />
    );
  return (
    <div className="flex flex-wrap items-center gap-2">
      <InlineFailure error={replay.error} />
      {webhook.state === "unmatched" ? (
        <Choices webhook={webhook} onChoose={setChosen} />
      ) : (
        <Button busy={replay.isPending} onClick={() => replay.mutate({ id: webhook.id })}>
          {t("replay")}
        </Button>
      )}
    </div>
  );
}

interface Choice {
  id: string;
  storeName: string;
}

function Choices(props: { webhook: Webhook; onChoose: (store: Choice) => void }) {
  const t = useTranslations("webhooks");
  const { tenants } = useSession();
  const { nearest } = props.webhook;
  return (
    <>
      {nearest ? (
        <Button
          look="primary"
          onClick={() => props.onChoose({ id: nearest.tenantId, storeName: nearest.storeName })}
          title={nearest.storeName}
        >
          {t("assign")}
        </Button>
      ) : null}
      <Menu
        trigger={
          <Button>
            {nearest ? t("otherStore") : t("chooseStore")}
            <ChevronDown size={14} aria-hidden="true" />
          </Button>
        }
        entries={tenants.map((tenant) => ({
          kind: "item",
          label: tenant.storeName,
          onSelect: () => props.onChoose(tenant),
        }))}
      />
    </>
  );
}

/** What will change, said before it does: the store's number, and with it all that came for that number. */
function Confirmation(props: {
  store: Choice;
  number: string | null;
  busy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}) {
  const t = useTranslations("webhooks");
  const { store, number } = props;
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="flex max-w-full flex-wrap items-center gap-2">
      <p id={id} className="max-w-96 text-small text-ink">
        {number === null
          ? t("consequenceWithoutNumber", { store: store.storeName })
          : t("consequence", { store: store.storeName, number })}
      </p>
      <Button look="primary" autoFocus busy={props.busy} onClick={props.onConfirm}>
        {t("confirm")}
      </Button>
      <Button look="quiet" disabled={props.busy} onClick={props.onCancel}>
        {t("cancel")}
      </Button>
    </div>
  );
}
