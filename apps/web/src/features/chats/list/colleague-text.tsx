import { Eye, PenLine } from "lucide-react";
import { useTranslations } from "use-intl";
import { isolated } from "#lib/format/values.ts";
import type { Colleague } from "../model/presence.ts";

/** Who else is in the chat: whoever writes, or else whoever looks. */
export function ColleagueText(props: { colleagues: readonly Colleague[] }) {
  const t = useTranslations("chats.presence");
  const typing = props.colleagues.filter((colleague) => colleague.typing);
  const [first, ...others] = typing.length > 0 ? typing : props.colleagues;
  if (!first) return null;
  const names = { name: isolated(first.name), others: others.length };
  return (
    <span className="flex min-w-0 items-center gap-1 font-medium text-human">
      {typing.length > 0 ? (
        <PenLine size={13} aria-hidden="true" className="shrink-0" />
      ) : (
        <Eye size={13} aria-hidden="true" className="shrink-0" />
      )}
      <span className="truncate">{typing.length > 0 ? t("typing", names) : t("here", names)}</span>
    </span>
  );
}
