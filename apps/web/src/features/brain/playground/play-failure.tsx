import type { PlaygroundReply } from "#api/types.ts";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useSession } from "#lib/session.ts";

const known = [
  "no_model_key",
  "budget_spent",
  "store_off",
  "unauthorized",
  "quota_exhausted",
  "rate_limited",
  "timeout",
  "turn_timeout",
  "unavailable",
  "bad_request",
  "bad_response",
  "too_many_rounds",
  "empty_reply",
] as const;

/** Of these the store's own settings are the cause. */
const ofTheModel: readonly string[] = ["no_model_key", "unauthorized", "quota_exhausted", "bad_request"];

/** What broke and what to do; a customer would have got an apology and a person. */
export function PlayFailure(props: { tenantId: string; reply: PlaygroundReply }) {
  const t = useTranslations("brain.failure");
  const operator = useSession().role === "operator";
  const { reply, tenantId } = props;
  const reason = known.find((name) => name === reply.reason);
  return (
    <div
      role="alert"
      className="flex max-w-[84%] flex-col gap-1 rounded-control bg-danger-tint p-3 text-small"
    >
      <p className="font-medium text-danger">
        {reason ? t(reason) : t("other", { reason: reply.reason ?? "" })}
      </p>
      <p className="text-ink-2">{t("customer")}</p>
      {operator && ofTheModel.includes(reply.reason ?? "") ? (
        <Link
          to="/admin/tenants/$tenantId"
          params={{ tenantId }}
          hash="model"
          className="self-start text-link underline underline-offset-2"
        >
          {t("toModel")}
        </Link>
      ) : null}
    </div>
  );
}
