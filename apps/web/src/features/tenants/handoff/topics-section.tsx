import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button, IconButton } from "#components/button.tsx";
import { Field, TextArea, TextInput } from "#components/field.tsx";
import { Switch } from "#components/switch.tsx";
import { FormSection, TwoColumns } from "../form-parts.tsx";
import { newTopic, problemOfTopic, type TopicDraft } from "./topics.ts";

interface TopicsSectionProps {
  topics: TopicDraft[];
  showProblems: boolean;
  onChange: (topics: TopicDraft[]) => void;
}

/** What people answer, whatever the bot could: the words that tell it, and what the customer hears. */
export function TopicsSection(props: TopicsSectionProps) {
  const t = useTranslations("handoff.topics");
  const { topics, onChange } = props;
  return (
    <FormSection id="topics" title={t("title")} lead={t("lead")}>
      {topics.length === 0 ? <p className="text-small text-meta">{t("none")}</p> : null}
      <ul className="flex flex-col gap-4">
        {topics.map((topic) => (
          <TopicCard
            key={topic.key}
            topic={topic}
            problem={props.showProblems ? problemOfTopic(topic, topics) : null}
            wrong={problemOfTopic(topic, topics) !== null}
            onChange={(patch) =>
              onChange(topics.map((each) => (each === topic ? { ...each, ...patch } : each)))
            }
            onRemove={() => onChange(topics.filter((each) => each !== topic))}
          />
        ))}
      </ul>
      <Button className="self-start" onClick={() => onChange([...topics, newTopic()])}>
        <Plus size={14} aria-hidden="true" />
        {t("add")}
      </Button>
    </FormSection>
  );
}

interface TopicCardProps {
  topic: TopicDraft;
  problem: ReturnType<typeof problemOfTopic>;
  /** Where saving finds what is to be mended. */
  wrong: boolean;
  onChange: (patch: Partial<TopicDraft>) => void;
  onRemove: () => void;
}

function TopicCard({ topic, problem, wrong, onChange, onRemove }: TopicCardProps) {
  const t = useTranslations("handoff.topics");
  return (
    <li className="flex flex-col gap-3 rounded-control border border-line p-3 desk:p-4">
      <div className="flex items-start gap-2">
        <Field label={t("name")} error={problem ? t(`problem.${problem}`) : null} className="min-w-0 flex-1">
          <TextInput
            name={wrong ? "topics" : undefined}
            value={topic.name}
            maxLength={80}
            placeholder={t("namePlaceholder")}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        </Field>
        <IconButton
          label={t("remove", { name: topic.name.trim() || t("unnamed") })}
          onClick={onRemove}
          className="mt-6"
        >
          <Trash2 size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <TwoColumns>
        <Field label={t("examples")} hint={t("examplesHint")}>
          <TextArea
            rows={4}
            value={topic.examples}
            placeholder={t("examplesPlaceholder")}
            onChange={(event) => onChange({ examples: event.target.value })}
          />
        </Field>
        <Field label={t("text")} hint={t("textHint")}>
          <TextArea
            rows={4}
            maxLength={1_000}
            value={topic.customerText}
            onChange={(event) => onChange({ customerText: event.target.value })}
          />
        </Field>
      </TwoColumns>
      <Switch label={t("active")} checked={topic.isActive} onChange={(isActive) => onChange({ isActive })} />
    </li>
  );
}
