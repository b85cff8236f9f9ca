import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useDictionaryLocale } from "#lib/i18n/i18n-provider.tsx";
import { useSession } from "#lib/session.ts";
import { useTRPCClient } from "#lib/trpc.ts";
import { isSubscribed, registerInput, subscribe } from "./device.ts";
import { pushSupport, thisBrowser } from "./support.ts";

/** While somebody is signed in: their browser stays known under this session, and a tapped notice opens its chat. */
export function KeepDevice() {
  const client = useTRPCClient();
  const router = useRouter();
  const locale = useDictionaryLocale();
  const userId = useSession().user?.id ?? null;
  useEffect(() => {
    if (userId === null || !import.meta.env.PROD || pushSupport(thisBrowser()) !== "ready") return;
    const keep = async () => {
      if (!(await isSubscribed(userId)) || Notification.permission !== "granted") return;
      const { publicKey } = await client.push.status.query({});
      await client.push.register.mutate(registerInput(await subscribe(publicKey, userId), locale));
    };
    // The account page says what is wrong, to whoever looks for it.
    keep().catch(() => undefined);
  }, [client, userId, locale]);
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    const listening = new AbortController();
    const onMessage = ({ data }: MessageEvent<{ kind?: string; url?: string } | null>) => {
      if (data?.kind === "open" && data.url?.startsWith("/")) void router.navigate({ href: data.url });
    };
    navigator.serviceWorker.addEventListener("message", onMessage, { signal: listening.signal });
    return () => listening.abort();
  }, [router]);
  return null;
}
