import compile from "icu-minify/compile";
import type { Plugin } from "vite";

type Texts = { [key: string]: string | Texts };

/** The dictionaries reach the browser read already: it needs neither the parser of their language nor the time to parse. */
export function compiledTexts(): Plugin {
  return {
    name: "compiled-texts",
    enforce: "pre",
    config: () => ({
      resolve: { alias: { "use-intl/format-message": "use-intl/format-message/format-only" } },
    }),
    transform: {
      filter: { id: /[\\/]i18n[\\/]messages[\\/].+\.json$/ },
      handler: (code) => JSON.stringify(compiled(JSON.parse(code) as Texts)),
    },
  };
}

function compiled(texts: Texts): unknown {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === "string" ? compile(text) : compiled(text),
    ]),
  );
}
