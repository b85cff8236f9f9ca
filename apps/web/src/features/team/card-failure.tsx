import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { InlineFailure } from "#components/states.tsx";

/** In the place of a card that could not be loaded. */
export function CardFailure(props: { title: string; error: unknown; onRetry: () => void }) {
  const t = useTranslations("errors");
  return (
    <section className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4 desk:p-6">
      <h2 className="text-title font-semibold text-ink">{props.title}</h2>
      <InlineFailure error={props.error}>
        <Button onClick={props.onRetry}>{t("retry")}</Button>
      </InlineFailure>
    </section>
  );
}
