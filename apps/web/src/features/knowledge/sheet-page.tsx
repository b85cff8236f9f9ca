import type { Sheet } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, TriangleAlert } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextArea } from "#components/field.tsx";
import { SaveBar } from "#components/save-bar.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { EmptyState, FailedState } from "#components/states.tsx";
import { reasonOf } from "#lib/errors.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTRPC } from "#lib/trpc.ts";
import { useUnsavedGuard } from "#lib/use-unsaved-guard.ts";
import { EntryCard } from "./entry-card.tsx";
import { KnowledgePage } from "./knowledge-page.tsx";
import {
  draftOf,
  emptyEntry,
  patchOf,
  problemsOf,
  sectionNames,
  type DraftEntry,
  type Problems,
  type SectionName,
  type SheetDraft,
} from "./sheet-draft.ts";

interface SheetPageProps {
  tenantId: string;
  title: ReactNode;
  mayEdit: boolean;
}

export function SheetPage(props: SheetPageProps) {
  const t = useTranslations("sheet");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const sheet = useQuery(trpc.sheet.get.queryOptions({ tenantId: props.tenantId }));
  return (
    <KnowledgePage {...props} lead={t("lead")}>
      {sheet.data ? (
        <SheetForm key={props.tenantId} sheet={sheet.data} mayEdit={props.mayEdit} />
      ) : sheet.isPending ? (
        <Skeleton label={tCommon("loading")} className="flex flex-col gap-4">
          <Bone className="h-40 w-full rounded-card" />
          <Bone className="h-40 w-full rounded-card" />
        </Skeleton>
      ) : reasonOf(sheet.error) === "not_found" ? (
        <EmptyState title={t("notFound")} />
      ) : (
        <FailedState what={t("failed")} error={sheet.error} onRetry={() => void sheet.refetch()} />
      )}
    </KnowledgePage>
  );
}

function SheetForm({ sheet, mayEdit }: { sheet: Sheet; mayEdit: boolean }) {
  const form = useSheetForm(sheet);
  const { draft, setDraft, problems, changed, save } = form;
  return (
    <>
      <Unreadable sheet={sheet} />
      <fieldset disabled={!mayEdit} className="flex min-w-0 flex-col gap-4">
        {sectionNames.map((section) => (
          <Section
            key={section}
            section={section}
            entries={draft[section]}
            problems={problems}
            today={sheet.today}
            onChange={(entries) => setDraft({ ...draft, [section]: entries })}
          />
        ))}
        <PaymentDetails
          value={draft.paymentDetails}
          onChange={(paymentDetails) => setDraft({ ...draft, paymentDetails })}
        />
      </fieldset>
      <LastChange sheet={sheet} />
      {changed || save.isSuccess ? (
        <SaveBar
          changed={changed}
          saving={save.isPending}
          error={save.error}
          invalid={Object.keys(problems).length > 0}
          onSave={form.submit}
          onDiscard={form.discard}
        />
      ) : null}
    </>
  );
}

/** The draft of the sheet: what differs, what is wrong with it, and how it is saved. */
function useSheetForm(sheet: Sheet) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<SheetDraft>(() => draftOf(sheet));
  const [showProblems, setShowProblems] = useState(false);
  const patch = patchOf(sheet, draft);
  const changed = Object.keys(patch).length > 0;
  const problems = problemsOf(draft);
  const save = useMutation(
    trpc.sheet.save.mutationOptions({
      onSuccess: (saved) => {
        queryClient.setQueryData(trpc.sheet.get.queryKey({ tenantId: saved.tenantId }), saved);
        setDraft(draftOf(saved));
        setShowProblems(false);
      },
    }),
  );
  useUnsavedGuard(changed);
  const submit = (): void => {
    setShowProblems(true);
    const [first] = Object.keys(problems);
    if (first === undefined) save.mutate({ tenantId: sheet.tenantId, ...patch });
    else document.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  const discard = (): void => {
    setDraft(draftOf(sheet));
    save.reset();
  };
  return { draft, setDraft, problems: showProblems ? problems : {}, changed, save, submit, discard };
}

interface SectionProps {
  section: SectionName;
  entries: DraftEntry[];
  problems: Problems;
  today: string;
  onChange: (entries: DraftEntry[]) => void;
}

function Section({ section, entries, problems, today, onChange }: SectionProps) {
  const t = useTranslations("sheet");
  return (
    <section aria-labelledby={`${section}-title`} className="rounded-card border border-line bg-surface p-4">
      <h2 id={`${section}-title`} className="text-title font-semibold text-ink">
        {t(`${section}.title`)}
      </h2>
      <p className="mt-0.5 max-w-140 text-small text-ink-2">{t(`${section}.lead`)}</p>
      <ul className="mt-3 flex flex-col gap-3">
        {entries.map((entry, index) => (
          <EntryCard
            key={entry.key}
            section={section}
            entry={entry}
            place={index + 1}
            problems={problems}
            today={today}
            onChange={(changed) => onChange(entries.map((each) => (each.key === entry.key ? changed : each)))}
            onRemove={() => onChange(entries.filter(({ key }) => key !== entry.key))}
          />
        ))}
      </ul>
      <Button
        className="mt-3"
        icon={<Plus size={16} aria-hidden="true" />}
        onClick={() => onChange([...entries, emptyEntry(section)])}
      >
        {t(`${section}.add`)}
      </Button>
    </section>
  );
}

function PaymentDetails(props: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations("sheet.details");
  return (
    <section aria-labelledby="details-title" className="rounded-card border border-line bg-surface p-4">
      <h2 id="details-title" className="text-title font-semibold text-ink">
        {t("title")}
      </h2>
      <p className="mt-0.5 mb-3 max-w-140 text-small text-ink-2">{t("lead")}</p>
      <Field label={t("label")} hint={t("hint")}>
        <TextArea
          name="paymentDetails"
          maxLength={1_500}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      </Field>
    </section>
  );
}

/** Entries written by hand that can't be read: saving the section drops them. */
function Unreadable({ sheet }: { sheet: Sheet }) {
  const t = useTranslations("sheet");
  if (sheet.problems.length === 0) return null;
  return (
    <div
      role="status"
      className="flex gap-2 rounded-card border border-line bg-waiting-tint p-3 text-small text-ink"
    >
      <TriangleAlert size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-waiting" />
      <div>
        <p>{t("unreadable", { count: sheet.problems.length })}</p>
        <ul className="mt-1 text-ink-2">
          {sheet.problems.map(({ section, index, message }) => (
            <li key={`${section}${index}`}>
              <span className="font-mono">
                {section}
                {index === null ? "" : `[${index}]`}
              </span>
              : {message}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function LastChange({ sheet }: { sheet: Sheet }) {
  const t = useTranslations("sheet");
  const format = useFormat();
  if (sheet.updatedAt === null) return null;
  return (
    <p className="text-tag text-meta">
      {t("changed", { when: format.relative(sheet.updatedAt), name: sheet.updatedBy ?? "SQL" })}
    </p>
  );
}
