import type { Member } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { CopyField } from "#components/copy-field.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Alert, InlineFailure } from "#components/states.tsx";
import { reasonOf } from "#lib/errors.ts";
import { useTRPC } from "#lib/trpc.ts";
import type { MemberRowProps } from "./member-row.tsx";
import { useTeamRefresh } from "./use-team-refresh.ts";

export function RemoveDialog(props: MemberRowProps & { open: boolean; onClose: () => void }) {
  const t = useTranslations("team");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const refresh = useTeamRefresh();
  const { tenantId, member, onClose } = props;
  const remove = useMutation(
    trpc.team.remove.mutationOptions({
      onSuccess: async () => {
        onClose();
        await refresh();
      },
    }),
  );
  const keepsOwner = remove.error !== null && reasonOf(remove.error) === "conflict";
  return (
    <Dialog open={props.open} onClose={onClose} title={t("removeTitle", { name: member.name })}>
      <div className="flex flex-col gap-4 p-4">
        <p className="text-body text-ink-2">{t("removeText")}</p>
        {keepsOwner ? <Alert>{t("lastOwner")}</Alert> : <InlineFailure error={remove.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button
            look="danger"
            busy={remove.isPending}
            onClick={() => remove.mutate({ tenantId, userId: member.id })}
          >
            {t(props.self ? "leave" : "remove")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** For people whom no letter reaches: the operator hands the link over. */
export function ResetDialog(props: { member: Member; open: boolean; onClose: () => void }) {
  const t = useTranslations("team");
  const trpc = useTRPC();
  const { member } = props;
  const make = useMutation(trpc.team.resetLink.mutationOptions());
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t("resetTitle", { name: member.name })}>
      <div className="flex flex-col gap-4 p-4">
        <p className="text-body text-ink-2">{t("resetText")}</p>
        {make.data ? (
          <CopyField label={t("resetLink")} value={make.data.link} />
        ) : (
          <Button
            look="primary"
            className="self-start"
            busy={make.isPending}
            onClick={() => make.mutate({ userId: member.id })}
          >
            {t("resetMake")}
          </Button>
        )}
        <InlineFailure error={make.error} />
      </div>
    </Dialog>
  );
}

/** For people whose phone is gone: the operator has made sure of who asks. */
export function FactorDialog(props: { member: Member; open: boolean; onClose: () => void }) {
  const t = useTranslations("team.secondFactor");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const refresh = useTeamRefresh();
  const { member } = props;
  const reset = useMutation(trpc.team.resetSecondFactor.mutationOptions());
  const close = () => {
    props.onClose();
    // Only now: without a second factor the row has no way to this dialog any more.
    if (reset.isSuccess) void refresh();
  };
  return (
    <Dialog open={props.open} onClose={close} title={t("resetTitle", { name: member.name })}>
      <div className="flex flex-col gap-4 p-4">
        <p className="text-body text-ink-2" role="status">
          {reset.data ? t(reset.data.mailed ? "resetDone" : "resetUntold") : t("resetText")}
        </p>
        <InlineFailure error={reset.error} />
        <div className="flex justify-end gap-2">
          <Button onClick={close}>{tCommon(reset.data ? "close" : "cancel")}</Button>
          {reset.data ? null : (
            <Button look="danger" busy={reset.isPending} onClick={() => reset.mutate({ userId: member.id })}>
              {t("reset")}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
