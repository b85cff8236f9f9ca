import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "#components/button.tsx";

/** The picture that goes out above the text. */
export function PictureStrip(props: { url: string; onRemove: () => void }) {
  const t = useTranslations("chats.canned");
  return (
    <div className="flex items-center gap-2 rounded-control bg-sunken py-1 pe-1 ps-1.5">
      <img src={props.url} alt="" className="size-10 shrink-0 rounded-tag bg-surface object-cover" />
      <p className="min-w-0 flex-1 text-small text-ink-2">{t("picture")}</p>
      <IconButton label={t("removePicture")} onClick={props.onRemove}>
        <X size={15} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
