import type { rest as es } from "../es/rest.ts";

const raise = "Raise the limit in Usage and limits, or wait: it starts again with the store's day or month.";

export const rest: typeof es = {
  names: {
    bot: "Bot",
    webhook: "Events from WhatsApp",
    whatsapp: "WhatsApp",
    quality: "Number quality",
    endpoint: "Webhook at YCloud",
    signature: "Webhook signature",
    balance: "YCloud balance",
    account: "WhatsApp account",
    templates: "Templates",
    store: "Tiendanube",
    catalog: "Catalogue",
    model: "Model",
    providers: "Providers",
    budget: "Spending limit",
    files: "Files",
    mail: "Mail",
    canary: "Test message of its own",
    sheet: "Store sheet",
  },
  budget: {
    noLimit: (today, month) => ({ detail: `No limit. ${today} today; ${month} this month.` }),
    used: (spent, limit) => `${spent} of ${limit}`,
    day: {
      spent: (used) => ({ detail: `Today's limit is used up (${used}): chats go to people.`, fix: raise }),
      grace: (used, until) => ({
        detail: `Today's limit is used up (${used}). Up to ${until} the fallback model answers, if there is a cheaper one; if not, chats go to people.`,
        fix: raise,
      }),
      over: (used) => ({
        detail: `Today's limit was passed (${used}). The store chose to be told only: the bot goes on answering.`,
        fix: raise,
      }),
      warn: (used) => ({ detail: `More than 80% of today's limit is used: ${used}.`, fix: raise }),
      ok: (used) => ({ detail: `Today: ${used}.` }),
    },
    month: {
      spent: (used) => ({
        detail: `The month's limit is used up (${used}): chats go to people.`,
        fix: raise,
      }),
      grace: (used, until) => ({
        detail: `The month's limit is used up (${used}). Up to ${until} the fallback model answers, if there is a cheaper one; if not, chats go to people.`,
        fix: raise,
      }),
      over: (used) => ({
        detail: `The month's limit was passed (${used}). The store chose to be told only: the bot goes on answering.`,
        fix: raise,
      }),
      warn: (used) => ({ detail: `More than 80% of the month's limit is used: ${used}.`, fix: raise }),
      ok: (used) => ({ detail: `This month: ${used}.` }),
    },
    unpriced: (models, input, output) => ({
      detail: `We don't know what ${models} costs: for the limit it counts as if it cost US$${input} per million tokens read and US$${output} per million written.`,
      fix: "Whoever runs the installation can enter the price: it is in the guide, under Costo y topes.",
    }),
  },
  sheet: {
    fine: { detail: "It can be read." },
    more: (count) => ` and ${count} more`,
    problems: (named) => ({
      detail: `Some of the sheet can't be read, and the bot doesn't use it: ${named}.`,
      fix: "Open the store's sheet, check it and save.",
    }),
  },
  setup: {
    brain: "The bot has yet to be told what the store is about.",
    trial: "It has yet to be tried with a real message.",
    mail: "Without mail, handoff alerts stay in the panel.",
  },
};
