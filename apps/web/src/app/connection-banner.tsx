import { CloudOff, CloudCheck } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useLiveState } from "#features/chats/runtime.tsx";
import { cx } from "#lib/cx.ts";
import { useDelayed } from "#lib/use-delayed.ts";

/** Says that the connection is gone, and, for a moment, that it is back. */
export function ConnectionBanner() {
  const live = useLiveState();
  // A stream that is opened anew at once is nobody's business.
  const gone = useDelayed(live === "offline", 1_500);
  const back = useBackNotice(gone, live === "online");
  return (
    <div role="status">
      {gone ? <ConnectionNotice state="gone" /> : back ? <ConnectionNotice state="back" /> : null}
    </div>
  );
}

export function ConnectionNotice({ state }: { state: "gone" | "back" }) {
  const t = useTranslations("connection");
  const shared = "flex min-h-8 items-center justify-center gap-2 px-4 py-1 text-small font-medium";
  return state === "gone" ? (
    <p className={cx(shared, "bg-waiting-fill text-on-waiting")}>
      <CloudOff size={15} aria-hidden="true" />
      {t("offline")}
    </p>
  ) : (
    <p className={cx(shared, "border-b border-line bg-surface text-ok")}>
      <CloudCheck size={15} aria-hidden="true" />
      {t("back")}
    </p>
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
