import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";

/**
 * What the browser finds wrong with a field: said below it in the panel's language, where the browser's bubble has its own
 * and is gone after a moment.
 */
export function useNativeProblem() {
  const t = useTranslations("errors.field");
  const [problem, setProblem] = useState<string | null>(null);
  function textFor(box: HTMLInputElement): string {
    if (box.value.trim() === "") return t("missing");
    if (box.validity.tooShort) return t("short", { least: box.minLength });
    if (box.validity.typeMismatch && box.type === "email") return t("email");
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
      onInputCapture: () => setProblem(null),
    },
  };
}
