import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Alert } from "#components/states.tsx";
import { useTRPC } from "#lib/trpc.ts";

/** The other way than pasting a token: the owner installs the app in the store and comes back. */
export function ConnectStore(props: { tenantId: string }) {
  const t = useTranslations("tenants");
  const trpc = useTRPC();
  const connect = useMutation(
    trpc.tenants.connectStore.mutationOptions({ onSuccess: ({ url }) => window.location.assign(url) }),
  );
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button busy={connect.isPending} onClick={() => connect.mutate({ tenantId: props.tenantId })}>
        {t("connectStore")}
      </Button>
      {connect.isError ? <Alert>{t("connectStoreFailed")}</Alert> : null}
    </div>
  );
}
