import { useTranslations } from "use-intl";
import { TabbedPage, type TabbedPageProps } from "#components/tabbed-page.tsx";

/** What the merchant tells the bot beside its instructions: the sheet and the articles, one beside the other. */
export function KnowledgePage(props: TabbedPageProps) {
  const t = useTranslations("knowledge");
  const tabs = [
    { place: "sheet", text: t("sheet") },
    { place: "articles", text: t("articles") },
  ] as const;
  return <TabbedPage {...props} label={t("label")} tabs={tabs} readOnly={t("readOnly")} />;
}
