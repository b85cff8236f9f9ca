import type { Numbers } from "@platform/contract";
import { useTranslations } from "use-intl";
import { cx } from "#lib/cx.ts";
import { type FigureName, figureNames, useFigureText } from "./use-figures.ts";

type Compared = Pick<Numbers, "current" | "previous">;

/** The figures of the period, each with what it was before. What nobody measured is no zero. */
export function FigureGrid(props: { numbers: Compared }) {
  return (
    <dl className="grid grid-cols-2 overflow-hidden rounded-card border border-line bg-line gap-px desk:grid-cols-4">
      {figureNames.map((name) => (
        <Figure key={name} name={name} numbers={props.numbers} />
      ))}
    </dl>
  );
}

function Figure(props: { name: FigureName; numbers: Compared }) {
  const t = useTranslations("numbers");
  const textOf = useFigureText();
  const now = textOf(props.numbers.current, props.name);
  const before = textOf(props.numbers.previous, props.name);
  return (
    <div className="flex min-w-0 flex-col gap-0.5 bg-surface px-3 py-3 desk:px-4">
      <dt className="text-small text-ink-2">{t(`figure.${props.name}`)}</dt>
      <dd className="mt-auto">
        <span
          className={cx("block font-semibold", now === null ? "text-title text-meta" : "text-page text-ink")}
        >
          {now ?? t("noData")}
        </span>
        <span className="block text-tag text-meta">
          {before === null ? t("beforeNone") : before === now ? t("same") : t("before", { value: before })}
        </span>
      </dd>
    </div>
  );
}
