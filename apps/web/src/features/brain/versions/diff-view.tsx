import type { BaseText, BrainDiff } from "@platform/contract";
import { Fragment, useState } from "react";
import { useTranslations } from "use-intl";
import { cx } from "#lib/cx.ts";

type Run = BrainDiff["fields"][number]["runs"][number];
export type FieldDiff = BrainDiff["fields"][number] | BaseText["diff"][number];

/** Lines of what stayed that are shown around a change. */
const CONTEXT = 2;

/** What was done to each text: removed struck through, added underlined, what stayed shortened. */
export function DiffView(props: { fields: readonly FieldDiff[] }) {
  const t = useTranslations("brain");
  if (props.fields.length === 0) return <p className="text-small text-ink-2">{t("same")}</p>;
  return props.fields.map((entry) => (
    <section key={entry.field} aria-label={t(`field.${entry.field}`)}>
      <h3 className="mb-1.5 text-tag font-medium text-meta">
        {t(`field.${entry.field}`)} · {t("changes", { count: entry.changes })}
      </h3>
      <DiffRuns runs={entry.runs} />
    </section>
  ));
}

/** What was done to one text. */
function DiffRuns({ runs }: { runs: Run[] }) {
  return (
    <div className="rounded-control border border-line bg-paper px-3 py-2 text-small [overflow-wrap:anywhere] whitespace-pre-wrap text-ink">
      {runs.map((run, index) =>
        run.kind === "same" ? (
          <Unchanged key={index} text={run.text} first={index === 0} last={index === runs.length - 1} />
        ) : (
          <Fragment key={index}>
            {/* A rewritten text without a space at its end would run into its successor. */}
            {run.kind === "added" && endsInWord(runs[index - 1]) ? " " : null}
            <Change kind={run.kind} text={run.text} />
          </Fragment>
        ),
      )}
    </div>
  );
}

function endsInWord(run: Run | undefined): boolean {
  return run?.kind === "removed" && /\S$/.test(run.text);
}

function Change(props: { kind: "added" | "removed"; text: string }) {
  const added = props.kind === "added";
  const Mark = added ? "ins" : "del";
  return (
    <Mark
      className={cx(
        "rounded-[2px] decoration-1",
        added ? "bg-ok/10 text-ok underline underline-offset-2" : "bg-danger-tint text-danger line-through",
      )}
    >
      {/* A line break alone has nothing to see. */}
      {/^\n+$/.test(props.text) ? props.text.replaceAll("\n", "↵\n") : props.text}
    </Mark>
  );
}

function Unchanged(props: { text: string; first: boolean; last: boolean }) {
  const t = useTranslations("brain");
  const [open, setOpen] = useState(false);
  const lines = props.text.split("\n");
  const before = props.first ? 0 : CONTEXT;
  const after = props.last ? 0 : CONTEXT;
  const hidden = lines.length - before - after - 1;
  if (open || hidden < 2) return <span className="text-ink-2">{props.text}</span>;
  const head = lines.slice(0, before).join("\n");
  const tail = after === 0 ? "" : lines.slice(-after - 1).join("\n");
  return (
    <span className="text-ink-2">
      {head}
      {head === "" ? "" : "\n"}
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="my-0.5 inline-block rounded-tag bg-sunken px-1.5 text-tag text-meta hover:text-ink"
      >
        {t("hiddenLines", { count: hidden })}
      </button>
      {tail === "" ? "" : "\n"}
      {tail}
    </span>
  );
}
