import { Link, useRouter } from "@tanstack/react-router";
import { type ReactNode, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { BrandMark } from "#components/brand.tsx";
import { Button } from "#components/button.tsx";
import { linkButtonClass } from "#components/link-button.ts";
import { MissingPart, reloadStore } from "#lib/build.ts";
import { reasonOf } from "#lib/errors.ts";

export function NotFoundPage() {
  const t = useTranslations("errors");
  return (
    <Whole title={t("notFoundTitle")} text={t("notFoundText")}>
      <Link to="/chats" className={linkButtonClass("primary")}>
        {t("toChats")}
      </Link>
    </Whole>
  );
}

/** A page that broke, or a part of a newer version that the old one cannot load. */
export function RouteErrorPage(props: { error: unknown }) {
  const t = useTranslations("errors");
  const router = useRouter();
  const newer = useSyncExternalStore(reloadStore.subscribe, reloadStore.get) === "newer";
  if (props.error instanceof MissingPart) {
    return (
      <Whole title={t(newer ? "newVersionTitle" : "partTitle")} text={t("reloadKeeps")}>
        <Button look="primary" onClick={() => window.location.reload()}>
          {t("reload")}
        </Button>
      </Whole>
    );
  }
  return (
    <Whole title={t("pageTitle")} text={t(`reason.${reasonOf(props.error)}`)}>
      <Button look="primary" onClick={() => void router.invalidate()}>
        {t("retry")}
      </Button>
      <Link to="/chats" className={linkButtonClass("secondary")}>
        {t("toChats")}
      </Link>
    </Whole>
  );
}

function Whole(props: { title: string; text: string; children: ReactNode }) {
  return (
    <main className="flex h-full flex-col items-center justify-center gap-4 px-6 py-16 text-center">
      <BrandMark className="size-10" />
      <h1 className="text-page font-semibold text-ink">{props.title}</h1>
      <p className="max-w-90 text-body text-ink-2">{props.text}</p>
      <div className="flex flex-wrap justify-center gap-2">{props.children}</div>
    </main>
  );
}
