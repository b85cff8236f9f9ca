import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { CircleUser, Ellipsis, Keyboard, LogOut } from "lucide-react";
import { useTranslations } from "use-intl";
import { Avatar } from "#components/avatar.tsx";
import { Menu, type MenuEntry } from "#components/menu.tsx";
import { unsubscribe } from "#features/account/push/device.ts";
import { forgetOutbox } from "#features/chats/model/kept-outbox.ts";
import { useChatsRuntime } from "#features/chats/runtime.tsx";
import { signOut } from "#features/session/sign-in.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useInstallation } from "#lib/installation.ts";
import { useSession } from "#lib/session.ts";
import { forgetDrafts } from "./forget-drafts.ts";
import { keysDialogStore } from "./keys-dialog.tsx";
import { useBarItems } from "./nav-items.tsx";
import { usePreferenceEntries } from "./preferences.tsx";

/** Who is signed in, language, theme, keys, the way out. */
export function UserMenu(props: { side: "inline-end" | "top" }) {
  const t = useTranslations("user");
  const session = useSession();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { outbox } = useChatsRuntime();
  const preferences = usePreferenceEntries();
  const places = usePlaces(props.side === "top");
  const name = session.user?.name ?? t("operator");

  async function leave() {
    const unsent = outbox.entries.get().length;
    if (unsent > 0 && !window.confirm(t("signOutUnsent", { count: unsent }))) return;
    if (!(await signOut())) return;
    forgetDrafts();
    forgetOutbox();
    // Before anything notices that the session is over: whoever leaves knows why they are there.
    await router.navigate({ to: "/sign-in" });
    queryClient.clear();
    await unsubscribe();
  }

  const keys: MenuEntry[] = [
    {
      kind: "item",
      label: t("keys"),
      icon: <Keyboard size={15} aria-hidden="true" />,
      onSelect: () => keysDialogStore.set(true),
    },
  ];
  return (
    <Menu
      side={props.side}
      trigger={useTrigger(props.side === "top", name)}
      entries={[
        { kind: "note", content: <Who name={name} email={session.user?.email ?? null} /> },
        { kind: "separator" },
        ...places,
        { kind: "separator" },
        ...preferences,
        { kind: "separator" },
        // A phone has no keys to speak of.
        ...(props.side === "inline-end" ? keys : []),
        {
          kind: "item",
          label: t("signOut"),
          icon: <LogOut size={15} aria-hidden="true" />,
          onSelect: () => void leave(),
        },
        { kind: "note", content: <Version /> },
      ]}
    />
  );
}

/** On a phone it is one of the bar's places, and says that there is more. */
function useTrigger(phone: boolean, name: string) {
  const t = useTranslations("user");
  if (!phone)
    return (
      <button type="button" aria-label={t("menu", { name })} className="touch-target flex rounded-full">
        <Avatar name={name} />
      </button>
    );
  return (
    <button
      type="button"
      className="flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-mini font-medium text-meta outline-offset-[-2px]"
    >
      <Ellipsis size={20} strokeWidth={1.75} aria-hidden="true" />
      {t("more")}
      <span className="sr-only">, {t("menu", { name })}</span>
    </button>
  );
}

/** The person's own page and, on a phone, what its bar has no room for. */
function usePlaces(phone: boolean): MenuEntry[] {
  const t = useTranslations();
  const router = useRouter();
  const [, pages] = useBarItems();
  return [
    ...(phone ? pages : []).map(({ name, to, icon }): MenuEntry => ({
      kind: "item",
      label: t(`nav.${name}`),
      icon,
      onSelect: () => void router.navigate({ to }),
    })),
    {
      kind: "item",
      label: t("user.account"),
      icon: <CircleUser size={15} aria-hidden="true" />,
      onSelect: () => void router.navigate({ to: "/account" }),
    },
  ];
}

function Who(props: { name: string; email: string | null }) {
  return (
    <>
      <p className="text-small font-semibold break-words text-ink">{props.name}</p>
      {props.email ? <p className="text-tag break-words text-meta">{props.email}</p> : null}
    </>
  );
}

function Version() {
  const t = useTranslations("user");
  const data = useInstallation();
  const format = useFormat();
  if (data === undefined) return null;
  const { version, commit, builtAt } = data;
  const build = [commit?.slice(0, 7), builtAt === null ? undefined : format.relative(builtAt)];
  const text = [t("version", { version }), ...build].filter((part) => part !== undefined).join(" · ");
  return <p className="text-mini text-meta">{text}</p>;
}
