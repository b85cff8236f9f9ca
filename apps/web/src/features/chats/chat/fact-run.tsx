import { useTranslations } from "use-intl";
import { Popover } from "#components/popover.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { type Fact, splitByFacts } from "../model/facts.ts";

/** A run of a bot bubble with each checked fact underlined; pressing one shows where it comes from. */
export function FactRun(props: { text: string; facts: readonly Fact[] }) {
  return splitByFacts(props.text, props.facts).map((run, index) =>
    run.fact ? <FactMark key={index} text={run.text} fact={run.fact} /> : <span key={index}>{run.text}</span>,
  );
}

function FactMark(props: { text: string; fact: Fact }) {
  const t = useTranslations("chats.fact");
  const format = useFormat();
  const { fact } = props;
  return (
    <Popover
      title={fact.text}
      trigger={
        <button
          type="button"
          aria-label={t("open", { text: props.text })}
          className="inline rounded-[2px] text-left underline decoration-bot decoration-dotted decoration-[1.5px] underline-offset-[3px] hover:bg-bot/10"
        >
          {props.text}
        </button>
      }
    >
      <p>{t("source", { tool: fact.tool })}</p>
      <p>{t("age", { when: format.relative(fact.at) })}</p>
    </Popover>
  );
}
