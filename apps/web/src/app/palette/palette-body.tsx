import { type KeyboardEvent, type RefObject, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { cx } from "#lib/cx.ts";
import { type Command, useCommands } from "./use-commands.ts";

const LIST = "palette-list";
const optionId = ({ id }: Command) => `palette-${id}`;

interface PaletteBodyProps {
  box: RefObject<HTMLInputElement | null>;
  text: string;
  onText: (text: string) => void;
  onChoose: (run: () => void) => void;
}

/** A box that narrows one list of everything; arrows walk, Enter does. */
export default function PaletteBody({ box, text, onText, onChoose }: PaletteBodyProps) {
  const t = useTranslations("palette");
  const [index, setIndex] = useState(0);
  const commands = useCommands(text);
  const present = Math.min(index, commands.length - 1);
  const active = commands[present];
  const activeId = active ? optionId(active) : undefined;
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setIndex((present + step + commands.length) % Math.max(1, commands.length));
    } else if (event.key === "Enter" && active) {
      event.preventDefault();
      onChoose(active.run);
    }
  }

  return (
    <div className="flex flex-col">
      <div className="p-3">
        <input
          ref={box}
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls={LIST}
          aria-autocomplete="list"
          aria-activedescendant={activeId}
          aria-label={t("box")}
          placeholder={t("box")}
          value={text}
          maxLength={100}
          onChange={({ target }) => {
            onText(target.value);
            setIndex(0);
          }}
          onKeyDown={onKeyDown}
          className="h-9 w-full rounded-control border border-control bg-surface px-2.5 text-body text-ink max-desk:h-11"
        />
      </div>
      <Options commands={commands} active={active} onChoose={onChoose} />
      <p role="status" className={cx("px-4 pb-4 text-small text-ink-2", commands.length > 0 && "sr-only")}>
        {commands.length > 0 ? t("found", { count: commands.length }) : t("none", { text })}
      </p>
    </div>
  );
}

function Options(props: {
  commands: Command[];
  active: Command | undefined;
  onChoose: (run: () => void) => void;
}) {
  const t = useTranslations("palette");
  const groups = [...new Set(props.commands.map(({ group }) => group))];
  return (
    <div id={LIST} role="listbox" aria-label={t("title")} className="max-h-96 overflow-y-auto px-2 pb-2">
      {groups.map((group) => (
        <div key={group} role="group" aria-label={t(`group.${group}`)}>
          <p aria-hidden="true" className="px-2 pt-2 pb-1 text-mini text-meta">
            {t(`group.${group}`)}
          </p>
          {props.commands
            .filter((one) => one.group === group)
            .map((command) => (
              <Option
                key={command.id}
                command={command}
                active={command.id === props.active?.id}
                onChoose={() => props.onChoose(command.run)}
              />
            ))}
        </div>
      ))}
    </div>
  );
}

/** The box keeps the focus; the pointer chooses as Enter does. */
function Option(props: { command: Command; active: boolean; onChoose: () => void }) {
  const { command, active } = props;
  return (
    <div
      id={optionId(command)}
      role="option"
      aria-selected={active}
      onPointerDown={(event) => event.preventDefault()}
      onClick={props.onChoose}
      className={cx(
        "flex min-h-9 cursor-pointer items-center justify-between gap-4 rounded-control px-2 text-small text-ink hover:bg-sunken max-desk:min-h-11",
        active && "bg-sunken",
      )}
    >
      <span dir="auto" className="min-w-0 truncate">
        {command.name}
      </span>
      {command.note === null ? null : <span className="shrink-0 text-tag text-meta">{command.note}</span>}
    </div>
  );
}
