import { TOOLS_BY_NAME } from "../tools/index.ts";

/** "orders" is also an English word, so by itself it proves nothing. */
const TOOL_NAMES = [...TOOLS_BY_NAME.keys()];
const ANY = TOOL_NAMES.join("|");
const DISTINCT = TOOL_NAMES.filter((name) => name !== "orders").join("|");
const OWNER = "(?:\\b(?:functions?|tools?|default_api|api|assistant)[.:/])?";

/** Blocks that vanish with what they hold: thinking and calls, as the models' own templates write them. */
const BLOCKS: RegExp[] = [
  /<((?:antml:)?(?:think|thinking|reasoning|thought|analysis|scratchpad|reflection|tool_calls?|tool_code|tool_use|tool_response|tool_results?|function_calls?|function_results?|function_response|invoke|function|parameters?|action))\b[^>]*>[\s\S]*?<\/\1\s*>/gi,
  /<function=[\s\S]*?(?:<\/function>|$)/gi,
  // The opening tag alone: all the rest belongs to it.
  /<(?:antml:)?(?:think|thinking|reasoning|tool_calls?|tool_code|tool_use|function_calls?|invoke)\b[^>]*>[\s\S]*$/i,
  // Full-width bars and section marks (DeepSeek, Kimi); harmony's channels except the final one.
  /<[|｜](?:tool[▁_ ]?calls?(?:[▁_ ]section)?[▁_ ]begin)[|｜]>[\s\S]*?(?:<[|｜]tool[▁_ ]?calls?(?:[▁_ ]section)?[▁_ ]end[|｜]>|$)/gi,
  /(?:<\|start\|>\w+)?<\|channel\|>(?:analysis|commentary)[\s\S]*?(?:<\|end\|>|<\|call\|>|(?=<\|start\|>)|$)/gi,
  // Another's turn: the system's, the customer's, a tool's.
  /<\|im_start\|>(?:system|user|tool)\b[\s\S]*?(?:<\|im_end\|>|$)|<\|start_header_id\|>(?:system|user|ipython)<\|end_header_id\|>[\s\S]*?(?:<\|eot_id\|>|$)/gi,
  /\[INST\][\s\S]*?(?:\[\/INST\]|$)|<<SYS>>[\s\S]*?(?:<<\/SYS>>|$)/g,
  /<\|im_start\|>assistant\b|<\|start_header_id\|>assistant<\|end_header_id\|>/gi,
  /<\|python_tag\|>[\s\S]*$/gi,
  // Mistral's calls run to the end of their JSON or line.
  /\[TOOL_CALLS?\]\s*(?:\w+(?:\[CALL_ID\]\w+)?\[ARGS\])?\s*(?:\[[\s\S]*?\](?=\s*$|\n)|\{[\s\S]*?\}(?=\s*$|\n)|[^\n]*)/g,
  /\[(?:TOOL_RESULTS?|AVAILABLE_TOOLS)\][\s\S]*?(?:\[\/(?:TOOL_RESULTS?|AVAILABLE_TOOLS)\]|$)/g,
];

/** Steps of agents that think in plain text; what follows "Final Answer:" is the answer. */
const REACT =
  /^\s*(?:\*\*)?(?:thought|pensamiento|pensamento|action(?: input)?|acci[oó]n|entrada|observation|observaci[oó]n|tool|tool[_ ]input|input|query|function|args|arguments|parameters)(?:\*\*)?\s*:.*$/gim;

const CALLS: RegExp[] = [
  new RegExp(`\\[?\\s*${OWNER}\\b(?:${ANY})\\s*\\(\\s*\\{[\\s\\S]*?\\}\\s*\\)\\s*\\]?`, "g"),
  new RegExp(
    `(?:print\\s*\\(\\s*)?\\[?\\s*${OWNER}\\b(?:${ANY})\\s*\\((?:\\s*\\w+\\s*=[^)\\n]*|\\s*["'][^)\\n]*)?\\)\\s*\\)?\\s*\\]?`,
    "g",
  ),
  new RegExp(`${OWNER}\\b(?:${DISTINCT})\\s*\\([^)\\n]*\\)`, "g"),
  new RegExp(`(?:\\b(?:commentary|analysis)\\s+)?\\bto=(?:functions\\.)?(?:${ANY})\\b[^\\n]*`, "g"),
];
const LINE_WITH_NAME = new RegExp(`^.*\\b(?:${DISTINCT})\\b.*$`, "gm");

/** Takes calls of tools out of a text, in the syntax of whatever model wrote it. */
export function stripToolSyntax(text: string): string {
  const answer = finalAnswer(text);
  const unblocked = BLOCKS.reduce((rest, block) => rest.replace(block, "\n"), answer);
  const thoughtless =
    /^\s*(?:\*\*)?(?:action|acci[oó]n|thought|pensamiento|pensamento|tool|function)(?:\*\*)?\s*:/im.test(
      unblocked,
    )
      ? unblocked.replace(REACT, "\n")
      : unblocked;
  return CALLS.reduce((rest, call) => rest.replace(call, "\n"), thoughtless)
    .replace(/(?:<\|start\|>\w+)?<\|channel\|>final(?:<\|[^|>\n]*\|>)*/g, "\n")
    .replace(/<[|｜][^|｜>\n]{1,60}[|｜]>/g, "\n")
    .replace(/\[\/?(?:TOOL_CALLS?|TOOL_RESULTS?)\]/g, "\n");
}

/** A line that names a tool is talk about the machine. */
export function stripToolNames(text: string): string {
  return text.replace(LINE_WITH_NAME, "");
}

function finalAnswer(text: string): string {
  const [, answer] =
    /^\s*(?:\*\*)?(?:final answer|respuesta final|resposta final)(?:\*\*)?\s*:\s*([\s\S]+)$/im.exec(text) ??
    [];
  return answer ?? text;
}
