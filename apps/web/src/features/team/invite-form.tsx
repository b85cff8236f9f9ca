import type { TeamRole } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { CopyField } from "#components/copy-field.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { InlineFailure } from "#components/states.tsx";
import { reasonOf } from "#lib/errors.ts";
import { useTRPC } from "#lib/trpc.ts";
import { RoleChoice } from "./role-choice.tsx";
import { useTeamRefresh } from "./use-team-refresh.ts";

function Invited(props: {
  invited: { invitation: { email: string }; mailed: boolean; link: string | null };
  onAnother: () => void;
}) {
  const t = useTranslations("team.invite");
  const { invitation, mailed, link } = props.invited;
  return (
    <div role="status" className="mt-2 flex flex-col gap-3">
      <p className="text-small break-words text-ink">
        {t(mailed ? "mailed" : "byHand", { email: invitation.email })}
      </p>
      {link === null ? null : <CopyField label={t("link")} value={link} />}
      <Button className="self-start" onClick={props.onAnother}>
        {t("another")}
      </Button>
    </div>
  );
}

/** Invites an address; says whether a letter left, or gives the link to hand over. */
export function InviteForm(props: { tenantId: string; onAnother: () => void }) {
  const t = useTranslations("team");
  const trpc = useTRPC();
  const refresh = useTeamRefresh();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<TeamRole>("staff");
  const invite = useMutation(trpc.team.invite.mutationOptions({ onSuccess: refresh }));
  const taken = invite.error !== null && reasonOf(invite.error) === "conflict";

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    invite.mutate({ tenantId: props.tenantId, email: email.trim(), role });
  }

  return (
    <section
      aria-labelledby="invite-title"
      className="rounded-card border border-line bg-surface p-4 desk:p-6"
    >
      <h2 id="invite-title" className="text-title font-semibold text-ink">
        {t("invite.title")}
      </h2>
      {invite.data ? (
        <Invited invited={invite.data} onAnother={props.onAnother} />
      ) : (
        <form onSubmit={submit} className="mt-3 flex flex-wrap items-start gap-3">
          <Field
            label={t("invite.email")}
            error={taken ? t("invite.taken") : null}
            className="min-w-0 flex-1 basis-60"
          >
            <TextInput
              type="email"
              required
              maxLength={320}
              autoComplete="off"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </Field>
          <div className="flex flex-col gap-1">
            <span aria-hidden="true" className="text-small font-medium text-ink">
              {t("invite.role")}
            </span>
            <RoleChoice label={t("invite.role")} value={role} onChange={setRole} />
          </div>
          <Button type="submit" look="primary" busy={invite.isPending} className="mt-5.5 min-h-9">
            {t("invite.submit")}
          </Button>
          {taken ? null : <InlineFailure error={invite.error} />}
        </form>
      )}
    </section>
  );
}
