import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { Keyboard, LogOut } from "lucide-react";
import { useTranslations } from "use-intl";
import { Avatar } from "#components/avatar.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/menu.tsx";
import { signOut } from "#features/session/sign-in.ts";
import { useSession } from "#lib/session.ts";
import { useTRPC } from "#lib/trpc.ts";
import { keysDialogStore } from "./keys-dialog.tsx";
import { PreferenceChoices } from "./preferences.tsx";

/** Who is signed in, language, theme, keys, the way out. */
export function UserMenu(props: { side: "right" | "top" }) {
  const t = useTranslations("user");
  const session = useSession();
  const router = useRouter();
  const queryClient = useQueryClient();
  const name = session.user?.name ?? t("operator");

  async function leave() {
    if (!(await signOut())) return;
    await router.navigate({ to: "/sign-in" });
    queryClient.clear();
  }

  return (
    <Menu
      side={props.side}
      trigger={
        <button type="button" aria-label={t("menu", { name })} className="touch-target flex rounded-full">
          <Avatar name={name} />
        </button>
      }
    >
      <div className="px-2 py-1.5">
        <p className="text-small font-semibold break-words text-ink">{name}</p>
        {session.user?.email ? <p className="text-tag break-words text-meta">{session.user.email}</p> : null}
      </div>
      <MenuSeparator />
      <PreferenceChoices />
      <MenuSeparator />
      {props.side === "right" ? (
        <MenuItem icon={<Keyboard size={15} aria-hidden="true" />} onSelect={() => keysDialogStore.set(true)}>
          {t("keys")}
        </MenuItem>
      ) : null}
      <MenuItem icon={<LogOut size={15} aria-hidden="true" />} onSelect={() => void leave()}>
        {t("signOut")}
      </MenuItem>
      <Version />
    </Menu>
  );
}

function Version() {
  const t = useTranslations("user");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.installation.get.queryOptions({}, { staleTime: Number.POSITIVE_INFINITY }));
  return data ? <p className="px-2 pt-1 pb-1.5 text-mini text-meta">{t("version", { version: data.version })}</p> : null;
}
