import { Fragment, type ReactNode } from "react";
import { splitByPrices } from "#lib/format/prices.ts";

interface PricedTextProps {
  text: string;
  /** What stands between the prices; the text itself unless said. */
  renderRest?: (text: string) => ReactNode;
}

/** A text in which no line ends between "$" and its number. Its blanks stay blanks, for whoever copies it. */
export function PricedText({ text, renderRest }: PricedTextProps) {
  return splitByPrices(text).map((piece, index) =>
    index % 2 === 1 ? (
      <span key={index} className="whitespace-nowrap">
        {piece}
      </span>
    ) : renderRest ? (
      <Fragment key={index}>{renderRest(piece)}</Fragment>
    ) : (
      piece
    ),
  );
}
