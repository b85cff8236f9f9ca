import { PricedText } from "#components/priced-text.tsx";
import { useTranslations } from "use-intl";
import { Popover } from "#components/popover.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { type Mark, splitByMarks } from "../model/facts.ts";
import { useSourceName } from "../model/use-source-name.ts";
import { useToolName } from "../model/use-tool-name.ts";

/** A run of a bot bubble with what was checked underlined; pressing it shows what it stands on. */
export function FactRun(props: { text: string; marks: readonly Mark[] }) {
  return splitByMarks(props.text, props.marks).map((run, index) =>
    run.mark ? (
      <FactMark key={index} text={run.text} mark={run.mark} />
    ) : (
      <PricedText key={index} text={run.text} />
    ),
  );
}

function FactMark(props: { text: string; mark: Mark }) {
  const t = useTranslations("chats.fact");
  const format = useFormat();
  const sourceName = useSourceName();
  const toolName = useToolName();
  const { mark } = props;
  return (
    <Popover
      title={mark.value}
      trigger={
        <button
          type="button"
          aria-label={t("open", { text: props.text })}
          className="inline rounded-[2px] text-start underline decoration-bot decoration-dotted decoration-[1.5px] underline-offset-[3px] hover:bg-bot/10"
        >
          <PricedText text={props.text} />
        </button>
      }
    >
      {mark.derived ? <p>{t("derived")}</p> : null}
      {mark.tool ? <p>{t("source", { tool: toolName(mark.tool) })}</p> : null}
      {mark.source ? <p>{sourceName(mark.source)}</p> : null}
      {mark.at ? <p>{t("age", { when: format.relative(mark.at) })}</p> : null}
    </Popover>
  );
}
