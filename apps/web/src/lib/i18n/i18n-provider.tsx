import { type ReactNode, useSyncExternalStore } from "react";
import { IntlProvider } from "use-intl";
import { createStore } from "#lib/external-store.ts";
import {
  defaultLocale,
  defaultMessages,
  isLocale,
  loadMessages,
  type Locale,
  type Messages,
} from "./locales.ts";

interface Dictionary {
  locale: Locale;
  messages: Messages;
}

const dictionaryStore = createStore<Dictionary>({ locale: defaultLocale, messages: defaultMessages });

/** Loads the dictionary first, so that the page changes its language in one step. */
export async function chooseLocale(locale: Locale): Promise<void> {
  const messages = await loadMessages(locale);
  document.documentElement.lang = locale;
  localStorage.setItem("locale", locale);
  dictionaryStore.set({ locale, messages });
}

/** Applies the stored choice; called before the first render. */
export async function restoreLocale(): Promise<void> {
  const stored = localStorage.getItem("locale");
  if (!isLocale(stored) || stored === defaultLocale) return;
  // A dictionary that does not load leaves the panel in Spanish rather than blank.
  await chooseLocale(stored).catch(() => undefined);
}

export function useDictionaryLocale(): Locale {
  return useSyncExternalStore(dictionaryStore.subscribe, () => dictionaryStore.get().locale);
}

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function I18nProvider(props: { children: ReactNode }) {
  const { locale, messages } = useSyncExternalStore(dictionaryStore.subscribe, dictionaryStore.get);
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={timeZone}>
      {props.children}
    </IntlProvider>
  );
}
