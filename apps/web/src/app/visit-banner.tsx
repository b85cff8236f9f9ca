import { useMutation } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { DoorOpen, LogOut } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useChat } from "#features/chats/api/use-chat.ts";
import { useSession } from "#lib/session.ts";
import { useTRPC } from "#lib/trpc.ts";

/** Above every page of a store and every chat: whoever runs the installation is a guest there, on the store's record. */
export function VisitBanner() {
  const { role, tenants } = useSession();
  const { tenantId, conversationId } = useParams({ strict: false });
  if (role !== "operator") return null;
  if (tenantId === undefined)
    return conversationId === undefined ? null : <ChatVisit conversationId={conversationId} />;
  const name = tenants.find(({ id }) => id === tenantId)?.storeName;
  return name === undefined ? null : <Visit store={{ id: tenantId, name }} />;
}

function ChatVisit(props: { conversationId: string }) {
  const { data: chat, isPending } = useChat(props.conversationId);
  // Its place is kept: what stands below would move.
  if (chat === undefined) return isPending ? <Strip /> : null;
  return <Visit store={{ id: chat.tenantId, name: chat.storeName }} />;
}

function Visit({ store }: { store: { id: string; name: string } }) {
  const t = useTranslations("visit");
  const navigate = useNavigate();
  const leave = useMutation(useTRPC().tenants.leave.mutationOptions());
  async function goOut() {
    await navigate({ to: "/admin/tenants" });
    // What the page had asked for would come in again.
    if (!window.location.pathname.startsWith(`/admin/tenants/${store.id}`))
      leave.mutate({ tenantId: store.id });
  }
  return (
    <Strip>
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
        onClick={() => void goOut()}
        className="touch-target flex shrink-0 items-center gap-1 rounded-control px-2 py-1 font-medium underline underline-offset-2"
      >
        <LogOut size={14} aria-hidden="true" />
        {t("leave")}
      </button>
    </Strip>
  );
}

function Strip(props: { children?: ReactNode }) {
  const t = useTranslations("visit");
  return (
    <aside
      aria-label={t("label")}
      className="flex min-h-9 items-center justify-center gap-3 bg-ink px-4 py-1 text-small text-on-ink"
    >
      {props.children}
    </aside>
  );
}
