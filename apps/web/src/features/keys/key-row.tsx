import type { ApiKey } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { InlineFailure } from "#components/states.tsx";
import { Tag } from "#components/tag.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTRPC } from "#lib/trpc.ts";
import { scopeName } from "./scope-name.ts";
import { useKeysRefresh } from "./use-keys-refresh.ts";

interface KeyRowProps {
  tenantId: string | null;
  apiKey: ApiKey;
}

/** One key: what it may do, when it was last used, and its end. */
export function KeyRow(props: KeyRowProps) {
  const t = useTranslations("apiKeys");
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const { name, scopes, last4, createdBy, expiresAt, expired, lastUsedAt } = props.apiKey;
  const facts = [
    scopes.map((scope) => t(`scope.${scopeName(scope)}`)).join(", "),
    t("madeBy", { name: createdBy }),
    lastUsedAt === null ? t("neverUsed") : t("used", { when: format.relative(lastUsedAt) }),
    ...(expired ? [] : [expiresAt === null ? t("noExpiry") : t("expires", format.moment(expiresAt))]),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 desk:px-6">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2">
          <span className="text-body font-semibold break-words text-ink">{name}</span>
          <code className="font-mono text-tag text-meta">pak_…{last4}</code>
          {expired ? <Tag tone="outline">{t("expired")}</Tag> : null}
        </p>
        <p className="text-tag break-words text-meta">{facts.join(" · ")}</p>
      </div>
      <Button aria-label={t("revokeNamed", { name })} onClick={() => setAsking(true)}>
        {t("revoke")}
      </Button>
      <RevokeDialog {...props} open={asking} onClose={() => setAsking(false)} />
    </li>
  );
}

function RevokeDialog(props: KeyRowProps & { open: boolean; onClose: () => void }) {
  const t = useTranslations("apiKeys");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const refresh = useKeysRefresh();
  const { tenantId, apiKey, onClose } = props;
  const revoke = useMutation(
    trpc.apiKeys.revoke.mutationOptions({
      onSuccess: async () => {
        onClose();
        await refresh();
      },
    }),
  );
  return (
    <Dialog open={props.open} onClose={onClose} title={t("revokeTitle", { name: apiKey.name })}>
      <div className="flex flex-col gap-4 p-4">
        <p className="text-body text-ink-2">{t("revokeText")}</p>
        <InlineFailure error={revoke.error} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button
            look="danger"
            busy={revoke.isPending}
            onClick={() => revoke.mutate({ tenantId, keyId: apiKey.id })}
          >
            {t("revoke")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
