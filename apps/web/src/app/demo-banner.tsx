import type { Installation } from "@platform/contract";
import { ExternalLink } from "lucide-react";
import { useTranslations } from "use-intl";
import { useInstallation } from "#lib/installation.ts";

/** Says that the outside world is simulated, and where its phone and mailbox are. */
export function DemoBanner() {
  const demo = useInstallation()?.demo;
  return demo ? <Strip demo={demo} /> : null;
}

function Strip(props: { demo: NonNullable<Installation["demo"]> }) {
  const t = useTranslations("demo");
  return (
    <aside
      aria-label={t("label")}
      className="flex min-h-8 flex-wrap items-center justify-center gap-x-4 gap-y-0.5 border-b border-line bg-sunken px-4 py-1 text-tag text-ink-2"
    >
      <p>
        <strong className="font-semibold text-ink not-low:max-desk:sr-only">{t("label")} · </strong>
        <span className="low:sr-only">{t("text")}</span>
      </p>
      <p className="flex gap-4">
        <DemoLink href={props.demo.phoneUrl} text={t("phone")} />
        <DemoLink href={props.demo.mailboxUrl} text={t("mailbox")} />
      </p>
    </aside>
  );
}

function DemoLink(props: { href: string; text: string }) {
  return (
    <a
      href={props.href}
      target="_blank"
      rel="noopener"
      className="touch-target inline-flex min-h-6 items-center gap-1 font-medium text-link underline underline-offset-2"
    >
      {props.text}
      <ExternalLink size={12} aria-hidden="true" />
    </a>
  );
}
