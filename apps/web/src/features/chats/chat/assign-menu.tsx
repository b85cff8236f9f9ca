import type { Chat } from "@platform/contract";
import { UserRoundPlus } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Menu, menuChoice, menuFailure } from "#components/menu.tsx";
import { useSession } from "#lib/session.ts";
import type { Ownership } from "../api/use-ownership.ts";
import { usePeople } from "../api/use-people.ts";

/** Whose chat it is, and the people of the store it can be given to, those who attend first. */
export function AssignMenu({ chat, ownership }: { chat: Chat; ownership: Ownership }) {
  const t = useTranslations("chats.assign");
  const tErrors = useTranslations("errors");
  const { user, tenants } = useSession();
  const role = tenants.find(({ id }) => id === chat.tenantId)?.role ?? "viewer";
  const people = usePeople(chat.tenantId, { enabled: role !== "viewer" });
  if (role === "viewer") return null;
  const listed = (people.data ?? []).toSorted(
    (a, b) => Number(b.available) - Number(a.available) || a.openChats - b.openChats,
  );
  const assignee = chat.owner === "bot" ? null : chat.assigneeId;
  const others = listed
    .filter(({ id }) => id !== user?.id)
    .map(({ id, name, available, openChats }) => ({
      value: id,
      label: <Person name={name} note={t(available ? "available" : "away", { count: openChats })} />,
    }));
  const self = user === null ? [] : [{ value: user.id, label: <Person name={t("me")} note={user.name} /> }];
  const name = assignee === null ? null : assignee === user?.id ? t("me") : chat.assigneeName;
  return (
    <Menu
      trigger={
        <Button
          look="quiet"
          busy={ownership.assign.isPending}
          icon={<UserRoundPlus size={16} aria-hidden="true" className="shrink-0" />}
          aria-label={name === null ? t("assign") : t("assigned", { name })}
          className="max-w-40 px-2 max-desk:size-10 max-desk:p-0"
        >
          <span className="truncate max-desk:hidden">{name ?? t("assign")}</span>
        </Button>
      }
      entries={[
        menuChoice({
          label: t("title"),
          value: assignee ?? "",
          options: [{ value: "", label: t("nobody") }, ...self, ...others],
          onChange: (userId) => {
            if (userId !== (assignee ?? ""))
              ownership.assign.mutate({ conversationId: chat.id, userId: userId || null, over: assignee });
          },
        }),
        ...(people.isError ? [menuFailure(`${t("failed")} ${tErrors("retry")}`, people.refetch)] : []),
      ]}
    />
  );
}

function Person(props: { name: string; note: string }) {
  return (
    <span className="flex min-w-0 flex-col py-0.5">
      <span dir="auto" className="max-w-56 truncate">
        {props.name}
      </span>
      <span className="max-w-56 truncate text-tag text-meta">{props.note}</span>
    </span>
  );
}
