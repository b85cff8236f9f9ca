import type { way as es } from "../es/way.ts";

export const way: typeof es = {
  unreadable: {
    detail: "The saved key can't be opened with the current ENCRYPTION_KEY.",
    fix: "Enter the key again.",
  },
  bot: {
    suspended: { detail: "The store is suspended.", fix: "Resume it on the store's page." },
    paused: { detail: "The bot is paused.", fix: "End the pause so that it answers." },
    off: { detail: "The bot is off.", fix: "Choose another mode so that it answers." },
    test: { detail: "It answers the test numbers only." },
    drafts: { detail: "It proposes replies; a person approves them." },
    on: { detail: "It answers." },
  },
  webhook: {
    noSecret: {
      detail: "The webhook's secret is missing: everything that YCloud sends is refused.",
      fix: "Enter the secret that YCloud shows when the webhook is created.",
    },
    none: (address) => ({
      detail: "Nothing has come in for this number yet.",
      fix: `Enter ${address} at YCloud and send a test message.`,
    }),
    last: (when) => ({
      detail: `The last event came in on ${when}.`,
      fix: "If there have been messages since, check the webhook at YCloud.",
    }),
  },
  providers: {
    none: { detail: "No provider is paused." },
    model: (code) => `the model (${code})`,
    ycloud: (code) => `YCloud (${code})`,
    resting: (names, since) => ({
      detail: `After repeated failures we have left ${names} alone since ${since}.`,
      fix: "Mend the key or the account that fails; what is pending goes out by itself.",
    }),
  },
  files: {
    kept: { detail: "The chats' files are saved." },
    folder: (trouble) => ({
      detail: `Incoming photos and voice notes can't be saved (${trouble}).`,
      fix: "Whoever runs the installation has to check the folder for files: space and permissions.",
    }),
    bucket: (trouble, bucket) => ({
      detail: `Incoming photos and voice notes can't be saved (${trouble}).`,
      fix: `Whoever runs the installation has to check the bucket ${bucket}: that it exists, its key, permissions and space.`,
    }),
  },
  mail: {
    none: { detail: "Without mail, alerts stay in the panel.", fix: "Set up the mail (SMTP)." },
    platform: "The platform's mail",
    server: (host) => `The mail server ${host}`,
    platformFix: "Whoever runs the installation has to check SMTP_URL.",
    signedIn: (name) => ({ detail: `${name} accepts the sign-in.` }),
    answers: (name) => ({ detail: `${name} answers.` }),
    refused: (name, said) => ({
      detail: `${name} refuses the sign-in${said}.`,
      fix: "Check user and password; some mail providers want an app password.",
    }),
    privateAddress: (name) => ({
      detail: `${name} has a private address.`,
      fix: "Use a public mail server.",
    }),
    unknownHost: (name) => ({ detail: `${name} doesn't exist.`, fix: "Check the server's name." }),
    noTls: (name, said) => ({
      detail: `${name} doesn't accept the secure connection${said}.`,
      fix: "Check the security chosen (SSL, STARTTLS or none) and the port.",
    }),
    certificate: (name) => ({
      detail: `${name} shows a certificate that can't be trusted.`,
      fix: "Use the server's name as it stands in its certificate.",
    }),
    late: (name) => ({
      detail: `${name} didn't answer within five seconds.`,
      fix: "Check the port. Try again in a while.",
    }),
    closed: (name, said) => ({
      detail: `${name} lets nobody connect${said}.`,
      fix: "Check server, port and security.",
    }),
  },
  model: {
    noKey: { detail: "The model's key is missing: the bot can't write.", fix: "Enter the model's key." },
    answers: (model) => ({ detail: `The model ${model} answers.` }),
    refused: { detail: "The model's provider refuses the key.", fix: "Copy the model's key again." },
    noCredit: {
      detail: "The model's account has run out of credit.",
      fix: "Add credit to the model's account.",
    },
    unknown: (model) => ({
      detail: `The provider doesn't accept the model ${model}.`,
      fix: "Check the model's name and its address.",
    }),
    accepted: (model) => ({ detail: `The provider accepts the key and the model ${model}.` }),
    limited: {
      detail: "The model's provider is limiting requests.",
      fix: "Ask for a higher limit, or wait.",
    },
    late: { detail: "The model's provider didn't answer in time.", fix: "Try again in a while." },
  },
  signature: {
    noSecret: {
      detail: "Without a secret there is no signature to try.",
      fix: "Enter the webhook's secret.",
    },
    unreached: {
      detail: "The webhook couldn't be reached from the installation itself.",
      fix: "Try again in a while.",
    },
    notKept: (base) => ({
      detail: `${base} accepted the event, but it wasn't saved for this store.`,
      fix: "Check the store's number, and that PUBLIC_URL leads to this installation.",
    }),
    forged: (base, status) => ({
      detail: `${base} answered ${status} to an event with a forged signature.`,
      fix: "Tell whoever runs the installation: it has to be refused with 401.",
    }),
    holds: (base) => ({ detail: `A signed event comes in through ${base}, and a forged one is refused.` }),
    refused: (base) => ({
      detail: `${base} refuses an event signed with the store's secret.`,
      fix: "Enter the secret again; a proxy, if there is one, must change neither the body nor YCloud-Signature. Check that PUBLIC_URL leads to this installation.",
    }),
    notStored: { detail: "The signed event couldn't be saved.", fix: "Try again in a while." },
    answered: (base, status) => ({
      detail: `${base} answered ${status} to a signed event.`,
      fix: "Check that PUBLIC_URL leads to this installation.",
    }),
  },
  canary: {
    off: { detail: "It is off in this store.", fix: "Turn it on in Mode." },
    grounded: { detail: "It isn't sent while the bot doesn't answer customers.", fix: "Turn the bot on." },
    overdue: (when) => ({
      detail: `It was due on ${when} and wasn't sent.`,
      fix: "Check that a process with ROLE=worker or ROLE=all is running, and its log.",
    }),
    first: { detail: "The first one hasn't been sent yet.", fix: "Wait about ten minutes." },
    station: {
      door: (seconds) => `came in within ${seconds} s`,
      turn: (seconds) => `waited ${seconds} s for its turn`,
      reply: (seconds) => `was answered in ${seconds} s`,
      out: (seconds) => `left in ${seconds} s`,
      delivery: (seconds) => `reached the phone in ${seconds} s`,
    },
    landed: (when, way, end) => ({ detail: `On ${when} it ${way}. ${end}` }),
    end: {
      nothingSent: "Nothing was sent: at the end YCloud confirmed key and number.",
      accepted: "YCloud accepted it; the test phone hasn't confirmed it yet.",
      delivered: "The test phone received it.",
    },
    stuck: (when, failures, what) => `On ${when} it didn't reach the end (${failures} in a row): ${what}.`,
    before: (way) => ` Before that it ${way}.`,
    trouble: {
      noSecret: { detail: "the webhook's secret is missing", fix: "Enter the webhook's secret." },
      noAnswer: (address) => ({
        detail: `${address} didn't answer`,
        fix: "Check name, certificate and proxy of PUBLIC_URL; the server itself has to reach that address, too.",
      }),
      signature: (address) => ({
        detail: `${address} refused the signature`,
        fix: "Enter the webhook's secret again.",
      }),
      door: (address, status) => ({
        detail: `${address} answered ${status}`,
        fix: "Check that PUBLIC_URL leads to this installation and that the database answers.",
      }),
      notKept: {
        detail: "the event wasn't saved for this store",
        fix: "Check the store's number and the log of whoever receives the events.",
      },
      gated: (reason) => ({
        detail: `the bot couldn't answer (${reason})`,
        fix: "See Bot and Providers.",
      }),
      notTaken: {
        detail: "nobody took the turn",
        fix: "Check that a process with ROLE=worker or ROLE=all is running, and its log.",
      },
      quiet: {
        detail: "the bot chose not to answer",
        fix: "Ask the same in Brain, Try, and correct the instructions.",
      },
      untrue: {
        detail: "the reply said something that isn't in the store",
        fix: "Ask the same in Brain, Try, and correct the instructions.",
      },
      noReply: (reason) => ({
        detail: `there was no reply (${reason})`,
        fix: "See Model and Spending limit.",
      }),
      windowClosed: {
        detail: "WhatsApp doesn't allow writing to the test phone",
        fix: "Write to the store from that phone: it counts for 24 hours. Or remove it in Mode.",
      },
      notAccepted: (reason) => ({
        detail: `YCloud didn't accept it (${reason})`,
        fix: "See WhatsApp and YCloud balance.",
      }),
      notDelivered: (reason) => ({
        detail: `WhatsApp didn't deliver it (${reason})`,
        fix: "Check the test phone in Mode.",
      }),
    },
  },
};
