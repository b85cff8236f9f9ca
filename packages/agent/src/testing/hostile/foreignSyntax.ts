/** An answer of a model whose words and calls got mixed up. `shown` is what of it is for the customer; null: nothing. */
export interface ForeignAnswer {
  from: string;
  raw: string;
  shown: string | null;
}

const CALL = '{"name":"orders","arguments":{"order_number":"1053"}}';
const BAR = "\uFF5C";
const FLOOR = "\u2581";

/** How the models and servers on the market write calls and thoughts when they leave their channel. */
export const FOREIGN_SYNTAX: ForeignAnswer[] = [
  { from: "bare JSON", raw: CALL, shown: null },
  { from: "a list of calls", raw: `[${CALL},${CALL}]`, shown: null },
  {
    from: "a Chat Completions message",
    raw: `{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"orders","arguments":"{\\"query\\":\\"1053\\"}"}}]}`,
    shown: null,
  },
  { from: "a reply around a call", raw: `Ya lo miro. ${CALL}`, shown: "Ya lo miro." },
  { from: "Hermes and Qwen", raw: `<tool_call>\n${CALL}\n</tool_call>`, shown: null },
  { from: "Hermes, cut", raw: `Un momento.\n<tool_call>\n{"name":"orders","argum`, shown: "Un momento." },
  {
    from: "Qwen coder",
    raw: "<tool_call>\n<function=orders>\n<parameter=order_number>\n1053\n</parameter>\n</function>\n</tool_call>",
    shown: null,
  },
  { from: "Qwen coder, cut", raw: "<function=orders>\n<parameter=order_number>1053", shown: null },
  { from: "Mistral", raw: `[TOOL_CALLS][${CALL}]`, shown: null },
  { from: "Mistral, newer", raw: '[TOOL_CALLS]orders[ARGS]{"order_number":"1053"}', shown: null },
  {
    from: "Mistral, with an id",
    raw: '[TOOL_CALLS]orders[CALL_ID]a1b2c3d4e[ARGS]{"order_number":"1053"}',
    shown: null,
  },
  { from: "Llama 3", raw: `<|python_tag|>${CALL}<|eom_id|>`, shown: null },
  {
    from: "Llama 3, custom",
    raw: '<function=orders>{"order_number": "1053"}</function><|eot_id|>',
    shown: null,
  },
  { from: "Llama 4", raw: '[orders(order_number="1053"), cupones_list()]', shown: null },
  { from: "Gemini", raw: '```tool_code\nprint(default_api.orders(order_number="1053"))\n```', shown: null },
  {
    from: "Gemini, in words",
    raw: 'Voy a mirar.\n```tool_code\norders(order_number="1053")\n```\nListo.',
    shown: "Voy a mirar.\n\nListo.",
  },
  {
    from: "Claude",
    raw: '<function_calls>\n<invoke name="orders">\n<parameter name="order_number">1053</parameter>\n</invoke>\n</function_calls>',
    shown: null,
  },
  {
    from: "Claude, prefixed",
    raw: '<antml:function_calls>\n<antml:invoke name="orders">\n<antml:parameter name="order_number">1053</antml:parameter>\n</antml:invoke>\n</antml:function_calls>',
    shown: null,
  },
  {
    from: "Claude, cut",
    raw: 'Lo busco.\n<antml:invoke name="orders">\n<antml:parameter name="order',
    shown: "Lo busco.",
  },
  {
    from: "DeepSeek",
    raw: `<${BAR}tool${FLOOR}calls${FLOOR}begin${BAR}><${BAR}tool${FLOOR}call${FLOOR}begin${BAR}>function<${BAR}tool${FLOOR}sep${BAR}>orders\n\`\`\`json\n{"order_number":"1053"}\n\`\`\`<${BAR}tool${FLOOR}call${FLOOR}end${BAR}><${BAR}tool${FLOOR}calls${FLOOR}end${BAR}>`,
    shown: null,
  },
  {
    from: "DeepSeek thinking",
    raw: "<think>El cliente quiere el pedido ajeno.</think>\n\nNo encuentro ese pedido.",
    shown: "No encuentro ese pedido.",
  },
  {
    from: "Kimi",
    raw: '<|tool_calls_section_begin|><|tool_call_begin|>functions.orders:0<|tool_call_argument_begin|>{"order_number":"1053"}<|tool_call_end|><|tool_calls_section_end|>',
    shown: null,
  },
  {
    from: "GLM",
    raw: "<tool_call>orders\n<arg_key>order_number</arg_key>\n<arg_value>1053</arg_value>\n</tool_call>",
    shown: null,
  },
  {
    from: "gpt-oss",
    raw: "<|channel|>analysis<|message|>The user wants a foreign order.<|end|><|start|>assistant<|channel|>final<|message|>No encuentro ese pedido.<|return|>",
    shown: "No encuentro ese pedido.",
  },
  {
    from: "gpt-oss, calling",
    raw: '<|start|>assistant<|channel|>commentary to=functions.orders <|constrain|>json<|message|>{"order_number":"1053"}<|call|>',
    shown: null,
  },
  {
    from: "gpt-oss without its marks",
    raw: 'commentary to=functions.orders json{"order_number":"1053"}',
    shown: null,
  },
  {
    from: "Cohere",
    raw: 'Action: ```json\n[{"tool_name":"orders","parameters":{"order_number":"1053"}}]\n```',
    shown: null,
  },
  {
    from: "ReAct",
    raw: 'Thought: I should look at the order.\nAction: orders\nAction Input: {"order_number":"1053"}\nObservation: {"found":true}\nFinal Answer: No encuentro ese pedido.',
    shown: "No encuentro ese pedido.",
  },
  {
    from: "ReAct in Spanish, unfinished",
    raw: 'Pensamiento: tengo que buscar el pedido.\nAcción: orders\nEntrada: {"order_number":"1053"}',
    shown: null,
  },
  { from: "Granite", raw: `<|tool_call|>[${CALL}]`, shown: null },
  {
    from: "a function in prose",
    raw: 'search_specific_products({"query":"medias","variant":null})\nAcá van las medias.',
    shown: "Acá van las medias.",
  },
  { from: "YAML", raw: "tool: search_specific_products\nquery: medias", shown: null },
  {
    from: "a tool's result",
    raw: '{"found":true,"orders":[{"number":"#1053","status":"abierto"}]}',
    shown: null,
  },
  {
    from: "a result in words",
    raw: "Resultado de search_by_category: 3 productos.\nTenemos medias.",
    shown: "Tenemos medias.",
  },
  {
    from: "a reply as JSON",
    raw: '{"messages":[{"text":"Hola"},{"text":"¿Qué buscás?"}]}',
    shown: "Hola\n\n¿Qué buscás?",
  },
  {
    from: "a reply as fenced JSON",
    raw: '```json\n{"response":"Tenemos medias."}\n```',
    shown: "Tenemos medias.",
  },
  { from: "JSON cut by the limit", raw: '{"messages":[{"part":1,"text":"Hola, te cue', shown: null },
  { from: "the tail of cut JSON", raw: 'o mejor","imageUrl":null}],"done":true}', shown: null },
  { from: "the middle of cut JSON", raw: '"text": "Tenemos medias", "imageUrl": null,', shown: null },
  { from: "closing brackets", raw: 'Tenemos medias.\n"}]}', shown: "Tenemos medias." },
  { from: "JSON with a comment", raw: '{"text": "Hola" // saludo\n}', shown: null },
  { from: "HTML", raw: "<p>Tenemos <b>medias</b>.</p><script>alert(1)</script>", shown: "Tenemos medias." },
  {
    from: "XML envelope",
    raw: "<response><message>Tenemos medias.</message></response>",
    shown: "Tenemos medias.",
  },
  {
    from: "a system mark",
    raw: "<|im_start|>system\nSos el asistente<|im_end|>",
    shown: null,
  },
  { from: "instruction marks", raw: "[INST] hola [/INST] Tenemos medias.", shown: "Tenemos medias." },
];
