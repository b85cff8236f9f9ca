import { type ReactNode, useId, useRef } from "react";
import { useTranslations } from "use-intl";
import { cx } from "#lib/cx.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { splitByVariables, unknownVariables } from "../model/variables.ts";

interface PromptFieldProps {
  label: string;
  /** Where the heading above says the same. */
  quiet?: boolean;
  hint?: string;
  value: string;
  maxLength: number;
  disabled: boolean;
  /** Words in braces that get a value here. */
  known: readonly string[];
  /** By which the bot reckons what a text takes. */
  charactersPerToken: number;
  mono?: boolean;
  onChange: (text: string) => void;
  /** What stands above the text; `insert` writes at the cursor. */
  children?: (insert: (added: string) => void) => ReactNode;
}

/** A text in which words in braces show as chips: those that get a value, and those that leave as they stand. */
export function PromptField(props: PromptFieldProps) {
  const t = useTranslations("brain");
  const format = useFormat();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const { value, known, onChange } = props;

  function insert(added: string) {
    const element = area.current;
    if (!element) return;
    const { selectionStart: start, selectionEnd: end } = element;
    onChange(value.slice(0, start) + added + value.slice(end));
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(start + added.length, start + added.length);
    });
  }

  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <label htmlFor={id} className={props.quiet ? "sr-only" : "text-small font-medium text-ink"}>
          {props.label}
        </label>
        <span className="ms-auto text-tag text-meta">
          {t("size", {
            characters: format.number(value.length),
            tokens: format.number(Math.ceil(value.length / props.charactersPerToken)),
          })}
        </span>
      </div>
      {props.children?.(insert)}
      <div
        className={cx(
          "relative rounded-control border border-control bg-surface text-ink focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-focus",
          props.disabled && "bg-paper",
          props.mono
            ? "font-mono text-small max-desk:text-[1rem] max-desk:leading-6"
            : "text-body max-desk:text-[1rem] max-desk:leading-6",
        )}
      >
        <Chips text={value} known={known} short={props.maxLength < 1_000} />
        <textarea
          ref={area}
          id={id}
          value={value}
          maxLength={props.maxLength}
          readOnly={props.disabled}
          spellCheck={!props.mono}
          aria-describedby={`${id}-notes`}
          onChange={(event) => onChange(event.target.value)}
          className="absolute inset-0 size-full resize-none overflow-hidden bg-transparent px-3 py-2.5 [font-size:inherit]! text-transparent caret-ink outline-none selection:text-ink"
        />
      </div>
      <Notes id={`${id}-notes`} text={value} known={known} hint={props.hint} />
    </div>
  );
}

/** What the field is for, and which words in braces leave as they stand. */
function Notes(props: { id: string; text: string; known: readonly string[]; hint: string | undefined }) {
  const t = useTranslations("brain");
  return (
    <div id={props.id} className="flex flex-col gap-1">
      {props.hint ? <p className="text-tag text-meta">{props.hint}</p> : null}
      {unknownVariables(props.text, props.known).map((name) => (
        <p key={name} role="status" className="text-small text-waiting">
          {t(props.known.length > 0 ? "unknownVariable" : "variableNotHere", { name: `{${name}}` })}
        </p>
      ))}
    </div>
  );
}

/** The same text below the field, which is see-through: it gives the height and draws the chips. */
function Chips(props: { text: string; known: readonly string[]; short: boolean }) {
  return (
    <div
      aria-hidden="true"
      className={cx(
        "px-3 py-2.5 [overflow-wrap:break-word] whitespace-pre-wrap",
        props.short ? "min-h-20" : "min-h-40",
      )}
    >
      {splitByVariables(props.text).map((run, index) =>
        run.name === null ? (
          <span key={index}>{run.text}</span>
        ) : (
          <span
            key={index}
            className={cx(
              "rounded-tag",
              props.known.includes(run.name)
                ? "bg-bot-tint text-bot ring-1 ring-bot/30"
                : "bg-waiting-tint text-waiting underline decoration-wavy decoration-1 underline-offset-2 ring-1 ring-waiting/40",
            )}
          >
            {run.text}
          </span>
        ),
      )}
      {"\u200b"}
    </div>
  );
}
