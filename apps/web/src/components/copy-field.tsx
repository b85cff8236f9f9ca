import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button.tsx";
import { Alert } from "./states.tsx";

/** Copies with one press, and says so. */
export function CopyButton(props: { value: string }) {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);
  const [refused, setRefused] = useState(false);
  async function copy() {
    // Over plain HTTP, in a network of one's own, a browser has no clipboard for pages; elsewhere it may refuse.
    const written = await (navigator.clipboard as Clipboard | undefined)?.writeText(props.value).then(
      () => true,
      () => false,
    );
    setRefused(!written);
    if (!written) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  }
  return (
    <>
      <Button
        onClick={() => void copy()}
        icon={copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
      >
        {copied ? t("copied") : t("copy")}
      </Button>
      <span role="status" className="sr-only">
        {copied ? t("copied") : ""}
      </span>
      {refused ? <Alert>{t("copyRefused")}</Alert> : null}
    </>
  );
}

/** A value to carry elsewhere: shown whole, copied with one press. */
export function CopyField(props: { label: string; value: string }) {
  return (
    <div className="flex flex-col gap-1">
      <span className="text-small font-medium text-ink">{props.label}</span>
      <div className="flex flex-wrap items-center gap-2">
        <code
          tabIndex={0}
          className="min-w-0 flex-1 basis-56 rounded-control border border-line bg-paper px-2.5 py-1.5 font-mono text-tag break-all text-ink"
        >
          {props.value}
        </code>
        <CopyButton value={props.value} />
      </div>
    </div>
  );
}
