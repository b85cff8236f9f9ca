import { useTranslations } from "use-intl";
import { Bone, Skeleton } from "#components/skeleton.tsx";

export function NumbersSkeleton() {
  const t = useTranslations("common");
  return (
    <Skeleton label={t("loading")} className="flex flex-col gap-4">
      <Bone className="h-16 w-full rounded-card" />
      <Bone className="h-40 w-full rounded-card" />
      <Bone className="h-40 w-full rounded-card" />
    </Skeleton>
  );
}
