import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useIsOver } from "#lib/connection-returns.ts";
import { cx } from "#lib/cx.ts";
import { type FailureReason, reasonOf } from "#lib/errors.ts";
import { Button } from "./button.tsx";

export function EmptyState(props: { title: string; children?: ReactNode; icon?: ReactNode }) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-3 px-8 py-16 text-center">
      {props.icon ? <span className="text-meta">{props.icon}</span> : null}
      <p className="line-clamp-5 max-w-80 text-body wrap-anywhere text-ink-2">{props.title}</p>
      {props.children}
    </div>
  );
}

/** What could not be loaded, why as far as it is known, and the way to try again. */
export function FailedState(props: { what: string; error: unknown; onRetry: () => void }) {
  const t = useTranslations("errors");
  const reason: FailureReason = reasonOf(props.error);
  if (reason === "not_allowed") return <ForbiddenState />;
  return (
    <div
      role="alert"
      className="flex h-full flex-col items-center justify-center gap-3 px-8 py-16 text-center"
    >
      <p className="max-w-80 text-body text-ink">{props.what}</p>
      <p className="max-w-80 text-small text-ink-2">{t(`reason.${reason}`)}</p>
      <Button onClick={props.onRetry}>{t("retry")}</Button>
    </div>
  );
}

export function ForbiddenState() {
  const t = useTranslations("errors");
  return <EmptyState title={t("forbidden")} />;
}

/** One line of trouble beside what it is about; never a passing toast. */
export function Alert(props: { children: ReactNode; className?: string }) {
  return (
    <p role="alert" className={cx("text-small break-words text-danger", props.className)}>
      {props.children}
    </p>
  );
}

/** What a query could not bring, where its answer would stand, and the way to ask again; nothing where it has. */
export function QueryFailure(props: {
  /** Said where no title beside it does. */
  what?: string;
  query: { error: unknown; isFetching: boolean; refetch: () => unknown };
}) {
  const t = useTranslations("errors");
  const { error, isFetching, refetch } = props.query;
  if (!error) return null;
  return (
    <Alert className="flex flex-wrap items-center gap-x-2">
      <span>
        {props.what ? `${props.what} ` : null}
        {t(`reason.${reasonOf(error)}`)}
      </span>
      {reasonOf(error) === "not_allowed" ? null : (
        <Button look="quiet" busy={isFetching} onClick={() => void refetch()} className="-ms-3 text-link">
          {t("retry")}
        </Button>
      )}
    </Alert>
  );
}

/** Why a request failed, and perhaps what to do. */
export function InlineFailure(props: { error: unknown; children?: ReactNode }) {
  const t = useTranslations("errors");
  const over = useIsOver(props.error);
  if (!props.error || over) return null;
  return (
    <Alert className="flex flex-wrap items-center gap-2">
      {t(`reason.${reasonOf(props.error)}`)}
      {props.children}
    </Alert>
  );
}
