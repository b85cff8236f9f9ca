/** What a process counts, by one label of a closed set. */
export const counterFamilies = {
  turns: {
    name: "platform_turns_total",
    help: "Turns that ended, by what became of them.",
    label: "outcome",
    values: ["reply", "handoff", "silence", "failure", "superseded", "overtaken", "retry", "lost", "broken"],
  },
  modelCallsAborted: {
    name: "platform_model_calls_aborted_total",
    help: "Model calls cut off at the provider because their turn had ended, by why it had.",
    label: "reason",
    values: ["superseded", "overtaken", "lost", "shutdown"],
  },
  sends: {
    name: "platform_sends_total",
    help: "Tries to send a message, by how they ended.",
    label: "outcome",
    values: ["accepted", "throttled", "rejected", "unknown", "held"],
  },
  webhooks: {
    name: "platform_webhooks_total",
    help: "Webhooks of WhatsApp, by their answer.",
    label: "status",
    values: ["200", "401", "503"],
  },
  heartbeats: {
    name: "platform_heartbeats_total",
    help: "Calls of HEARTBEAT_URL, by how they ended; not_ready: none was made.",
    label: "outcome",
    values: ["ok", "failed", "not_ready"],
  },
} as const;

/** How long things took, in seconds, in buckets up to the time after which nobody waits any more. */
export const timeFamilies = {
  webhook: {
    name: "platform_webhook_seconds",
    help: "From a webhook's arrival to its answer, which follows the commit.",
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  },
  turn: {
    name: "platform_turn_seconds",
    help: "From a turn's claim to its commit.",
    buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80],
  },
  replyWait: {
    name: "platform_reply_wait_seconds",
    help: "From the customer's oldest unanswered message to the commit of its reply, debounce included.",
    buckets: [1, 2.5, 5, 10, 15, 20, 30, 60, 120, 300],
  },
  model: {
    name: "platform_model_call_seconds",
    help: "A call of a model that was answered.",
    buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80],
  },
  send: {
    name: "platform_send_seconds",
    help: "A request that sends a message, whatever came of it.",
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
  },
} as const;

/** What is counted by store. Stores and codes beyond a bound are one series, `other`. */
export const storeFamilies = {
  modelTokens: {
    name: "platform_model_tokens_total",
    help: "Tokens of model calls, by store; cached ones are part of the input.",
    labels: ["tenant", "kind"],
  },
  modelCost: {
    name: "platform_model_cost_dollars_total",
    help: "What model calls cost, in US dollars, by store; an assumed price where nobody knows it.",
    labels: ["tenant"],
  },
  providerErrors: {
    name: "platform_provider_errors_total",
    help: "Calls that a provider refused or didn't answer, by store, provider and the adapter's code.",
    labels: ["tenant", "provider", "code"],
  },
} as const;
