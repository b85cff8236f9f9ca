import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { type MenuEntry, menuChoice } from "#components/menu.tsx";
import { chooseLocale, useDictionaryLocale } from "#lib/i18n/i18n-provider.tsx";
import { localeNames, locales } from "#lib/i18n/locales.ts";
import { chooseTheme, themes, themeStore } from "#lib/theme.ts";

/** Language and theme, as entries of a menu. */
export function usePreferenceEntries(): MenuEntry[] {
  const t = useTranslations("preferences");
  const locale = useDictionaryLocale();
  const theme = useSyncExternalStore(themeStore.subscribe, themeStore.get);
  return [
    menuChoice({
      label: t("language"),
      value: locale,
      options: locales.map((one) => ({ value: one, label: <span lang={one}>{localeNames[one]}</span> })),
      onChange: (chosen) => void chooseLocale(chosen),
    }),
    menuChoice({
      label: t("theme"),
      value: theme,
      options: themes.map((one) => ({ value: one, label: t(`themes.${one}`) })),
      onChange: chooseTheme,
    }),
  ];
}
