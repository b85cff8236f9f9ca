import { useTranslations } from "use-intl";

const described = [
  "BOT_NAME",
  "STORE_NAME",
  "STORE_DESCRIPTION",
  "STORE_WEBSITE",
  "STORE_LOCATION",
  "STORE_CATALOG_KNOWLEDGE",
  "NOW",
  "CUSTOMER_NAME",
] as const;

/** What can stand in the text, to be put at the cursor; pressing keeps the cursor where it is. */
export function VariableChips(props: { names: readonly string[]; onInsert: (added: string) => void }) {
  const t = useTranslations("brain");
  const meaningOf = (name: string) => {
    const known = described.find((variable) => variable === name);
    return known && t(`variable.${known}`);
  };
  return (
    <div
      role="group"
      aria-label={t("insertVariable")}
      className="flex items-center gap-1.5 max-desk:-mx-4 max-desk:overflow-x-auto max-desk:px-4 max-desk:py-1 desk:flex-wrap"
    >
      <span aria-hidden="true" className="text-tag text-meta">
        {t("insertVariable")}
      </span>
      {props.names.map((name) => (
        <button
          key={name}
          type="button"
          title={meaningOf(name)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => props.onInsert(`{${name}}`)}
          className="h-6 shrink-0 rounded-tag bg-bot-tint px-1.5 font-mono text-mini text-bot ring-1 ring-bot/30 transition-colors duration-120 hover:ring-bot max-desk:h-11 max-desk:px-2.5"
        >
          {`{${name}}`}
        </button>
      ))}
    </div>
  );
}
