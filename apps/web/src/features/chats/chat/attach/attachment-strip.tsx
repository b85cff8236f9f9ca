import { FileText, LoaderCircle, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "#components/button.tsx";
import { cx } from "#lib/cx.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { AudioPlayer } from "../audio-player.tsx";
import { type Attachment, dropAttachment } from "./attachments.ts";

/** Above the reply box: the files that the next message takes along, to be looked at and listened to before. */
export function AttachmentStrip(props: { conversationId: string; files: readonly Attachment[] }) {
  const t = useTranslations("chats.attach");
  if (props.files.length === 0) return null;
  return (
    <ul aria-label={t("chosen")} className="flex max-h-44 flex-wrap gap-1.5 overflow-y-auto">
      {props.files.map((attachment) => (
        <Item
          key={attachment.id}
          attachment={attachment}
          onRemove={() => dropAttachment(props.conversationId, attachment.id)}
        />
      ))}
    </ul>
  );
}

function Item({ attachment, onRemove }: { attachment: Attachment; onRemove: () => void }) {
  const t = useTranslations("chats.attach");
  const tError = useTranslations("errors.reason");
  const format = useFormat();
  const { file, name, reason } = attachment;
  const sound = file?.kind === "audio";
  return (
    <li
      className={cx(
        "flex max-w-full min-w-0 items-center gap-2 rounded-control py-1 pe-1 ps-1.5",
        reason ? "bg-danger-tint" : "bg-sunken",
        reason ? "w-full" : "w-72",
      )}
    >
      {sound ? null : <Look attachment={attachment} />}
      {sound ? (
        <div className="min-w-0 flex-1">
          <AudioPlayer url={file.url} seconds={file.seconds} />
        </div>
      ) : (
        <p className="min-w-0 flex-1 text-small">
          <span className="block truncate text-ink">{name || t("file")}</span>
          <span
            role={reason ? "alert" : undefined}
            className={cx("block text-tag", reason ? "text-danger" : "text-meta")}
          >
            {reason ? tError(reason) : file ? format.fileSize(attachment.size) : t("preparing")}
          </span>
        </p>
      )}
      <IconButton label={t("remove", { name: name || t("file") })} onClick={onRemove}>
        <X size={15} aria-hidden="true" />
      </IconButton>
    </li>
  );
}

function Look({ attachment: { file, reason } }: { attachment: Attachment }) {
  const frame = "flex size-11 shrink-0 items-center justify-center rounded-tag bg-surface text-ink-2";
  if (reason) return null;
  if (file === null)
    return (
      <span className={frame}>
        <LoaderCircle size={18} aria-hidden="true" className="motion-safe:animate-spin" />
      </span>
    );
  if (file.kind === "image") return <img src={file.url} alt="" className={cx(frame, "object-cover")} />;
  if (file.kind === "video")
    return <video src={file.url} muted preload="metadata" className={cx(frame, "object-cover")} />;
  return (
    <span className={frame}>
      <FileText size={18} aria-hidden="true" />
    </span>
  );
}
