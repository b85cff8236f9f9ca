import { Fragment, type ReactNode, useMemo } from "react";
import { readsFromRight } from "#lib/format/values.ts";
import { PricedText } from "./priced-text.tsx";
import { parseRichText, type RichNode } from "#lib/rich-text/parse.ts";

interface RichTextProps {
  text: string;
  /** Wraps plain runs, for example to mark what a reply states; gets every run of text, links included. */
  renderRun?: ((run: string) => ReactNode) | undefined;
}

/** WhatsApp's markup as elements. Text is only ever a child, never HTML. What holds it says `their-words`. */
export function RichText(props: RichTextProps) {
  const nodes = useMemo(() => parseRichText(props.text), [props.text]);
  return <span className="break-words whitespace-pre-wrap">{renderNodes(nodes, props.renderRun)}</span>;
}

function renderNodes(nodes: RichNode[], renderRun: RichTextProps["renderRun"]): ReactNode {
  return nodes.map((node, index) => <Fragment key={index}>{renderNode(node, renderRun)}</Fragment>);
}

function Plain({ text }: { text: string }) {
  if (!readsFromRight(text)) return <PricedText text={text} />;
  return <PricedText text={text} renderRest={(rest) => <WithNumbers text={rest} />} />;
}

/** A number with spaces in it would come out backwards among words that are read from the right. */
function WithNumbers(props: { text: string }) {
  const parts = props.text.split(/(\+?\d[\d ().-]{5,}\d)/);
  return parts.map((part, index) => (index % 2 === 0 ? part : <bdi key={index}>{part}</bdi>));
}

function renderNode(node: RichNode, renderRun: RichTextProps["renderRun"]): ReactNode {
  switch (node.kind) {
    case "text":
      return renderRun ? renderRun(node.text) : <Plain text={node.text} />;
    case "strong":
      return <strong className="font-semibold">{renderNodes(node.children, renderRun)}</strong>;
    case "em":
      return <em>{renderNodes(node.children, renderRun)}</em>;
    case "strike":
      return <s>{renderNodes(node.children, renderRun)}</s>;
    case "mono":
      return <code className="font-mono text-[0.87em]">{node.text}</code>;
    case "link":
      return (
        <a
          href={node.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="[overflow-wrap:anywhere] text-link underline underline-offset-2"
        >
          {node.text}
        </a>
      );
  }
}
