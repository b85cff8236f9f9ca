import type { Message } from "@platform/contract";
import { MapPin, Megaphone, ShoppingBag, User } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { RichText } from "#components/rich-text.tsx";
import { TemplateBubble } from "#components/template-bubble.tsx";
import { phoneNumber } from "#lib/format/values.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import {
  contactsOf,
  editOf,
  emojiOf,
  orderOf,
  placeOf,
  referralOf,
  templateOf,
  type SharedOrder,
} from "./details.ts";
import { MediaView } from "./media.tsx";
import { QuoteBlock } from "./quote/quote-block.tsx";

interface MessageContentProps {
  message: Message;
  renderRun?: ((run: string) => ReactNode) | undefined;
}

/** What stands inside a bubble: quote, ad, media or card by type, then the text. */
export function MessageContent({ message, renderRun }: MessageContentProps) {
  const body = card(message);
  return (
    <>
      {message.quoted ? <QuoteBlock quoted={message.quoted} /> : null}
      <Referral message={message} />
      {message.media ? (
        <div className={message.text ? "mb-1.5" : ""}>
          <MediaView media={message.media} caption={message.text} />
        </div>
      ) : null}
      {body}
      {message.text && !hidesText(message) ? <RichText text={message.text} renderRun={renderRun} /> : null}
      {!message.text && !message.media && !body ? <Unreadable type={message.type} /> : null}
      <Edited message={message} />
    </>
  );
}

function card(message: Message): ReactNode {
  switch (message.type) {
    case "location":
      return <PlaceCard message={message} />;
    case "contacts":
      return <ContactsCard message={message} />;
    case "order": {
      const order = orderOf(message.details);
      return order ? <OrderCard order={order} /> : null;
    }
    case "template": {
      const template = templateOf(message.details);
      return template ? <TemplateBubble look={template.look} /> : null;
    }
    case "reaction":
      return <Reaction message={message} />;
    case "interactive":
    case "button":
      return <Chosen />;
    default:
      return null;
  }
}

/** Cards that say the same as their text. */
function hidesText(message: Message): boolean {
  if (message.type === "location") return placeOf(message.details) !== null;
  if (message.type === "contacts") return contactsOf(message.details).length > 0;
  if (message.type === "template") return templateOf(message.details) !== null;
  return message.type === "reaction";
}

function Unreadable(props: { type: string }) {
  const t = useTranslations("chats");
  const text = props.type === "request_welcome" ? t("unreadable.welcome") : t("unreadable.other");
  return <span className="text-small text-ink-2 italic">{text}</span>;
}

/** What was answered may have been other words. */
function Edited(props: { message: Message }) {
  const t = useTranslations("chats");
  const edit = editOf(props.message.details);
  if (!edit) return null;
  return (
    <span className="mt-1 line-clamp-3 block text-tag break-words text-meta">
      {edit.before ? t("editedFrom", { text: edit.before }) : t("edited")}
    </span>
  );
}

function Chosen() {
  const t = useTranslations("chats");
  return <span className="mb-0.5 block text-tag text-meta">{t("choseOption")}</span>;
}

function Reaction(props: { message: Message }) {
  const t = useTranslations("chats");
  const emoji = emojiOf(props.message.details) ?? props.message.text ?? "";
  return (
    <span className="text-small text-ink-2">{emoji ? t("reacted", { emoji }) : t("reactionRemoved")}</span>
  );
}

function Referral(props: { message: Message }) {
  const t = useTranslations("chats");
  const ad = referralOf(props.message.details);
  if (!ad) return null;
  return (
    <div className="mb-1.5 flex gap-2 rounded-control bg-sunken px-2.5 py-2 text-small">
      <Megaphone size={15} aria-hidden="true" className="mt-0.5 shrink-0 text-meta" />
      <span className="min-w-0">
        <span className="block text-tag text-meta">{t("fromAd")}</span>
        {ad.headline ? (
          <span dir="auto" className="block font-medium break-words">
            {ad.headline}
          </span>
        ) : null}
        {ad.body ? (
          <span dir="auto" className="line-clamp-2 block text-ink-2">
            {ad.body}
          </span>
        ) : null}
      </span>
    </div>
  );
}

function PlaceCard(props: { message: Message }) {
  const t = useTranslations("chats");
  const place = placeOf(props.message.details);
  if (!place) return null;
  const href = `https://www.google.com/maps?q=${place.latitude},${place.longitude}`;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className="flex items-start gap-2.5">
      <MapPin size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-ink-2" />
      <span className="min-w-0">
        <span dir="auto" className="block font-medium break-words">
          {place.name ?? t("type.location")}
        </span>
        {place.address ? (
          <span dir="auto" className="block text-small text-ink-2">
            {place.address}
          </span>
        ) : null}
        <span className="block text-small text-link underline">{t("openMap")}</span>
      </span>
    </a>
  );
}

function ContactsCard(props: { message: Message }) {
  const contacts = contactsOf(props.message.details);
  return (
    <ul className="flex flex-col gap-2">
      {contacts.map((contact, index) => (
        <li key={index} className="flex items-start gap-2.5">
          <User size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-ink-2" />
          <span className="min-w-0">
            <span dir="auto" className="block font-medium break-words">
              {contact.name}
            </span>
            {contact.phones.map((phone) => (
              <span key={phone} dir="auto" className="block text-small text-ink-2">
                {phoneNumber(phone)}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function OrderCard(props: { order: SharedOrder }) {
  const t = useTranslations("chats");
  const format = useFormat();
  const { lines, currency, total } = props.order;
  const amount = (value: number) => (currency ? format.money(value, currency) : format.number(value));
  return (
    <div className="min-w-52 text-small">
      <p className="mb-1 flex items-center gap-2 font-medium">
        <ShoppingBag size={16} aria-hidden="true" className="text-ink-2" />
        {t("type.order")}
      </p>
      <ul>
        {lines.map((line, index) => (
          <li key={index} className="flex justify-between gap-4 border-t border-line py-1">
            <span className="min-w-0 break-words">
              {format.number(line.quantity)} × <bdi>{line.name}</bdi>
            </span>
            {line.price === null ? null : (
              <span className="shrink-0">{amount(line.price * line.quantity)}</span>
            )}
          </li>
        ))}
      </ul>
      {total === null ? null : (
        <p className="flex justify-between border-t border-line pt-1 font-semibold">
          <span>{t("orderTotal")}</span>
          <span>{amount(total)}</span>
        </p>
      )}
    </div>
  );
}
