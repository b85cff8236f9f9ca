import { useTranslations } from "use-intl";

const sources = ["knowledge", "sheet", "article", "prompt", "store", "person", "product"] as const;

/** Whose words a statement stands on, by its name. */
export function useSourceName(): (source: string) => string {
  const t = useTranslations("chats.source");
  return (source) => {
    const known = sources.find((one) => one === source);
    return known ? t(known) : source;
  };
}
