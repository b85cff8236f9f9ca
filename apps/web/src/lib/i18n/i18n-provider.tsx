import { type ReactNode, useSyncExternalStore } from "react";
import { IntlProvider } from "use-intl";
import { createStore } from "#lib/external-store.ts";
import {
  defaultLocale,
  defaultShell,
  isLocale,
  loadPart,
  type Locale,
  type Messages,
  type Part,
} from "./locales.ts";

interface Dictionary {
  locale: Locale;
  /** Of the parts that are there; nothing is shown before its part is. */
  messages: Partial<Messages>;
}

const dictionaryStore = createStore<Dictionary>({ locale: defaultLocale, messages: defaultShell });
const wanted = new Set<Part>(["shell"]);
let chosen: Locale = defaultLocale;

/** Loads the dictionary first, so that the page changes its language in one step. */
export async function chooseLocale(locale: Locale): Promise<void> {
  const before = chosen;
  chosen = locale;
  try {
    await show();
  } catch (error) {
    chosen = before;
    throw error;
  }
  document.documentElement.lang = locale;
  localStorage.setItem("locale", locale);
}

/** A page's module once the texts that it shows are there as well; both load at once. */
export async function withTexts<Page>(page: Promise<Page>, ...parts: Part[]): Promise<Page> {
  for (const part of parts) wanted.add(part);
  const [loaded] = await Promise.all([page, show()]);
  return loaded;
}

/** What is wanted or chosen while it loads is waited for as well. */
async function show(): Promise<void> {
  const locale = chosen;
  const parts = [...wanted];
  const loaded = await Promise.all(parts.map((part) => loadPart(part, locale)));
  if (locale !== chosen || parts.length < wanted.size) return show();
  dictionaryStore.set({ locale, messages: Object.assign({}, ...loaded) as Partial<Messages> });
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
    <IntlProvider locale={locale} messages={messages as Messages} timeZone={timeZone}>
      {props.children}
    </IntlProvider>
  );
}
