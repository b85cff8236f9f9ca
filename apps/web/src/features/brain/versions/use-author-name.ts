import type { PromptVersion } from "@platform/contract";
import { useTranslations } from "use-intl";

/** Who changed the texts, in words. */
export function useAuthorName(): (author: PromptVersion["author"]) => string {
  const t = useTranslations("brain.author");
  return (author) => {
    switch (author.kind) {
      case "person":
        return author.name ?? t("person");
      case "token":
        return t("token");
      case "sql":
        return t("sql");
    }
  };
}
