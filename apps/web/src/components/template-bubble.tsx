import { ExternalLink, FileText, Image, Phone, Reply, Ticket, Video } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { RichText } from "./rich-text.tsx";

/** A template as the customer's phone shows it. Values that are still missing stand as their `{{1}}`. */
export interface TemplateLook {
  header: {
    format: "text" | "image" | "video" | "document";
    text: string | null;
    link?: string | null;
  } | null;
  body: string;
  footer: string | null;
  buttons: readonly { type: string; text: string; url: string | null }[];
}

const mediaIcons = {
  image: <Image size={22} strokeWidth={1.5} aria-hidden="true" />,
  video: <Video size={22} strokeWidth={1.5} aria-hidden="true" />,
  document: <FileText size={22} strokeWidth={1.5} aria-hidden="true" />,
} as const;

const buttonIcons: Record<string, ReactNode> = {
  url: <ExternalLink size={14} aria-hidden="true" />,
  phone_number: <Phone size={14} aria-hidden="true" />,
  copy_code: <Ticket size={14} aria-hidden="true" />,
};

/** What stands inside a template's bubble: head, body, foot and buttons. */
export function TemplateBubble(props: { look: TemplateLook }) {
  const { header, body, footer, buttons } = props.look;
  return (
    <div className="their-words flex flex-col gap-1">
      {header ? <Head header={header} /> : null}
      <RichText text={body} />
      {footer ? <p className="text-tag text-ink-2">{footer}</p> : null}
      {buttons.length > 0 ? (
        <ul className="mt-1 flex flex-col border-t border-line">
          {buttons.map((button, index) => (
            <li
              key={index}
              title={button.url ?? undefined}
              className="flex min-h-8 items-center justify-center gap-1.5 border-b border-line py-1 text-small font-medium text-link last:border-b-0 last:pb-0"
            >
              {buttonIcons[button.type] ?? <Reply size={14} aria-hidden="true" />}
              <span className="min-w-0 truncate">{button.text}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function Head(props: { header: NonNullable<TemplateLook["header"]> }) {
  const t = useTranslations("templates.media");
  const { format, text, link } = props.header;
  if (format === "text") return <p className="font-semibold break-words">{text}</p>;
  if (format === "image" && link)
    return <img src={link} alt={t("image")} className="max-h-48 w-full rounded-control object-cover" />;
  return (
    <p className="flex min-h-16 items-center justify-center gap-2 rounded-control bg-sunken px-3 text-small text-ink-2">
      {mediaIcons[format]}
      {t(format)}
    </p>
  );
}
