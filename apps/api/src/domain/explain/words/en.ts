import type { es } from "./es.ts";

export const en: typeof es = {
  steps: {
    noDetail: "no details",
    received: "The message came in and was saved.",
    signature: "The event's signature holds for this store.",
    ofStore: (number, store) => `The number ${number} belongs to ${store}.`,
    notDue: "No answer was due.",
    botAnswered: "The bot was answering.",
    leavesFrom: (store) => `It leaves from the number of ${store}.`,
    byBot: "The bot wrote it.",
    notice: "It is a notice.",
    byPerson: "A person wrote it.",
    burst: {
      waited: "The bot waited until they had finished writing.",
      waits: "The bot waits in case they write more.",
      queued: {
        detail: "It waits for its turn.",
        fix: "If it takes more than a minute, check that the worker process is running.",
      },
      lost: {
        detail: "No turn is pending for this message.",
        fix: "Answer by hand, or return the chat to the bot.",
      },
    },
    agent: {
      take: "Take the chat.",
      neverBegan: {
        detail: "Nobody got to answer it in time: the bot didn't start, and the chat went to a person.",
        fix: "Take the chat. If it happens again, check that the worker process is running.",
      },
      withoutReply: "No reply.",
      writing: "The bot is writing its reply.",
      notBegun: "Not begun yet.",
      noReplyYet: "There is no reply yet.",
      facts: (count) => `The reply stands on ${count === "1" ? "one fact" : `${count} facts`} of the store.`,
      aModel: "The model",
      wrote: (model) => `${model} wrote the reply.`,
      couldNot: (reason) => `It couldn't answer (${reason}) and handed the chat to a person.`,
      handedOver: (reason) => `It handed the chat to a person: ${reason}.`,
      silent: (reason) => ({
        detail: `No answer was needed: ${reason}.`,
        fix: "If one was needed, take the chat.",
      }),
      dropped: {
        detail: "The reply was dropped because something changed while it was being written.",
        fix: "If the new reply isn't sent, take the chat.",
      },
      failed: (reason) => `The model failed: ${reason}.`,
    },
    sending: {
      nothing: "There is nothing to send.",
      left: (count) => (count === "1" ? "The message was sent." : `All ${count} messages were sent.`),
      failed: (why) => `It couldn't be sent: ${why}.`,
      retry: "Try sending it again.",
      unknown: {
        detail: "We don't know whether it was sent; WhatsApp has yet to tell.",
        fix: "If it doesn't arrive, try sending it again.",
      },
      draft: { detail: "It is a draft: somebody has to approve it.", fix: "Approve or discard the draft." },
      about: "It is about to be sent.",
      waits: (why) => `It waits for its turn: ${why}.`,
      held: (why) => `It can't be sent yet: ${why}. It waits and is tried again.`,
      lookAtStore: "Check the store's health.",
      discarded: "somebody discarded it",
      cancelled: (why) => `It wasn't sent: ${why}.`,
      silent: (why) => `It wasn't sent. ${why}`,
      byHand: "If need be, answer by hand.",
    },
    delivery: {
      nothing: "There is nothing to deliver.",
      notLeft: "Not sent yet.",
      failed: (why) => `WhatsApp didn't deliver it: ${why}.`,
      read: "It was read.",
      arrived: "It reached the phone.",
      onItsWay: "Sent; it hasn't reached the phone yet.",
    },
  },
  cancelled: {
    overtaken: "a person took the chat",
    superseded: "the customer wrote something more and the reply was written again",
    newer_draft: "there is a newer draft",
    earlier_bubble_failed: "the message before it in the same reply wasn't sent",
    outcome_unknown: "it wasn't known whether the attempt before had been sent",
  },
  silences: {
    with_person: {
      detail: "A person had the chat, so the bot didn't answer.",
      fix: "Return the chat to the bot if you want it to answer.",
    },
    waiting_for_person: {
      detail: "The chat was waiting for a person.",
      fix: "Take the chat, or return it to the bot.",
    },
    paused: {
      detail: "The store's bot was paused.",
      fix: "End the pause in the store's settings.",
    },
    mode_off: { detail: "The store's bot was off.", fix: "Change the store's mode." },
    not_a_test_number: {
      detail: "The store is in test mode and this number isn't on the list.",
      fix: "Add the number to the test numbers, or change the mode.",
    },
    excluded: {
      detail: "The bot is excluded from this chat.",
      fix: "Let the bot answer in this chat again.",
    },
    store_off: {
      detail: "The store was suspended.",
      fix: "Answer by hand, or ask whoever runs the installation to resume it.",
    },
    window_closed: {
      detail: "24 hours had already passed since the customer's last message.",
      fix: "Send a template, or wait for a new message.",
    },
    opening_hours: {
      detail: "The store was open: people answer during those hours.",
      fix: "Take the chat, or change the store's hours or mode.",
    },
    recently_human: {
      detail: "A person had this chat before the bot was switched on, so the bot left it alone.",
      fix: "Take the chat, or return it to the bot if you want it to go on.",
    },
    overtaken: {
      detail: "A person took the chat while the bot was writing.",
      fix: "Return the chat to the bot if you want it to answer.",
    },
    number_changed: { detail: "WhatsApp told that the number changed.", fix: "Nothing has to be done." },
    stale: {
      detail: "The message was already old when the bot's turn came, so it was left to a person.",
      fix: "Answer by hand.",
    },
    no_answer_needed: {
      detail: "The message didn't ask for an answer.",
      fix: "If one was needed, take the chat.",
    },
    history: {
      detail: "The message is from before the number was connected.",
      fix: "Nothing has to be done.",
    },
  },
  overBudget: {
    customer_limit: {
      detail:
        "The bot has answered this contact as much today as the limit per customer allows, so it handed the chat to a person.",
      fix: "Take the chat. If it is a real customer, return it to the bot: it has as much again. The limit is in Usage and limits.",
    },
    budget_spent: {
      detail: "The store's spending limit was used up, so the bot handed the chat to a person.",
      fix: "Take the chat. For the bot to go on, raise the limit in Usage and limits.",
    },
  },
  agentFixes: {
    unauthorized: "Check the model's key in the store's settings.",
    quota_exhausted: "Add credit to the model's account.",
    rate_limited: "Wait a moment, or ask the model's provider for a higher limit.",
    no_model: "Enter a key for the model in the store's settings.",
  },
  waits: {
    paced: "the store is sending many messages at once, and WhatsApp allows up to 80 per second",
    released_too_long_ago: "the process that was sending it was busy",
    unreachable: "YCloud wasn't answering",
    "131056": "WhatsApp limits messages in a row to one person",
    "130429": "WhatsApp limits messages per second",
    SENDER_RATE_LIMITED: "YCloud limits messages per second",
  },
  sendFixes: {
    no_ycloud_key: "Enter the YCloud key in the store's settings; the message goes out by itself.",
    invalid_api_key: "Copy the YCloud key again; the message goes out by itself.",
    ACCOUNT_UNAVAILABLE: "YCloud suspended the account: write to its support.",
    ACCOUNT_LIMITED: "YCloud limited the account: write to its support.",
    WHATSAPP_PHONE_NUMBER_UNAVAILABLE: "Connect the number in YCloud again.",
    "131031": "WhatsApp blocked the account: ask for a review in WhatsApp Manager.",
    "368": "WhatsApp restricted the account: ask for a review in WhatsApp Manager.",
    "131042": "Check the payment method of the WhatsApp account.",
    "131047": "24 hours have passed: send a template.",
    window_closed: "24 hours have passed: send a template.",
    "131026": "That number can't receive WhatsApp messages.",
    "131050": "The person no longer accepts messages from the store.",
    BALANCE_INSUFFICIENT: "Top up at YCloud; the message goes out by itself.",
    UNAUTHORIZED: "Check the YCloud key in the store's settings; the message goes out by itself.",
  },
};
