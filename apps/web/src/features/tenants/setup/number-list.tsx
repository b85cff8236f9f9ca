import type { SetupNumber } from "@platform/contract";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Tag } from "#components/tag.tsx";
import { phoneNumber } from "#lib/format/values.ts";

interface NumberListProps {
  numbers: SetupNumber[];
  busy: boolean;
  onTake: (phone: string) => void;
}

/** The account's numbers; one that can't be had says why. */
export function NumberList(props: NumberListProps) {
  const t = useTranslations("setup.whatsapp");
  return (
    <ul aria-label={t("numbers")} className="overflow-hidden rounded-card border border-line">
      {props.numbers.map((number) => (
        <li
          key={number.phoneNumber}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0"
        >
          <div className="min-w-0">
            <p className="text-small font-medium text-ink">{phoneNumber(number.phoneNumber)}</p>
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-tag text-ink-2">
              {number.name}
              <QualityTag number={number} />
            </p>
          </div>
          <Choice {...props} number={number} />
        </li>
      ))}
    </ul>
  );
}

const qualities = { GREEN: "ok", YELLOW: "waiting-text", RED: "danger" } as const;

function QualityTag({ number: { quality, status } }: { number: SetupNumber }) {
  const t = useTranslations("setup.whatsapp");
  const known = quality !== null && quality in qualities ? (quality as keyof typeof qualities) : null;
  return (
    <>
      {known === null ? null : <Tag tone={qualities[known]}>{t(`quality.${known}`)}</Tag>}
      {status === null || status === "CONNECTED" ? null : <Tag tone="danger">{status}</Tag>}
    </>
  );
}

function Choice({ number, busy, onTake }: NumberListProps & { number: SetupNumber }) {
  const t = useTranslations("setup.whatsapp");
  const phone = phoneNumber(number.phoneNumber);
  switch (number.use) {
    case "other_store":
      return (
        <span className="text-tag text-meta">
          {number.storeName === null ? t("use.taken") : t("use.takenBy", { store: number.storeName })}
        </span>
      );
    case "offline":
      return <span className="text-tag text-meta">{t("use.offline")}</span>;
    case "here":
    case "free":
      return (
        <Button
          look="primary"
          busy={busy}
          aria-label={t("takeNamed", { phone })}
          onClick={() => onTake(number.phoneNumber)}
        >
          {number.use === "here" ? t("takeAgain") : t("take")}
        </Button>
      );
  }
}
