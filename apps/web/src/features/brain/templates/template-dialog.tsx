import type { PromptTemplates } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Bone } from "#components/skeleton.tsx";
import { InlineFailure } from "#components/states.tsx";
import { cx } from "#lib/cx.ts";
import { useTRPC } from "#lib/trpc.ts";
import { DiffView } from "../versions/diff-view.tsx";
import { TradeExtras } from "./trade-extras.tsx";

type Template = PromptTemplates["items"][number];

interface TemplateDialogProps {
  tenantId: string;
  open: boolean;
  /** Whether there is a text that would be replaced. */
  replaces: boolean;
  /** Whether what is typed has been saved: the comparison is with that. */
  saved: boolean;
  onClose: () => void;
  onUse: (template: string) => void;
}

/** Complete texts by trade: read, compared with what stands there, and only then put into the draft. */
export function TemplateDialog(props: TemplateDialogProps) {
  const t = useTranslations("brain.templates");
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t("title")} shape="wide">
      <Templates {...props} />
    </Dialog>
  );
}

function Templates(props: TemplateDialogProps) {
  const t = useTranslations("brain.templates");
  const trpc = useTRPC();
  const [language, setLanguage] = useState<PromptTemplates["language"] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const templates = useQuery({
    ...trpc.prompts.templates.queryOptions({ tenantId: props.tenantId, ...(language && { language }) }),
    // The draft changes under it.
    staleTime: 0,
    enabled: props.saved,
  });
  const items = templates.data?.items ?? [];
  const template = items.find(({ id }) => id === chosen) ?? items[0];
  return (
    <div className="flex flex-col gap-4 p-4">
      <p className="max-w-160 text-small text-ink-2">{t("lead")}</p>
      <div className="flex flex-wrap items-center gap-2">
        <div
          role="group"
          aria-label={t("trade")}
          className="flex flex-1 flex-wrap gap-1.5 max-desk:basis-full"
        >
          {items.map(({ id, name }) => (
            <Choice key={id} on={id === template?.id} onClick={() => setChosen(id)}>
              {name}
            </Choice>
          ))}
        </div>
        <div role="group" aria-label={t("language")} className="flex gap-1.5">
          {(["es", "pt"] as const).map((each) => (
            <Choice key={each} on={each === templates.data?.language} onClick={() => setLanguage(each)}>
              {t(each)}
            </Choice>
          ))}
        </div>
      </div>
      {templates.isPending ? <Bone className="h-72 w-full" /> : null}
      <InlineFailure error={templates.error} />
      {template ? <Chosen key={template.template} {...props} template={template} /> : null}
    </div>
  );
}

function Choice(props: { on: boolean; onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      aria-pressed={props.on}
      onClick={props.onClick}
      className={cx(
        "touch-target min-h-8 rounded-control border px-2.5 text-small transition-colors duration-120 max-desk:min-h-10",
        props.on
          ? "border-ink bg-sunken font-medium text-ink"
          : "border-line bg-surface text-ink-2 hover:text-ink",
      )}
    >
      {props.children}
    </button>
  );
}

function Chosen(props: TemplateDialogProps & { template: Template }) {
  const t = useTranslations("brain.templates");
  const { template, replaces } = props;
  const [changes, setChanges] = useState(replaces);
  return (
    <>
      {replaces ? (
        <div role="group" aria-label={t("view")} className="flex gap-1.5">
          <Choice on={changes} onClick={() => setChanges(true)}>
            {t("changes")}
          </Choice>
          <Choice on={!changes} onClick={() => setChanges(false)}>
            {t("text")}
          </Choice>
        </div>
      ) : null}
      {changes ? (
        <DiffView fields={template.diff.fields} />
      ) : (
        <pre
          tabIndex={0}
          aria-label={template.name}
          className="max-h-96 overflow-auto rounded-control border border-line bg-paper px-3 py-2 font-mono text-small whitespace-pre-wrap text-ink"
        >
          {template.template}
        </pre>
      )}
      <TradeExtras tenantId={props.tenantId} template={template} />
      <div className="sticky bottom-0 -mx-4 -mb-4 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-surface p-4">
        {replaces ? (
          <p className="min-w-0 flex-1 text-small text-ink-2 max-desk:basis-full">{t("replaces")}</p>
        ) : null}
        <Button look="quiet" onClick={props.onClose}>
          {t("cancel")}
        </Button>
        <Button
          look="primary"
          onClick={() => {
            props.onUse(template.template);
            props.onClose();
          }}
        >
          {replaces ? t("replace") : t("use")}
        </Button>
      </div>
    </>
  );
}
