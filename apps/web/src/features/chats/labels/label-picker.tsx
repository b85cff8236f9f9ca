import type { Chat, Label } from "@platform/contract";
import { Link } from "@tanstack/react-router";
import { Check, Plus } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { ColourDot } from "#components/colour-dot.tsx";
import { InlineFailure, QueryFailure } from "#components/states.tsx";
import { cx } from "#lib/cx.ts";
import { fold } from "#lib/fold.ts";
import { useFiling, useLabels } from "../api/use-labels.ts";

/** Puts labels on a chat and takes them off; typing narrows the list, Enter takes the first or makes a new one. */
export function LabelPicker(props: { chat: Chat; autoFocus?: boolean }) {
  const t = useTranslations("chats.labels");
  const { chat } = props;
  const picker = usePicker(chat);
  return (
    <div className="flex flex-col gap-2 p-4">
      <input
        autoFocus={props.autoFocus}
        value={picker.word}
        maxLength={40}
        onChange={({ target }) => picker.setWord(target.value)}
        onKeyDown={picker.onKeyDown}
        aria-label={t("find")}
        placeholder={t("find")}
        className="h-9 w-full rounded-control border border-control bg-surface px-2.5 text-body text-ink max-desk:h-11"
      />
      <ul className="-mx-1 max-h-72 overflow-y-auto overscroll-contain">
        {picker.found.map((label) => (
          <LabelChoice
            key={label.name}
            label={label}
            on={chat.labels.includes(label.name)}
            onToggle={() => picker.toggle(label.name)}
          />
        ))}
        {picker.making.map((name) => (
          <li key={name} className="flex min-h-9 items-center px-2 text-small text-meta max-desk:min-h-11">
            {t("making", { name })}
          </li>
        ))}
        {picker.fresh ? (
          <li>
            <button
              type="button"
              onClick={picker.create}
              className="flex min-h-9 w-full items-center gap-2 rounded-control px-2 text-start text-small text-link hover:bg-sunken max-desk:min-h-11"
            >
              <Plus size={14} aria-hidden="true" />
              {t("create", { name: picker.fresh })}
            </button>
          </li>
        ) : null}
        {picker.nothing ? <li className="px-2 py-1 text-small text-ink-2">{t("none")}</li> : null}
      </ul>
      <QueryFailure what={t("failed")} query={picker.query} />
      <InlineFailure error={picker.error} />
      <div className="-mx-4 flex border-t border-line px-4 pt-3">
        <Link
          to="/admin/tenants/$tenantId/labels"
          params={{ tenantId: chat.tenantId }}
          className="touch-target self-start text-tag text-link underline"
        >
          {t("manage")}
        </Link>
      </div>
    </div>
  );
}

function LabelChoice(props: { label: Label; on: boolean; onToggle: () => void }) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={props.on}
        onClick={props.onToggle}
        className="flex min-h-9 w-full items-center gap-2 rounded-control px-2 text-start text-small text-ink hover:bg-sunken max-desk:min-h-11"
      >
        <ColourDot colour={props.label.colour} />
        <span className="min-w-0 flex-1 truncate" dir="auto">
          {props.label.name}
        </span>
        <Check size={15} aria-hidden="true" className={cx("shrink-0", !props.on && "invisible")} />
      </button>
    </li>
  );
}

function usePicker(chat: Chat) {
  const { labels, query } = useLabels(chat.tenantId);
  const { setLabels, create } = useFiling();
  const [word, setWord] = useState("");
  const [making, setMaking] = useState<readonly string[]>([]);
  const wanted = word.trim();
  const found = labels.filter(({ name }) => fold(name).includes(fold(wanted)));
  const known = [...labels.map(({ name }) => name), ...making].map(fold);
  const fresh = wanted !== "" && !known.includes(fold(wanted)) ? wanted : null;

  function toggle(name: string) {
    const change = chat.labels.includes(name) ? { remove: [name] } : { add: [name] };
    setLabels.mutate({ conversationId: chat.id, ...change });
    setWord("");
  }
  /** The box is free for the next one at once; a name that could not be made comes back to it. */
  async function make() {
    if (fresh === null) return;
    setMaking((before) => [...before, fresh]);
    setWord("");
    try {
      const { name } = await create.mutateAsync({ tenantId: chat.tenantId, name: fresh });
      setLabels.mutate({ conversationId: chat.id, add: [name] });
    } catch {
      setWord((typed) => typed || fresh);
    }
    setMaking((before) => before.filter((name) => name !== fresh));
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (found[0] && wanted !== "") toggle(found[0].name);
    else void make();
  }
  return {
    query,
    nothing: query.isSuccess && found.length === 0 && making.length === 0 && fresh === null,
    word,
    setWord,
    found,
    fresh,
    making,
    toggle,
    create: () => void make(),
    onKeyDown,
    error: setLabels.error ?? create.error,
  };
}
