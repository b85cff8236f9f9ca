import { CloudOff, CloudCheck } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useLiveState } from "#features/chats/runtime.tsx";
import { useDelayed } from "#lib/use-delayed.ts";

/** Says that the connection is gone, and, for a moment, that it is back. */
export function ConnectionBanner() {
  const t = useTranslations("connection");
  const live = useLiveState();
  // A stream that is opened anew at once is nobody's business.
  const gone = useDelayed(live === "offline", 1_500);
  const back = useBackNotice(gone, live === "online");
  return (
    <div role="status">
      {gone ? (
        <p className="flex min-h-8 items-center justify-center gap-2 bg-waiting-fill px-4 py-1 text-small font-medium text-on-waiting">
          <CloudOff size={15} aria-hidden="true" />
          {t("offline")}
        </p>
      ) : null}
      {back && !gone ? (
        <p className="flex min-h-8 items-center justify-center gap-2 border-b border-line bg-surface px-4 py-1 text-small font-medium text-ok">
          <CloudCheck size={15} aria-hidden="true" />
          {t("back")}
        </p>
      ) : null}
    </div>
  );
}

function useBackNotice(gone: boolean, online: boolean): boolean {
  const wasGone = useRef(false);
  const [back, setBack] = useState(false);
  useEffect(() => {
    if (gone) wasGone.current = true;
    if (!online || gone || !wasGone.current) return;
    wasGone.current = false;
    setBack(true);
    const timer = setTimeout(() => setBack(false), 4_000);
    return () => clearTimeout(timer);
  }, [gone, online]);
  return back;
}
