import type { shop as es } from "../es/shop.ts";

export const shop: typeof es = {
  whatsapp: {
    noKey: { detail: "The YCloud key is missing: no message can leave.", fix: "Enter the YCloud key." },
    unasked: { detail: "YCloud couldn't be asked.", fix: "Mend the key and the number first." },
    late: (said) => ({ detail: `YCloud didn't answer (${said}).`, fix: "Try again in a while." }),
    refused: (said) => ({
      detail: `YCloud refuses the key (${said}).`,
      fix: "Copy the key from YCloud again.",
    }),
    holds: { detail: "The key works and the account has the number." },
    otherAccount: (number) => ({
      detail: `The YCloud account doesn't have the number ${number}.`,
      fix: "Check the store's number, or use the key of the account that has it.",
    }),
  },
  quality: {
    state: { CONNECTED: "connected", PENDING: "not fully connected", FLAGGED: "flagged for its quality" },
    rating: {
      GREEN: "high quality",
      YELLOW: "medium quality",
      RED: "low quality",
      UNKNOWN: "quality not known",
    },
    otherRating: (rating) => `quality ${rating}`,
    unlimited: "no limit of customers per day",
    upTo: (customers) => `up to ${customers} customers per day with templates`,
    otherLimit: (tier) => `limit ${tier}`,
    told: (state) => ({ detail: `WhatsApp says of the number: ${state}.` }),
    offline: (state) => ({
      detail: `WhatsApp says of the number: ${state}.`,
      fix: "Look at the number's state in YCloud and connect it again.",
    }),
    pending: (state) => ({
      detail: `WhatsApp says of the number: ${state}.`,
      fix: "Finish connecting the number in YCloud.",
    }),
    low: (state) => ({
      detail: `WhatsApp says of the number: ${state}.`,
      fix: "Send fewer templates, and only to those who expect them; quality recovers in a few days.",
    }),
    cut: (state) => ({
      detail: `WhatsApp lowered the number's limit: ${state}.`,
      fix: "Send fewer templates, and only to those who expect them; quality recovers in a few days.",
    }),
  },
  endpoint: {
    elsewhere: { detail: "YCloud's events come in through another address." },
    none: (address) => ({
      detail: "YCloud has no webhook that leads to this installation.",
      fix: `Add ${address} at YCloud.`,
    }),
    noState: "no state",
    back: (state) => ({
      detail: `YCloud suspended the webhook (${state}); we turned it on again.`,
      fix: "If it happens again, tell whoever runs the installation.",
    }),
    suspended: (state) => ({
      detail: `YCloud suspended the webhook (${state}): no message comes in.`,
      fix: "Turn it on at YCloud, under Developers, Webhooks.",
    }),
    active: { detail: "Active." },
    missing: (events) => ({
      detail: `The webhook lacks events: ${events}.`,
      fix: "Add them to the webhook at YCloud.",
    }),
  },
  balance: {
    spent: (left) => ({ detail: `No balance left at YCloud (${left}).`, fix: "Top up at YCloud." }),
    low: (left) => ({ detail: `Little balance left at YCloud (${left}).`, fix: "Top up at YCloud." }),
    left: (left) => ({ detail: `${left} left.` }),
  },
  account: {
    quiet: { detail: "WhatsApp has told of no restrictions of the account." },
    gone: (when) => ({
      detail: `The account or the number was disconnected from YCloud${when}.`,
      fix: "Connect the WhatsApp account in YCloud again.",
    }),
    numberGone: (when) => ({
      detail: `The number was disconnected from YCloud${when}.`,
      fix: "Connect the WhatsApp account in YCloud again.",
    }),
    connected: { detail: "The account is connected." },
    rejected: (when) => ({
      detail: `WhatsApp rejected the account${when}.`,
      fix: "Look at the account's state in WhatsApp Manager and ask for a review.",
    }),
    approved: { detail: "WhatsApp approved the account." },
    reinstated: { detail: "WhatsApp has enabled the account again." },
    disabled: (when) => ({
      detail: `WhatsApp disabled the account${when}.`,
      fix: "Look at the account's state in WhatsApp Manager and ask for a review.",
    }),
    restricted: (when) => ({
      detail: `WhatsApp restricted the account${when}.`,
      fix: "Look at the account's state in WhatsApp Manager and ask for a review.",
    }),
    parted: (when) => ({
      detail: `The account is no longer connected with YCloud${when}.`,
      fix: "Connect the WhatsApp account in YCloud again.",
    }),
    violation: (when, kind) => ({
      detail: `WhatsApp warned of a violation${kind}${when}.`,
      fix: "Look at the account's state in WhatsApp Manager and ask for a review.",
    }),
  },
  templates: {
    fine: { detail: "WhatsApp has paused no template." },
    troubled: (names) => ({
      detail: `WhatsApp paused or rejected: ${names}.`,
      fix: "Correct the template in YCloud, or use another one.",
    }),
  },
  store: {
    none: {
      detail: "The Tiendanube store isn't connected: the bot sees neither products nor orders.",
      fix: "Enter the store's number and its token.",
    },
    connected: (name) => ({ detail: `Connected with ${name}.` }),
    refused: { detail: "Tiendanube refuses the token.", fix: "Connect the store again." },
    forbidden: { detail: "The token lacks permissions that are needed.", fix: "Connect the store again." },
    suspended: { detail: "Tiendanube suspended the store.", fix: "Connect the store again." },
    late: (code) => ({ detail: `Tiendanube didn't answer (${code}).`, fix: "Try again in a while." }),
  },
  catalog: {
    noStore: { detail: "No store is connected." },
    closed: {
      unauthorized: {
        detail: "Tiendanube refuses the token: the bot can look up neither products nor orders.",
        fix: "Connect the store again.",
      },
      forbidden: { detail: "The token isn't allowed to read the products.", fix: "Connect the store again." },
      suspended: {
        detail: "Tiendanube suspended the store or the app: the bot says that it can't look things up now.",
        fix: "Check plan and payments at Tiendanube; after that it updates by itself.",
      },
      uninstalled: { detail: "The app was uninstalled from the store.", fix: "Connect the store again." },
    },
    noReason: "no reason given",
    unread: (why) => ({
      detail: `The catalogue couldn't be read (${why}).`,
      fix: "It is retried by itself.",
    }),
    reading: { detail: "The catalogue is being read for the first time." },
    readingOf: (read, total) => ({
      detail: `The catalogue is being read for the first time (${read} of ${total}).`,
    }),
    notKept: (products) => ({
      detail: products === "1" ? "One product couldn't be saved." : `${products} products couldn't be saved.`,
      fix: "Tell whoever runs the installation.",
    }),
    fresh: (products, when) => ({
      detail:
        products === "1" ? `One product, updated on ${when}.` : `${products} products, updated on ${when}.`,
    }),
    stale: (when, why) => ({
      detail: `The catalogue hasn't been updated since ${when}${why}.`,
      fix: "It is retried by itself; if it goes on, synchronise it by hand.",
    }),
  },
};
