import type { PromptVersion } from "@platform/contract";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { InlineFailure } from "#components/states.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import type { DraftEditor } from "./use-draft-session.ts";
import type { Comparison } from "./versions/compare-dialog.tsx";
import { useAuthorName } from "./versions/use-author-name.ts";

type Author = PromptVersion["author"];

interface StatusBarProps {
  title: ReactNode;
  /** Number 0, of nobody, where nothing was ever published. */
  live: { number: number; author: Author | null; createdAt: string | null };
  stored: { changes: number; author: Author; savedAt: string } | null;
  draft: Pick<DraftEditor<string>, "phase" | "error" | "basedOn" | "save"> & { clashes: readonly unknown[] };
  mayEdit: boolean;
  /** Whether what is written differs from what is live. */
  changed: boolean;
  /** Characters that no turn reads. */
  unread: number;
  discard: ReactNode;
  onCompare: (comparison: Comparison) => void;
}

/** What is live, what is being prepared, and the way from one to the other. */
export function StatusBar(props: StatusBarProps) {
  const t = useTranslations("brain");
  const { draft, live, changed, mayEdit, onCompare } = props;
  const asked = draft.clashes.length > 0;
  const overtaken = changed && draft.basedOn < live.number;
  return (
    <header className="flex shrink-0 flex-col border-b border-line bg-paper">
      <div className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2">
        <div className="min-w-0">{props.title}</div>
        <StatusText {...props} />
        <div className="ms-auto flex flex-wrap items-center gap-2">
          {draft.phase === "failed" ? (
            <InlineFailure error={draft.error}>
              <Button onClick={() => void draft.save()}>{t("save.again")}</Button>
            </InlineFailure>
          ) : null}
          {changed && mayEdit ? (
            <>
              {props.discard}
              <Button disabled={asked} onClick={() => onCompare({ kind: "draft", publish: false })}>
                {t("compare")}
              </Button>
              <Button
                look="primary"
                disabled={asked}
                onClick={() => onCompare({ kind: "draft", publish: true })}
              >
                {t("publish")}
              </Button>
            </>
          ) : null}
        </div>
      </div>
      {overtaken ? <Overtaken live={live} /> : null}
      <Unread count={props.unread} />
      {mayEdit ? null : <p className="px-4 pb-2 text-small text-ink-2">{t("readOnly")}</p>}
    </header>
  );
}

/** Nobody is named where nobody wrote it here: a store's first texts, or what was changed in the database. */
function sinceOf({ author, number }: StatusBarProps["live"]): "liveSince" | "liveFirst" | "liveBySql" {
  if (author?.kind !== "sql") return "liveSince";
  return number === 1 ? "liveFirst" : "liveBySql";
}

function StatusText({ live, stored, draft, changed }: StatusBarProps) {
  const t = useTranslations("brain");
  const format = useFormat();
  const nameOf = useAuthorName();
  const saved = stored !== null && draft.phase === "saved";
  const told = changed || draft.phase !== "saved";
  return (
    <p role="status" className="flex min-w-0 flex-wrap items-baseline gap-x-2 text-small text-ink-2">
      {changed ? (
        <span className="font-medium text-waiting">
          {saved ? t("draft.changes", { count: stored.changes }) : t("draft.title")}
        </span>
      ) : (
        <span className="font-medium text-ink">
          {live.number === 0 ? t("nothingLive") : t("live", { number: live.number })}
        </span>
      )}
      {told ? (
        <span>
          {saved
            ? t("save.saved", { name: nameOf(stored.author), when: format.relative(stored.savedAt) })
            : t(`save.${draft.phase}`)}
        </span>
      ) : live.author && live.createdAt ? (
        <span>{t(sinceOf(live), { name: nameOf(live.author), when: format.relative(live.createdAt) })}</span>
      ) : null}
    </p>
  );
}

/** A draft that doesn't know the live version would undo it. */
function Overtaken({ live }: Pick<StatusBarProps, "live">) {
  const t = useTranslations("brain");
  const nameOf = useAuthorName();
  return (
    <p role="alert" className="bg-waiting-tint px-4 py-2 text-small text-ink">
      {t("overtaken", { number: live.number, name: live.author ? nameOf(live.author) : "" })}
    </p>
  );
}

/** The bot's texts are longer than what a model is given of them: the end would be written for nobody. */
function Unread(props: { count: number }) {
  const t = useTranslations("brain");
  const format = useFormat();
  if (props.count === 0) return null;
  return (
    <p role="status" className="bg-waiting-tint px-4 py-2 text-small text-ink">
      {t("unread", { count: format.number(props.count) })}
    </p>
  );
}
