import { useTranslations } from "use-intl";
import { Bone, Skeleton } from "#components/skeleton.tsx";

const widths = ["70%", "55%", "80%", "62%", "74%", "50%", "68%"];

/** Rows that are coming: chats of a list, or what a search has found. */
export function RowsSkeleton() {
  const t = useTranslations("common");
  return (
    <Skeleton label={t("loading")}>
      {widths.map((width) => (
        <div key={width} className="flex h-19 items-center gap-3 border-b border-line pe-3 ps-4">
          <Bone className="size-9 rounded-full" />
          <div className="flex flex-1 flex-col gap-2">
            <Bone className="w-2/5" />
            <Bone style={{ width }} />
          </div>
        </div>
      ))}
    </Skeleton>
  );
}
