import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";

interface ChoiceCardsProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; title: string; text: string }[];
  onChange: (value: Value) => void;
}

/** One of a few, each with a sentence on what it means. */
export function ChoiceCards<Value extends string>(props: ChoiceCardsProps<Value>) {
  return (
    <RadioGroup
      aria-label={props.label}
      value={props.value}
      onValueChange={(value: unknown) => {
        const chosen = props.options.find((option) => option.value === value);
        if (chosen) props.onChange(chosen.value);
      }}
      className="flex flex-col overflow-hidden rounded-card border border-line"
    >
      {props.options.map((option) => (
        <label
          key={option.value}
          className="flex cursor-pointer items-start gap-3 border-b border-line bg-surface px-4 py-3 transition-colors duration-120 last:border-b-0 hover:bg-paper has-[[data-checked]]:bg-bot-tint"
        >
          <Radio.Root
            value={option.value}
            className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-control bg-surface data-[checked]:border-ink"
          >
            <Radio.Indicator className="size-2 rounded-full bg-ink" />
          </Radio.Root>
          <span>
            <span className="block text-small font-medium text-ink">{option.title}</span>
            <span className="block text-tag text-ink-2">{option.text}</span>
          </span>
        </label>
      ))}
    </RadioGroup>
  );
}
