import { type FormEvent, useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { localText, snoozeTimes } from "./times.ts";
import { snoozingStore, useAside } from "./use-aside.ts";

/** When the chats that somebody puts off shall come back. */
export function SnoozeDialog() {
  const t = useTranslations("chats.aside");
  const ids = useSyncExternalStore(snoozingStore.subscribe, snoozingStore.get);
  const aside = useAside();
  const close = () => snoozingStore.set(null);
  return (
    <Dialog open={ids !== null} onClose={close} title={t("remind")}>
      <Times
        onChoose={(until) => {
          close();
          if (ids !== null) aside.snooze(ids, until);
        }}
      />
    </Dialog>
  );
}

function Times(props: { onChoose: (until: Date) => void }) {
  const t = useTranslations("chats.aside");
  const format = useFormat();
  return (
    <div className="flex flex-col gap-4 p-4">
      <ul className="-mx-1">
        {snoozeTimes(Date.now()).map(({ name, at }) => (
          <li key={name}>
            <button
              type="button"
              onClick={() => props.onChoose(at)}
              className="flex min-h-9 w-full items-center justify-between gap-4 rounded-control px-2 text-start text-small text-ink hover:bg-sunken max-desk:min-h-11"
            >
              <span>{t(`time.${name}`)}</span>
              <span className="text-meta">{t("moment", format.moment(at.toISOString()))}</span>
            </button>
          </li>
        ))}
      </ul>
      <OwnTime onChoose={props.onChoose} />
      <p className="text-tag text-meta">{t("remindNote")}</p>
    </div>
  );
}

function OwnTime(props: { onChoose: (until: Date) => void }) {
  const t = useTranslations("chats.aside");
  const [text, setText] = useState("");
  const chosen = new Date(text);
  const past = text !== "" && !(chosen.getTime() > Date.now());
  function choose(event: FormEvent) {
    event.preventDefault();
    if (text !== "" && !past) props.onChoose(chosen);
  }
  return (
    <form onSubmit={choose} className="flex flex-wrap items-end gap-2">
      <Field label={t("time.own")} error={past ? t("time.past") : null} className="min-w-44 flex-1">
        <TextInput
          type="datetime-local"
          value={text}
          min={localText(new Date())}
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      <Button type="submit" disabled={text === "" || past}>
        {t("remindThen")}
      </Button>
    </form>
  );
}
