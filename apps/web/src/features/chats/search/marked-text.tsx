import { PricedText } from "#components/priced-text.tsx";
/** A text with what was asked for in it set off. */
export function MarkedText(props: { text: string; marks: readonly (readonly [number, number])[] }) {
  const parts: { text: string; marked: boolean; at: number }[] = [];
  let done = 0;
  for (const [from, to] of props.marks) {
    parts.push({ text: props.text.slice(done, from), marked: false, at: done });
    parts.push({ text: props.text.slice(from, to), marked: true, at: from });
    done = to;
  }
  parts.push({ text: props.text.slice(done), marked: false, at: done });
  return (
    <bdi>
      {parts.map(({ text, marked, at }) =>
        text === "" ? null : marked ? (
          <mark key={at} className="rounded-tag bg-waiting-tint font-semibold text-ink">
            <PricedText text={text} />
          </mark>
        ) : (
          <PricedText key={at} text={text} />
        ),
      )}
    </bdi>
  );
}
