import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { type MenuEntry, menuChoice } from "#components/menu.tsx";
import { chooseLocale, useDictionaryLocale } from "#lib/i18n/i18n-provider.tsx";
import { localeNames, locales } from "#lib/i18n/locales.ts";
import { chooseShortcuts, shortcutsStore } from "#lib/shortcuts.ts";
import { chooseTheme, themes, themeStore } from "#lib/theme.ts";
import { useIsPhone } from "#lib/use-media-query.ts";

/** Language, theme and whether single keys do something, as entries of a menu. */
export function usePreferenceEntries(): MenuEntry[] {
  const t = useTranslations("preferences");
  const locale = useDictionaryLocale();
  const theme = useSyncExternalStore(themeStore.subscribe, themeStore.get);
  const keysOn = useSyncExternalStore(shortcutsStore.subscribe, shortcutsStore.get);
  const phone = useIsPhone();
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
    // A phone has no keys to speak of.
    ...(phone
      ? []
      : [
          menuChoice({
            label: t("keys"),
            value: keysOn ? "on" : "off",
            options: (["on", "off"] as const).map((one) => ({ value: one, label: t(`keysAre.${one}`) })),
            onChange: (chosen) => chooseShortcuts(chosen === "on"),
          }),
        ]),
  ];
}
