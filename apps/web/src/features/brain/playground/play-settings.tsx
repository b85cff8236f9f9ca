import { useQuery } from "@tanstack/react-query";
import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Menu, menuChoice, menuFailure } from "#components/menu.tsx";
import { phoneNumber } from "#lib/format/values.ts";
import { useTRPC } from "#lib/trpc.ts";

interface PlaySettingsProps {
  tenantId: string;
  live: boolean;
  changed: boolean;
  phone: string | null;
  onLive: (live: boolean) => void;
  onPhone: (phone: string | null) => void;
}

/** Which texts are tried, and as whom. */
export function PlaySettings(props: PlaySettingsProps) {
  const t = useTranslations("brain.play");
  const tErrors = useTranslations("errors");
  const trpc = useTRPC();
  const { live, changed, phone } = props;
  const tenant = useQuery(trpc.tenants.get.queryOptions({ tenantId: props.tenantId }));
  const numbers = tenant.data?.testNumbers ?? [];
  return (
    <Menu
      align="end"
      trigger={
        <Button look="quiet" icon={<SlidersHorizontal size={14} aria-hidden="true" />}>
          {live ? t("withLive") : t("withDraft")}
        </Button>
      }
      entries={[
        menuChoice({
          label: t("texts"),
          value: live ? "live" : "draft",
          options: [
            ...(changed ? [{ value: "draft" as const, label: t("withDraft") }] : []),
            { value: "live" as const, label: t("withLive") },
          ],
          onChange: (value) => props.onLive(value === "live"),
        }),
        { kind: "separator" },
        menuChoice({
          label: t("as"),
          value: phone ?? "",
          options: [
            { value: "", label: t("nobody") },
            ...numbers.map((number) => ({ value: number, label: phoneNumber(number) })),
          ],
          onChange: (value) => props.onPhone(value === "" ? null : value),
        }),
        ...(tenant.isError ? [menuFailure(`${t("numbersFailed")} ${tErrors("retry")}`, tenant.refetch)] : []),
        ...(tenant.data?.testNumbers.length === 0
          ? [
              {
                kind: "note" as const,
                content: <span className="block max-w-56 text-tag text-meta">{t("noNumbers")}</span>,
              },
            ]
          : []),
      ]}
    />
  );
}
