import { useTranslations } from "use-intl";

/** Over the reply box while files are held over the page. */
export function DropVeil() {
  const t = useTranslations("chats.attach");
  return (
    <div className="pointer-events-none absolute -inset-1 z-10 flex items-center justify-center rounded-control border-2 border-dashed border-human bg-human-tint text-small font-medium text-human">
      {t("drop")}
    </div>
  );
}
