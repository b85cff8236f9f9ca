import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";

/** Without a text of its own, a store speaks with the product's; it can be the beginning of one. */
export function DefaultTemplate(props: { text: string; onUse?: (text: string) => void }) {
  const t = useTranslations("brain.default");
  const { onUse } = props;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 rounded-control bg-sunken px-3 py-2">
      <details className="min-w-0 flex-1 text-small text-ink-2">
        <summary className="min-h-6">{t("notice")}</summary>
        <pre className="mt-2 max-h-72 overflow-auto font-mono text-tag whitespace-pre-wrap text-ink-2">
          {props.text}
        </pre>
      </details>
      {onUse ? <Button onClick={() => onUse(props.text)}>{t("use")}</Button> : null}
    </div>
  );
}
