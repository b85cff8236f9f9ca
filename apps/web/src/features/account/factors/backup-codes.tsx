import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { CopyButton } from "#components/copy-field.tsx";
import { download } from "#lib/csv.ts";

/** Shown this once: what lets the person in when the phone is gone. */
export function BackupCodes(props: { codes: readonly string[]; onKept: () => void }) {
  const t = useTranslations("secondFactor");
  const text = props.codes.join("\n");
  return (
    <div role="status" className="flex flex-col gap-4">
      <p className="text-body text-ink-2">{t("backup.lead")}</p>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-control border border-line bg-paper px-4 py-3 font-mono text-small text-ink">
        {props.codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyButton value={text} />
        <Button
          icon={<Download size={14} aria-hidden="true" />}
          onClick={() => download("codigos-de-respaldo.txt", `${text}\n`, "text/plain")}
        >
          {t("backup.save")}
        </Button>
        <Button look="primary" onClick={props.onKept}>
          {t("backup.kept")}
        </Button>
      </div>
    </div>
  );
}
