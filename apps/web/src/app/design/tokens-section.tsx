import { cx } from "#lib/cx.ts";
import { Specimen } from "./specimen.tsx";

const grounds = [
  "bg-paper",
  "bg-surface",
  "bg-sunken",
  "bg-bot-tint",
  "bg-waiting-tint",
  "bg-human-tint",
  "bg-danger-tint",
];
const inks = [
  "text-ink",
  "text-ink-2",
  "text-meta",
  "text-bot",
  "text-waiting",
  "text-human",
  "text-danger",
  "text-ok",
  "text-link",
];
const fills = ["bg-ink", "bg-control", "bg-line", "bg-waiting-fill", "bg-focus"];
const sizes = [
  "text-mini",
  "text-tag",
  "text-small",
  "text-body",
  "text-bubble",
  "text-title",
  "text-page",
  "text-figure",
];
const corners = ["rounded-tag", "rounded-control", "rounded-card", "rounded-bubble", "rounded-full"];

/** Every text colour on every ground that it may stand on. */
export function TokensSection() {
  return (
    <>
      <Specimen name="Tintas sobre papeles">
        {grounds.map((ground) => (
          <p
            key={ground}
            className={cx("flex flex-wrap gap-x-3 rounded-control border border-line px-3 py-2", ground)}
          >
            {inks.map((ink) => (
              <span key={ink} className={cx("text-small", ink)}>
                {ink.slice(5)}
              </span>
            ))}
          </p>
        ))}
      </Specimen>
      <Specimen name="Rellenos y esquinas">
        {fills.map((fill, index) => (
          <span key={fill} aria-hidden="true" className={cx("size-12", fill, corners[index])} />
        ))}
      </Specimen>
      <Specimen name="Letra">
        {sizes.map((size) => (
          <span key={size} className={cx("text-ink", size)}>
            $ 89.900
          </span>
        ))}
        <code className="font-mono text-small text-ink">wamid.HBgNNTQ5</code>
      </Specimen>
    </>
  );
}
