import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";

/** Without figures it stands there all the same, so that nothing moves when they come. */
export function CsvButton({ save }: { save?: () => void }) {
  const t = useTranslations("numbers");
  return (
    <Button onClick={save} disabled={save === undefined} className="h-9 self-start max-desk:h-11">
      <Download size={15} aria-hidden="true" />
      {t("csv")}
    </Button>
  );
}
