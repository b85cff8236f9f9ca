import { Settings2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Menu } from "#components/menu.tsx";
import { usePreferenceEntries } from "./preferences.tsx";

export function PreferencesMenu() {
  const t = useTranslations("preferences");
  return (
    <Menu
      side="top"
      align="center"
      trigger={
        <Button look="quiet" icon={<Settings2 size={15} aria-hidden="true" />}>
          {t("title")}
        </Button>
      }
      entries={usePreferenceEntries()}
    />
  );
}
