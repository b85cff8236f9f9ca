import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "#lib/i18n/use-format.ts";

/**
 * What the browser finds wrong with a field: said below it in the panel's language, where the browser's bubble has its own
 * and is gone after a moment.
 */
export function useNativeProblem() {
  const t = useTranslations("errors.field");
  const format = useFormat();
  const [problem, setProblem] = useState<string | null>(null);
  function textFor(box: HTMLInputElement): string {
    if (box.value.trim() === "") return t("missing");
    if (box.validity.tooShort) return t("short", { least: box.minLength });
    if (box.validity.typeMismatch && box.type === "email") return t("email");
    if (box.type === "date" && box.validity.rangeUnderflow)
      return t("early", { earliest: format.day(box.min) });
    if (box.type === "date" && box.validity.rangeOverflow) return t("late", { latest: format.day(box.max) });
    return box.title || box.validationMessage;
  }
  return {
    problem,
    watch: {
      onInvalidCapture: (event: FormEvent<HTMLElement>) => {
        const box = event.target;
        if (!(box instanceof HTMLInputElement)) return;
        event.preventDefault();
        setProblem(textFor(box));
        if (box.form?.querySelector("input:invalid") === box) box.focus();
      },
      // Not on its way down: drawn anew before it has arrived, the box would lose what was put into it.
      onInput: () => setProblem(null),
    },
  };
}
