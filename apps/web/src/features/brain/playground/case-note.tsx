import { PricedText } from "#components/priced-text.tsx";
import type { TestCase } from "@platform/contract";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "#components/button.tsx";

/** What was wrong, above the chat that is tried again. */
export function CaseNote(props: { tried: TestCase; onClose: () => void }) {
  const t = useTranslations("brain.play.case");
  const tReason = useTranslations("wrongReason");
  const { tried } = props;
  return (
    <aside aria-label={t("title")} className="flex gap-2 border-b border-line bg-waiting-tint py-2 pe-2 ps-4">
      <dl className="flex min-w-0 flex-1 flex-col gap-1 text-small text-ink">
        <Line term={tReason(tried.reason)} text={tried.wrong} />
        {tried.expected ? <Line term={t("expected")} text={tried.expected} /> : null}
      </dl>
      <IconButton label={t("leave")} onClick={props.onClose}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </aside>
  );
}

function Line(props: { term: string; text: string }) {
  return (
    <div>
      <dt className="text-tag font-medium text-waiting">{props.term}</dt>
      <dd className="line-clamp-4 wrap-anywhere whitespace-pre-line">
        <PricedText text={props.text} />
      </dd>
    </div>
  );
}
