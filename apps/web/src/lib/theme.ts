import { createStore } from "./external-store.ts";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

function stored(): Theme {
  const value = document.documentElement.dataset["theme"];
  return value === "light" || value === "dark" ? value : "system";
}

/** `public/theme.js` has applied the stored choice before the first paint. */
export const themeStore = createStore<Theme>(stored());

export function chooseTheme(theme: Theme) {
  themeStore.set(theme);
  if (theme === "system") {
    delete document.documentElement.dataset["theme"];
    localStorage.removeItem("theme");
  } else {
    document.documentElement.dataset["theme"] = theme;
    localStorage.setItem("theme", theme);
  }
}
