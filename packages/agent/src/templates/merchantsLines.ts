import { remembered } from "../check/text/remembered.ts";
import { once } from "../check/text/once.ts";
import { tradeTemplates } from "./tradeTemplates.ts";

const ours = once(() => {
  const templates = [
    ...tradeTemplates({ language: "es", register: "vos" }),
    ...tradeTemplates({ language: "es", register: "tu" }),
    ...tradeTemplates({ language: "pt", register: "voce" }),
  ];
  return new Set(templates.flatMap(({ template }) => template.split("\n")));
});

/** Of a store's prompt what its merchant wrote: lines as they stand in a template to begin with say nothing of any shop. */
export const merchantsLines = remembered((prompt) =>
  prompt
    .split("\n")
    .filter((line) => !ours().has(line.trim()))
    .join("\n"),
);
