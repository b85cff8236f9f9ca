import type { HandoffTestResult } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { InlineFailure } from "#components/states.tsx";
import { cx } from "#lib/cx.ts";
import { useTRPC } from "#lib/trpc.ts";

/** Sends a real letter with what is saved, and shows what the server said. */
export function MailTest(props: { tenantId: string; changed: boolean }) {
  const t = useTranslations("handoff.test");
  const trpc = useTRPC();
  const test = useMutation(trpc.handoff.test.mutationOptions());
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Button
        busy={test.isPending}
        disabled={props.changed}
        onClick={() => test.mutate({ tenantId: props.tenantId })}
      >
        {t("send")}
      </Button>
      <div role="status" className="min-w-0 flex-1 basis-60 text-small">
        {props.changed ? <span className="text-meta">{t("saveFirst")}</span> : null}
        {test.data && !props.changed ? <TestResult result={test.data} /> : null}
      </div>
      <InlineFailure error={test.error} />
    </div>
  );
}

/** What a letter came to. */
export function TestResult({ result }: { result: HandoffTestResult }) {
  const t = useTranslations("handoff.test");
  const { ok, to, via, code, answer } = result;
  const sentence = ok
    ? t(via === "platform" ? "takenByPlatform" : "taken", { to: to ?? "" })
    : t(`code.${code ?? "unreachable"}`);
  return (
    <p className={cx("break-words", ok ? "text-ok" : "text-danger")}>
      {sentence}
      {answer === "" ? null : <span className="ms-1.5 font-mono text-tag text-meta">{answer}</span>}
    </p>
  );
}
