import { useTranslations } from "use-intl";
import type { holesIn } from "#lib/canned-variables.ts";

/** What is still missing in a canned answer; pressed, the first is selected to be written over. */
export function HolesNote(props: { id: string; holes: ReturnType<typeof holesIn>; onFill: () => void }) {
  const t = useTranslations("chats.canned");
  if (props.holes.length === 0) return null;
  const names = [...new Set(props.holes.map(({ text }) => text))].join(" ");
  return (
    <p id={props.id} role="status" className="flex flex-wrap items-center gap-x-2 text-small text-waiting">
      {t("complete", { names })}
      <button type="button" onClick={props.onFill} className="touch-target font-medium underline">
        {t("fill")}
      </button>
    </p>
  );
}
