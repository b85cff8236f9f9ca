import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import type { Clash } from "../model/draft-state.ts";

/** Two people changed the same text: both stand here until one is chosen. */
export function ClashNote(props: { clash: Clash<string>; onSettle: (keep: "mine" | "theirs") => void }) {
  const t = useTranslations("brain.clash");
  const format = useFormat();
  const { clash, onSettle } = props;
  const time = clash.at === null ? "" : format.clock(clash.at);
  const name = clash.by?.name ?? null;
  return (
    <div role="alert" className="flex flex-col gap-2 rounded-control bg-waiting-tint p-3 text-small text-ink">
      <p>{name === null ? t("live", { time }) : t("other", { name, time })}</p>
      <details>
        <summary className="min-h-6 text-ink-2">{t("show")}</summary>
        <pre
          tabIndex={0}
          className="mt-1 max-h-60 overflow-auto rounded-tag bg-surface p-2 font-mono text-tag whitespace-pre-wrap"
        >
          {clash.theirs === "" ? t("empty") : clash.theirs}
        </pre>
      </details>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => onSettle("mine")}>{t("mine")}</Button>
        <Button onClick={() => onSettle("theirs")}>{t("theirs")}</Button>
      </div>
    </div>
  );
}
