import { ColourDot } from "#components/colour-dot.tsx";
import { Tag } from "#components/tag.tsx";
import { useLabels } from "../api/use-labels.ts";

/** A label of a chat, in the colour that its store gave it. */
export function LabelTag(props: { tenantId: string; name: string; className?: string }) {
  const { labels } = useLabels(props.tenantId);
  const colour = labels.find(({ name }) => name === props.name)?.colour ?? "grey";
  return (
    <Tag tone="outline" icon={<ColourDot colour={colour} />} className={props.className}>
      <bdi title={props.name}>{props.name}</bdi>
    </Tag>
  );
}
