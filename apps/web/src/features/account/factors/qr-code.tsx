import { generate } from "lean-qr";
import { toSvgPath } from "lean-qr/extras/svg";
import { useMemo } from "react";

const QUIET = 4;

/** Drawn here: what it says is a secret. Black on white in every theme, since cameras expect it. */
export function QrCode(props: { text: string; label: string }) {
  const { path, size } = useMemo(() => {
    const code = generate(props.text);
    return { path: toSvgPath(code), size: code.size };
  }, [props.text]);
  const side = size + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={props.label}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shapeRendering="crispEdges"
      className="size-56 shrink-0 rounded-card border border-line"
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
