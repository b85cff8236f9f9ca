import { ExternalLink } from "lucide-react";
import { useTranslations } from "use-intl";
import { linkButtonClass } from "#components/link-button.ts";
import { phoneNumber } from "#lib/format/values.ts";
import { useInstallation } from "#lib/installation.ts";

/** What to write to which number, and the way there: WhatsApp or, in the demo, its simulated phone. */
export function WriteTo(props: { phone: string; text: string; from: "other" | "own" }) {
  const t = useTranslations("setup.wait");
  const installation = useInstallation();
  const digits = props.phone.replace(/\D/g, "");
  const demo = installation?.demo ?? null;
  const href =
    demo === null
      ? `https://wa.me/${digits}?text=${encodeURIComponent(props.text)}`
      : `${demo.phoneUrl}?shop=${encodeURIComponent(`+${digits}`)}`;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="min-w-0 flex-1 basis-60 text-small text-ink">
        {t(`write.${props.from}`, { text: props.text, phone: phoneNumber(props.phone) })}
      </p>
      <a href={href} target="_blank" rel="noopener" className={linkButtonClass("secondary")}>
        {demo === null ? t("openWhatsApp") : t("openPhone")}
        <ExternalLink size={13} aria-hidden="true" />
      </a>
    </div>
  );
}
