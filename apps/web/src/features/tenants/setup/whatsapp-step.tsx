import type { Setup, SetupConnection, SetupNumbers, Tenant } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { InlineFailure } from "#components/states.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { phoneNumber } from "#lib/format/values.ts";
import { ArrivalWait } from "./arrival-wait.tsx";
import { ByHand } from "./by-hand.tsx";
import { NumberList } from "./number-list.tsx";
import { SecretInput } from "./secret-input.tsx";
import { Note } from "./step-frame.tsx";
import { useSetupRefresh } from "./use-setup.ts";

/** A key that is tried, the numbers behind it, and the one that is taken. */
function useNumber(tenantId: string) {
  const trpc = useTRPC();
  const refresh = useSetupRefresh(tenantId);
  const [apiKey, setApiKey] = useState("");
  const key = apiKey.trim() === "" ? {} : { apiKey: apiKey.trim() };
  const list = useMutation(trpc.setup.readNumbers.mutationOptions());
  const connect = useMutation(
    trpc.setup.connectNumber.mutationOptions({
      onSuccess: (connection) => {
        if (!connection.ok) return;
        setApiKey("");
        list.reset();
        refresh();
      },
    }),
  );
  return {
    apiKey,
    list,
    connect,
    type(value: string) {
      setApiKey(value);
      list.reset();
      connect.reset();
    },
    look() {
      connect.reset();
      list.mutate({ tenantId, ...key });
    },
    take: (phone: string, evenIfElsewhere = false) =>
      connect.mutate({ tenantId, phoneNumber: phone, evenIfElsewhere, ...key }),
  };
}

/** The number: chosen in the account, its webhook made, then proven by something that really arrives. */
export function WhatsAppStep({ tenant, setup }: { tenant: Tenant; setup: Setup | null }) {
  const t = useTranslations("setup.whatsapp");
  const tTenants = useTranslations("tenants");
  const { apiKey, list, connect, type, look, take } = useNumber(tenant.id);
  const found = setup?.steps.find(({ step }) => step === "whatsapp");
  // Once there is a way in, by either hand, it is worth waiting at.
  const connected = connect.data?.ok === true || found?.state === "right" || tenant.ycloudWebhookSecret.set;
  return (
    <>
      <div className="flex flex-col gap-3">
        <SecretInput
          name="ycloudApiKey"
          label={tTenants("field.ycloudApiKey")}
          hint={t("keyHint")}
          state={tenant.ycloudApiKey}
          value={apiKey}
          onChange={type}
        />
        <Button
          look={connected ? "secondary" : "primary"}
          busy={list.isPending}
          className="self-start"
          onClick={look}
        >
          {t("list")}
        </Button>
      </div>
      <InlineFailure error={list.error ?? connect.error} />
      {list.data ? <Listed list={list.data} busy={connect.isPending} onTake={take} /> : null}
      {connect.data ? (
        <Connected
          connection={connect.data}
          phone={connect.variables?.phoneNumber ?? ""}
          busy={connect.isPending}
          onInsist={() => take(connect.variables?.phoneNumber ?? "", true)}
        />
      ) : null}
      <ByHand tenant={tenant} webhook={setup?.webhook ?? null} apiKey={apiKey} />
      {connected ? <ArrivalWait tenant={tenant} found={found ?? null} /> : null}
    </>
  );
}

function Listed(props: { list: SetupNumbers; busy: boolean; onTake: (phone: string) => void }) {
  const t = useTranslations("setup.whatsapp");
  const { list } = props;
  if (!list.ok) return <Note tone="bad">{t(`code.${list.code}`, { message: list.message })}</Note>;
  if (list.numbers.length === 0) return <Note tone="bad">{t("noNumbers")}</Note>;
  return <NumberList numbers={list.numbers} busy={props.busy} onTake={props.onTake} />;
}

interface ConnectedProps {
  connection: SetupConnection;
  phone: string;
  busy: boolean;
  onInsist: () => void;
}

function Connected({ connection, phone, busy, onInsist }: ConnectedProps) {
  const t = useTranslations("setup.whatsapp");
  if (connection.ok)
    return (
      <Note tone="good">
        <p>{t("connected", { phone: phoneNumber(phone) })}</p>
        <p className="text-ink-2">{t(`webhook.${connection.webhook}`)}</p>
      </Note>
    );
  return (
    <Note tone="bad">
      <p>{t(`code.${connection.code}`, { message: connection.message })}</p>
      {connection.code === "elsewhere" ? (
        <Button busy={busy} onClick={onInsist}>
          {t("insist")}
        </Button>
      ) : null}
    </Note>
  );
}
