import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useRouter } from "@tanstack/react-router";
import { useCallback, useInsertionEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { SkipLink } from "#components/skip-link.tsx";
import { KeepDevice } from "#features/account/push/keep-device.tsx";
import { ChatsRuntime } from "#features/chats/runtime.tsx";
import { useLoadedParts } from "#lib/build.ts";
import { isOthersTab, readAs } from "#lib/reader.ts";
import { useSession } from "#lib/session.ts";
import { useIsPhone } from "#lib/use-media-query.ts";
import { BottomBar } from "./bottom-bar.tsx";
import { ConnectionBanner } from "./connection-banner.tsx";
import { DemoBanner } from "./demo-banner.tsx";
import { forgetDrafts } from "./forget-drafts.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { Palette } from "./palette/palette.tsx";
import { Rail } from "./rail.tsx";
import { ReloadBanner } from "./reload-banner.tsx";
import { signInAgain } from "./sign-in-again.ts";
import { SuspensionBanner } from "./suspension-banner.tsx";
import { VisitBanner } from "./visit-banner.tsx";

/** What surrounds every page behind the sign-in. */
export function Shell() {
  const t = useTranslations("nav");
  const router = useRouter();
  const queryClient = useQueryClient();
  const phone = useIsPhone();
  useLoadedParts();
  useReader();
  const onSignedOut = useCallback(() => {
    queryClient.removeQueries({ queryKey: ["session"] });
    signInAgain(router);
  }, [queryClient, router]);
  return (
    <ChatsRuntime onSignedOut={onSignedOut}>
      {/* On a low screen (a phone on its side, a high zoom, a keyboard in the way) what doesn't fit is scrolled to. */}
      <div className="flex h-full flex-col overflow-y-auto *:shrink-0">
        <SkipLink to="content">{t("skip")}</SkipLink>
        {/* One line where there is little height. */}
        <div className="low:flex low:flex-wrap low:*:flex-auto">
          <DemoBanner />
          <VisitBanner />
        </div>
        <ConnectionBanner />
        <ReloadBanner />
        <SuspensionBanner />
        <div className="flex min-h-80 flex-1">
          {phone ? null : <Rail />}
          <div id="content" tabIndex={-1} className="min-h-0 min-w-0 flex-1">
            <Outlet />
          </div>
        </div>
        {phone ? <BottomBar /> : null}
      </div>
      <KeysDialog />
      <Palette />
      <KeepDevice />
    </ChatsRuntime>
  );
}

/** This tab is one person's for as long as they are signed in, and begins with nothing of whose it was before. */
function useReader() {
  const userId = useSession().user?.id;
  const [reader] = useState(() => {
    if (userId !== undefined && isOthersTab(userId)) forgetDrafts();
    return userId ?? null;
  });
  // Before any effect of what is inside asks for something.
  useInsertionEffect(() => {
    readAs(reader);
    return () => readAs(null);
  }, [reader]);
}
