import type { Usage } from "@platform/contract";
import { useTranslations } from "use-intl";
import { useFormat } from "#lib/i18n/use-format.ts";

/** The last thirty days by model and purpose, dearest first. */
export function UsageTable(props: { usage: Usage }) {
  const t = useTranslations("tenants.usage");
  const format = useFormat();
  return (
    <details className="rounded-control border border-line">
      <summary className="min-h-9 rounded-control px-3 py-2 max-desk:min-h-11 max-desk:py-3 text-small text-ink-2 hover:bg-sunken">
        {t("byModel")}
      </summary>
      <div className="overflow-x-auto border-t border-line px-3 py-2" tabIndex={0}>
        <table className="w-full text-small tabular-nums">
          <thead>
            <tr className="text-start text-tag text-meta">
              <th className="py-1 pe-4 font-normal">{t("column.model")}</th>
              <th className="py-1 pe-4 font-normal">{t("column.purpose")}</th>
              <th className="py-1 pe-4 text-end font-normal">{t("column.calls")}</th>
              <th className="py-1 pe-4 text-end font-normal">{t("column.read")}</th>
              <th className="py-1 pe-4 text-end font-normal">{t("column.written")}</th>
              <th className="py-1 text-end font-normal">{t("column.cost")}</th>
            </tr>
          </thead>
          <tbody>
            {props.usage.models.map((line) => (
              <tr key={`${line.purpose} ${line.model}`} className="border-t border-line text-ink">
                <td className="py-1.5 pe-4 font-mono text-tag break-all">{line.model}</td>
                <td className="py-1.5 pe-4">{t(`purpose.${line.purpose}`)}</td>
                <td className="py-1.5 pe-4 text-end">{format.number(line.calls)}</td>
                <td className="py-1.5 pe-4 text-end">
                  {line.audioSeconds > 0
                    ? format.duration(line.audioSeconds * 1_000)
                    : format.number(line.inputTokens)}
                </td>
                <td className="py-1.5 pe-4 text-end">{format.number(line.outputTokens)}</td>
                <td className="py-1.5 text-end whitespace-nowrap">
                  {format.cost(line.costUsd)}
                  {line.unpricedCalls > 0 ? (
                    <span className="block text-tag text-waiting">{t("assumed")}</span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
