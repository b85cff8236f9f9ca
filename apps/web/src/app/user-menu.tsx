import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { Keyboard, LogOut } from "lucide-react";
import { useTranslations } from "use-intl";
import { Avatar } from "#components/avatar.tsx";
import { Menu, type MenuEntry } from "#components/menu.tsx";
import { signOut } from "#features/session/sign-in.ts";
import { useSession } from "#lib/session.ts";
import { useTRPC } from "#lib/trpc.ts";
import { keysDialogStore } from "./keys-dialog.tsx";
import { usePreferenceEntries } from "./preferences.tsx";

/** Who is signed in, language, theme, keys, the way out. */
export function UserMenu(props: { side: "right" | "top" }) {
  const t = useTranslations("user");
  const session = useSession();
  const router = useRouter();
  const queryClient = useQueryClient();
  const preferences = usePreferenceEntries();
  const name = session.user?.name ?? t("operator");

  async function leave() {
    if (!(await signOut())) return;
    await router.navigate({ to: "/sign-in" });
    queryClient.clear();
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
      trigger={
        <button type="button" aria-label={t("menu", { name })} className="touch-target flex rounded-full">
          <Avatar name={name} />
        </button>
      }
      entries={[
        { kind: "note", content: <Who name={name} email={session.user?.email ?? null} /> },
        { kind: "separator" },
        ...preferences,
        { kind: "separator" },
        // A phone has no keys to speak of.
        ...(props.side === "right" ? keys : []),
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
  const trpc = useTRPC();
  const { data } = useQuery(trpc.installation.get.queryOptions({}, { staleTime: Number.POSITIVE_INFINITY }));
  return data ? <p className="text-mini text-meta">{t("version", { version: data.version })}</p> : null;
}
