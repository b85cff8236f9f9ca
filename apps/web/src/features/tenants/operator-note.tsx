import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { KeyRound } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { CardSkeleton } from "#components/skeleton.tsx";
import { useTRPC } from "#lib/trpc.ts";

/** Until the operator's account has a second factor: it reaches every store. */
export function OperatorNote() {
  const t = useTranslations("tenants");
  const { data, isPending } = useQuery(useTRPC().account.factors.queryOptions({}));
  if (isPending) return <CardSkeleton />;
  if (data === undefined || data.codes || data.passkeys.length > 0) return null;
  const link = (words: ReactNode) => (
    <Link to="/account" hash="segundo-factor" className="font-medium text-link underline underline-offset-2">
      {words}
    </Link>
  );
  return (
    <p className="flex items-start gap-2 rounded-card border border-line bg-waiting-tint px-4 py-3 text-small text-ink">
      <KeyRound size={16} aria-hidden="true" className="mt-px shrink-0 text-waiting" />
      <span>{t.rich("secondFactor", { link })}</span>
    </p>
  );
}
