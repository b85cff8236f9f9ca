import { useTranslations } from "use-intl";
import { TabbedPage, type TabbedPageProps } from "#components/tabbed-page.tsx";

/** What people work with in the chats, and how a store sets it up. */
export function DeskPage(props: TabbedPageProps) {
  const t = useTranslations("desk");
  const tabs = [
    { place: "answers", text: t("answers.tab") },
    { place: "labels", text: t("labels.tab") },
    { place: "intents", text: t("intents.tab") },
  ] as const;
  return <TabbedPage {...props} label={t("tabs")} tabs={tabs} readOnly={t("readOnly")} />;
}
