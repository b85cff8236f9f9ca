import type { PushTestResult } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useDictionaryLocale } from "#lib/i18n/i18n-provider.tsx";
import { useSession } from "#lib/session.ts";
import { useTRPC } from "#lib/trpc.ts";
import { isSubscribed, registerInput, subscribe, unsubscribe } from "./device.ts";
import { pushSupport, thisBrowser } from "./support.ts";

/** This browser and the person's other ones, and the way to switch it on and off. */
export function useDevice() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const locale = useDictionaryLocale();
  const userId = useSession().user?.id ?? "";
  const status = useQuery(trpc.push.status.queryOptions({}));
  const here = useQuery({
    queryKey: ["push-here", userId],
    queryFn: async () => ({ support: pushSupport(thisBrowser()), subscribed: await isSubscribed(userId) }),
  });
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: trpc.push.status.queryKey() }),
      queryClient.invalidateQueries({ queryKey: ["push-here"] }),
    ]);
  const register = useMutation(trpc.push.register.mutationOptions());
  const remove = useMutation(trpc.push.remove.mutationOptions({ onSettled: refresh }));
  const enable = useMutation({
    mutationFn: async (publicKey: string) => {
      if ((await Notification.requestPermission()) !== "granted") return;
      // What the browser still holds is what doesn't work: it begins anew.
      await unsubscribe();
      await register.mutateAsync(registerInput(await subscribe(publicKey, userId), locale));
    },
    onSettled: refresh,
  });
  const disable = useMutation({
    mutationFn: async (deviceId: string | undefined) => {
      await unsubscribe();
      if (deviceId !== undefined) await remove.mutateAsync({ deviceId });
    },
    onSettled: refresh,
  });
  /** After a test: what the push service has forgotten, this browser lets go of, too. */
  const tested = async (result: PushTestResult | undefined) => {
    if (result?.kind === "gone") await unsubscribe();
    await refresh();
  };
  const devices = status.data?.devices ?? [];
  const current = here.data?.subscribed ? devices.find((device) => device.current) : undefined;
  return {
    status,
    support: here.data?.support ?? null,
    devices,
    current,
    enable,
    disable,
    remove,
    refresh,
    tested,
  };
}
