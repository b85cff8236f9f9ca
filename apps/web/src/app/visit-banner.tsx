import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { DoorOpen, LogOut } from "lucide-react";
import { useTranslations } from "use-intl";
import { useSession } from "#lib/session.ts";
import { useTRPC } from "#lib/trpc.ts";

/** Above every page of a store and every chat: whoever runs the installation is a guest there, on the store's record. */
export function VisitBanner() {
  const { role } = useSession();
  return role === "operator" ? <Visit /> : null;
}

function Visit() {
  const t = useTranslations("visit");
  const store = useStoreInSight();
  const navigate = useNavigate();
  const leave = useMutation(useTRPC().tenants.leave.mutationOptions());
  if (store === null) return null;
  async function goOut(tenantId: string) {
    await navigate({ to: "/admin/tenants" });
    // What the page had asked for would come in again.
    if (!window.location.pathname.startsWith(`/admin/tenants/${tenantId}`)) leave.mutate({ tenantId });
  }
  return (
    <aside
      aria-label={t("label")}
      className="flex min-h-9 items-center justify-center gap-3 bg-ink px-4 text-small text-on-ink"
    >
      <p className="flex min-w-0 items-center gap-2">
        <DoorOpen size={16} aria-hidden="true" className="shrink-0" />
        <span className="min-w-0">
          {t.rich("text", {
            store: store.name,
            b: (words) => <strong className="font-semibold wrap-anywhere">{words}</strong>,
          })}
        </span>
      </p>
      <button
        type="button"
        onClick={() => void goOut(store.id)}
        className="touch-target flex shrink-0 items-center gap-1 rounded-control px-2 py-1 font-medium underline underline-offset-2"
      >
        <LogOut size={14} aria-hidden="true" />
        {t("leave")}
      </button>
    </aside>
  );
}

/** By the address: a page of a store's, or a chat. */
function useStoreInSight(): { id: string; name: string } | null {
  const { tenants } = useSession();
  const { tenantId, conversationId } = useParams({ strict: false });
  const trpc = useTRPC();
  const chat = useQuery({
    ...trpc.chats.get.queryOptions({ conversationId: conversationId ?? "" }),
    enabled: conversationId !== undefined,
  }).data;
  const id = tenantId ?? (conversationId === undefined ? undefined : chat?.tenantId);
  if (id === undefined) return null;
  const name = tenants.find((tenant) => tenant.id === id)?.storeName ?? chat?.storeName;
  return name === undefined ? null : { id, name };
}
