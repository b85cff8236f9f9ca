import type { BrainField } from "@platform/contract";
import {
  BookOpenText,
  CircleHelp,
  FlaskConical,
  History,
  MessageSquareText,
  Speech,
  Store,
} from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { cx } from "#lib/cx.ts";
import { type BrainSection, brainSections, sectionFields } from "../sections.ts";

const icons: Record<BrainSection, ReactNode> = {
  instructions: <MessageSquareText size={16} strokeWidth={1.75} aria-hidden="true" />,
  store: <Store size={16} strokeWidth={1.75} aria-hidden="true" />,
  catalogue: <BookOpenText size={16} strokeWidth={1.75} aria-hidden="true" />,
  voice: <Speech size={16} strokeWidth={1.75} aria-hidden="true" />,
  questions: <CircleHelp size={16} strokeWidth={1.75} aria-hidden="true" />,
  cases: <FlaskConical size={16} strokeWidth={1.75} aria-hidden="true" />,
  versions: <History size={16} strokeWidth={1.75} aria-hidden="true" />,
};

interface SectionListProps {
  section: BrainSection;
  changed: readonly BrainField[];
  onChoose: (section: BrainSection) => void;
}

/** At the left where there is room, else a row above. A mark says where the draft differs from what is live. */
export function SectionList(props: SectionListProps) {
  const t = useTranslations("brain.section");
  return (
    <nav
      aria-label={t("label")}
      className="flex gap-0.5 overflow-x-auto border-line bg-paper px-2 py-1.5 max-wide:border-b wide:flex-col wide:border-e wide:p-3"
    >
      {brainSections.map((section) => {
        const current = section === props.section;
        const changed = sectionFields[section].some((field) => props.changed.includes(field));
        return (
          <button
            key={section}
            type="button"
            // On a phone the row is wider than the screen.
            ref={current ? (entry) => entry?.scrollIntoView({ inline: "center", block: "nearest" }) : null}
            aria-current={current ? "page" : undefined}
            onClick={() => props.onChoose(section)}
            className={cx(
              "flex min-h-9 shrink-0 items-center gap-2 rounded-control px-2.5 py-1.5 text-start text-small transition-colors duration-120 outline-offset-[-2px] max-desk:min-h-11",
              current ? "bg-sunken font-medium text-ink" : "text-ink-2 hover:bg-sunken hover:text-ink",
              (section === "questions" || section === "versions") && "wide:mt-3",
            )}
          >
            {icons[section]}
            <span className="min-w-0 flex-1 whitespace-nowrap">{t(section)}</span>
            {changed ? <ChangedMark text={t("changed")} /> : null}
          </button>
        );
      })}
    </nav>
  );
}

function ChangedMark(props: { text: string }) {
  return (
    <span className="flex shrink-0 items-center" title={props.text}>
      <span aria-hidden="true" className="size-1.5 rounded-full bg-waiting" />
      <span className="sr-only">{props.text}</span>
    </span>
  );
}
