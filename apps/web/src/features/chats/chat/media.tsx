import type { Message } from "@platform/contract";
import { Download, FileText, ImageOff } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "#components/dialog.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { AudioPlayer } from "./audio-player.tsx";

type Media = NonNullable<Message["media"]>;

/** What came or left with a message, by kind; without an address, why there is nothing to see. */
export function MediaView(props: { media: Media; caption: string | null }) {
  const t = useTranslations("chats.media");
  const { media } = props;
  if (!media.url) {
    return (
      <p className="flex items-center gap-2 rounded-control bg-sunken px-3 py-4 text-small text-ink-2">
        <ImageOff size={16} aria-hidden="true" />
        <span className="min-w-0">
          {media.fileName ? <span className="block truncate font-medium">{media.fileName}</span> : null}
          {media.state === "failed" ? t("failed") : t("pending")}
        </span>
      </p>
    );
  }
  switch (media.kind) {
    case "image":
    case "sticker":
      return <Picture url={media.url} sticker={media.kind === "sticker"} caption={props.caption} />;
    case "audio":
      return (
        <div className="flex flex-col gap-1.5">
          <AudioPlayer url={media.url} />
          {media.transcript ? (
            <p className="their-words text-small text-ink-2 italic">
              {t("transcript", { text: media.transcript })}
            </p>
          ) : null}
          {media.transcriptState === "pending" || media.transcriptState === "failed" ? (
            <p className="text-small text-ink-2">{t(`heard.${media.transcriptState}`)}</p>
          ) : null}
        </div>
      );
    case "video":
      return (
        <video
          controls
          preload="metadata"
          src={media.url}
          aria-label={t("video")}
          className="max-h-80 w-full rounded-control bg-sunken"
        />
      );
    case "document":
      return <Document media={media} url={media.url} />;
  }
}

function Picture(props: { url: string; sticker: boolean; caption: string | null }) {
  const t = useTranslations("chats.media");
  const [open, setOpen] = useState(false);
  const [broken, setBroken] = useState(false);
  if (broken) {
    return (
      <p className="flex items-center gap-2 rounded-control bg-sunken px-3 py-4 text-small text-ink-2">
        <ImageOff size={16} aria-hidden="true" />
        {t("failed")}
      </p>
    );
  }
  const alt = props.caption?.slice(0, 120) || (props.sticker ? t("sticker") : t("image"));
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label={t("enlarge", { what: alt })}
        className="block"
      >
        <img
          src={props.url}
          alt=""
          loading="lazy"
          onError={() => setBroken(true)}
          className={
            props.sticker
              ? "size-32 object-contain"
              : "max-h-80 min-h-24 w-full min-w-40 rounded-[8px] bg-sunken object-cover"
          }
        />
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={alt} shape="picture">
        <img src={props.url} alt={alt} className="max-h-full max-w-full object-contain" />
      </Dialog>
    </>
  );
}

function Document(props: { media: Media; url: string }) {
  const t = useTranslations("chats.media");
  const format = useFormat();
  const { media } = props;
  return (
    <a
      href={props.url}
      target="_blank"
      rel="noopener noreferrer"
      className="flex items-center gap-3 rounded-control border border-line bg-surface px-3 py-2 text-ink transition-colors duration-120 hover:bg-sunken"
    >
      <FileText size={20} aria-hidden="true" className="shrink-0 text-ink-2" />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate text-small font-medium">
          {media.fileName ?? t("document")}
        </span>
        <span className="block text-tag text-meta">
          {[
            media.mimeType?.split("/")[1]?.toUpperCase(),
            media.fileSize ? format.fileSize(media.fileSize) : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
      <Download size={16} aria-hidden="true" className="shrink-0 text-meta" />
      <span className="sr-only">{t("download")}</span>
    </a>
  );
}
