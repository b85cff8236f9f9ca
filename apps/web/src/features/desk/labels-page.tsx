import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import type { Label, LabelColour } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, IconButton } from "#components/button.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { Alert, FailedState, InlineFailure } from "#components/states.tsx";
import { ColourDot } from "#components/colour-dot.tsx";
import { Menu, menuChoice } from "#components/menu.tsx";
import { controlClass } from "#components/field.tsx";
import { reasonOf } from "#lib/errors.ts";
import { cx } from "#lib/cx.ts";
import { fold } from "#lib/fold.ts";
import { readAll } from "#lib/read-all.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { DeskPage } from "./desk-page.tsx";

const colours = ["grey", "red", "orange", "yellow", "green", "teal", "blue", "violet", "pink"] as const;

/** The store's labels: names, colours, and how many chats have each. */
export function LabelsPage(props: { tenantId: string; title: ReactNode; mayEdit: boolean }) {
  const t = useTranslations("desk.labels");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { tenantId } = props;
  const labels = useQuery({
    queryKey: [...trpc.labels.list.pathKey(), tenantId],
    queryFn: ({ signal }) =>
      readAll((cursor) => client.labels.list.query({ tenantId, cursor, limit: 100 }, { signal })),
  });
  const edit = useLabelEdits(tenantId);
  return (
    <DeskPage {...props} lead={t("lead")}>
      {props.mayEdit ? <NewLabel edit={edit} known={labels.data ?? []} /> : null}
      {edit.error && reasonOf(edit.error) === "conflict" ? (
        <Alert>{t("taken")}</Alert>
      ) : (
        <InlineFailure error={edit.error} />
      )}
      {labels.isPending ? (
        <Skeleton label={tCommon("loading")} className="flex flex-col gap-3">
          <Bone className="h-12 w-full rounded-card" />
          <Bone className="h-12 w-full rounded-card" />
        </Skeleton>
      ) : labels.isError ? (
        <FailedState what={t("failed")} error={labels.error} onRetry={() => void labels.refetch()} />
      ) : labels.data.length === 0 ? (
        <p className="text-body text-ink-2">{t("empty")}</p>
      ) : (
        <ul className="overflow-hidden rounded-card border border-line bg-surface">
          {labels.data.map((label) => (
            <LabelRow key={label.name} label={label} edit={props.mayEdit ? edit : null} />
          ))}
        </ul>
      )}
    </DeskPage>
  );
}

type Edits = ReturnType<typeof useLabelEdits>;

function useLabelEdits(tenantId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const done = { onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.labels.list.pathKey() }) };
  const create = useMutation(trpc.labels.create.mutationOptions(done));
  const update = useMutation(trpc.labels.update.mutationOptions(done));
  const remove = useMutation(trpc.labels.remove.mutationOptions(done));
  return { tenantId, create, update, remove, error: create.error ?? update.error ?? remove.error };
}

function NewLabel({ edit, known }: { edit: Edits; known: readonly Label[] }) {
  const t = useTranslations("desk.labels");
  const [name, setName] = useState("");
  const [colour, setColour] = useState<LabelColour>("blue");
  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "" || edit.create.isPending) return;
    // As it is written on the chats that have it: capitals and accents make no other label of it.
    const same = known.find((label) => fold(label.name) === fold(name.trim()));
    edit.create.mutate(
      { tenantId: edit.tenantId, name: same?.name ?? name.trim(), colour },
      { onSuccess: () => setName("") },
    );
  }
  return (
    <form onSubmit={submit} className="flex flex-wrap items-center gap-3">
      <input
        value={name}
        maxLength={40}
        onChange={({ target }) => setName(target.value)}
        aria-label={t("name")}
        placeholder={t("new")}
        className={cx(controlClass, "h-9 max-w-64")}
      />
      <ColourChoice value={colour} label={t("colour")} onChange={setColour} />
      <Button type="submit" look="primary" busy={edit.create.isPending} disabled={name.trim() === ""}>
        {t("add")}
      </Button>
    </form>
  );
}

function LabelRow({ label, edit }: { label: Label; edit: Edits | null }) {
  const t = useTranslations("desk.labels");
  const [name, setName] = useState(label.name);
  const { id, colour, chats } = label;
  const tenantId = label.tenantId;
  const editable = edit !== null && id !== null;
  /** A label that came with its chats is not the store's own until it is given a colour. */
  function paint(next: LabelColour) {
    if (id === null) edit?.create.mutate({ tenantId, name: label.name, colour: next });
    else edit?.update.mutate({ tenantId, labelId: id, colour: next });
  }
  function rename() {
    if (!editable || name.trim() === label.name) return;
    if (name.trim() === "") return setName(label.name);
    edit.update.mutate({ tenantId, labelId: id, name: name.trim() }, { onError: () => setName(label.name) });
  }
  return (
    <li className="flex items-center gap-x-3 border-line px-3 py-1.5 transition-colors duration-120 not-first:border-t hover:bg-paper">
      {edit ? (
        <ColourMenu value={colour} label={t("colourOf", { name: label.name })} onChange={paint} />
      ) : (
        <ColourDot colour={colour} className="size-3.5" />
      )}
      {editable ? (
        <input
          value={name}
          maxLength={40}
          aria-label={t("rename", { name: label.name })}
          onChange={({ target }) => setName(target.value)}
          onBlur={rename}
          onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
          className="h-8 min-w-0 flex-1 rounded-control border border-transparent bg-transparent px-1.5 text-body text-ink hover:border-control max-desk:h-11"
        />
      ) : (
        <span className="min-w-0 flex-1 truncate px-1.5 text-body text-ink">{label.name}</span>
      )}
      <ChatCount label={label} />
      {editable ? (
        <IconButton
          label={t("remove", { name: label.name })}
          onClick={() =>
            window.confirm(t("removeSure", { count: chats })) && edit.remove.mutate({ tenantId, labelId: id })
          }
        >
          <Trash2 size={15} aria-hidden="true" />
        </IconButton>
      ) : edit ? (
        <span className="w-8 max-desk:hidden" />
      ) : null}
    </li>
  );
}

/** How many chats have it, and the way to them. */
function ChatCount({ label: { name, tenantId, chats } }: { label: Label }) {
  const t = useTranslations("desk.labels");
  const text = t("chats", { count: chats });
  if (chats === 0) return <span className="text-small text-meta">{text}</span>;
  return (
    <Link
      to="/chats"
      search={{ label: name, store: tenantId }}
      className="touch-target text-small text-ink-2 underline decoration-line underline-offset-2 hover:text-ink"
    >
      {text}
    </Link>
  );
}

/** The colour of one of many labels: shown, and chosen from a menu. */
function ColourMenu(props: { value: LabelColour; label: string; onChange: (colour: LabelColour) => void }) {
  const t = useTranslations("desk.labels");
  return (
    <Menu
      trigger={
        <IconButton label={props.label} className="-mx-1">
          <ColourDot colour={props.value} className="size-3.5" />
        </IconButton>
      }
      entries={[
        menuChoice({
          label: t("colour"),
          value: props.value,
          options: colours.map((colour) => ({
            value: colour,
            label: (
              <span className="flex items-center gap-2">
                <ColourDot colour={colour} className="size-3.5" />
                {t(`colours.${colour}`)}
              </span>
            ),
          })),
          onChange: props.onChange,
        }),
      ]}
    />
  );
}

function ColourChoice(props: { value: LabelColour; label: string; onChange: (colour: LabelColour) => void }) {
  const t = useTranslations("desk.labels");
  return (
    <RadioGroup
      aria-label={props.label}
      value={props.value}
      onValueChange={(value: unknown) => {
        const chosen = colours.find((colour) => colour === value);
        if (chosen) props.onChange(chosen);
      }}
      className="flex flex-wrap gap-0.5"
    >
      {colours.map((colour) => (
        <Radio.Root
          key={colour}
          value={colour}
          aria-label={t(`colours.${colour}`)}
          title={t(`colours.${colour}`)}
          className="inline-flex size-7 max-desk:size-10 cursor-pointer items-center justify-center rounded-control border border-transparent hover:border-control data-[checked]:border-ink"
        >
          <ColourDot colour={colour} className="size-3.5" />
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
