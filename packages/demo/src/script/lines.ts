import type { SampleName } from "@platform/simulator";
import { HANDOFF_TEXT } from "./handoffText.ts";
import type {
  At,
  Bot,
  Bubble,
  Customer,
  Delivery,
  File,
  Notice,
  Person,
  Reaction,
  ToolUse,
  Words,
} from "./scene.ts";

/** Minutes before now. */
export const ago = (minutesAgo: number): At => ({ kind: "at", when: { minutesAgo } });

/** An hour of the store's clock, some days before now; most Sundays become Saturdays. */
export const day = (daysAgo: number, time: string): At => ({ kind: "at", when: { daysAgo, time } });

type CustomerOptions = Partial<Pick<Customer, "key" | "quotes" | "outcome" | "details">>;

export const customer = (words: Words, options: CustomerOptions = {}): Customer =>
  incoming("text", { ...options, words });

function incoming(type: string, rest: Partial<Customer>): Customer {
  return {
    kind: "customer",
    type,
    words: null,
    details: null,
    file: null,
    key: null,
    quotes: null,
    outcome: null,
    ...rest,
  };
}

const file = (kind: File["kind"], sample: SampleName, rest: Partial<File> = {}): File => ({
  kind,
  sample,
  transcript: null,
  fileName: null,
  state: "stored",
  ...rest,
});

export const photo = (
  words: Words | null,
  options: CustomerOptions & { sample?: SampleName; state?: File["state"] } = {},
): Customer => {
  const { sample = "photo", state = "stored", ...rest } = options;
  return incoming("image", { ...rest, words, file: file("image", sample, { state }) });
};

export const voice = (
  sample: "voice" | "voice_order",
  transcript: string | null,
  options: CustomerOptions = {},
): Customer =>
  incoming("audio", { details: { voice: true }, ...options, file: file("audio", sample, { transcript }) });

export const video = (words: Words | null, options: CustomerOptions = {}): Customer =>
  incoming("video", { ...options, words, file: file("video", "clip") });

export const pdf = (fileName: string, options: CustomerOptions & { words?: Words } = {}): Customer =>
  incoming("document", {
    ...options,
    words: options.words ?? null,
    file: file("document", "receipt", { fileName }),
  });

export const sticker = (options: CustomerOptions = {}): Customer =>
  incoming("sticker", { ...options, file: file("sticker", "sticker") });

export const place = (name: string, address: string, [latitude, longitude]: [number, number]): Customer =>
  incoming("location", {
    words: `${name}, ${address}`,
    details: { location: { latitude, longitude, name, address, url: null } },
  });

export const card = (name: string, phone: string): Customer =>
  incoming("contacts", {
    words: name,
    details: {
      contacts: [
        {
          name,
          phones: [{ phone, waId: phone.replace(/\D/g, ""), type: "CELL" }],
          emails: [],
          company: null,
        },
      ],
    },
  });

export const cart = (items: { name: string; quantity: number; price: number }[]): Customer =>
  incoming("order", {
    details: {
      order: {
        catalogId: "914402771829301",
        items: items.map(({ name, quantity, price }) => ({
          retailerId: name,
          quantity,
          price,
          currency: "ARS",
        })),
      },
    },
  });

/** A tapped button of a message, a list row, or a template's quick reply. */
export const tap = (title: string, kind: "button" | "list" | "template" = "button"): Customer =>
  incoming(kind === "template" ? "button" : "interactive", {
    words: title,
    details: {
      choice: {
        id: title.toLowerCase().replaceAll(" ", "_"),
        title,
        description: kind === "list" ? "Opción del menú" : null,
      },
    },
  });

export const unsupported = (): Customer =>
  incoming("unsupported", {
    details: {
      unsupported: {
        type: "poll_creation",
        errors: [
          {
            code: "131051",
            title: "Message type unknown",
            details: "Message type is currently not supported.",
          },
        ],
      },
    },
  });

export const welcome = (): Customer => incoming("request_welcome", {});

export const edited = (words: string, before: string): Customer =>
  incoming("text", { words, details: { editedFrom: before } });

interface BotOptions {
  uses?: ToolUse[];
  delivery?: Delivery | Delivery[];
  key?: string;
}

export const bot = (
  says: Bubble | Bubble[],
  { uses = [], delivery = "read", key }: BotOptions = {},
): Bot => ({
  kind: "bot",
  uses,
  says: Array.isArray(says) ? says : [says],
  delivery: Array.isArray(delivery) ? delivery : [delivery],
  result: "reply",
  handoff: null,
  reason: null,
  key: key ?? null,
});

interface Derivation {
  reason: string;
  summary: string;
  wanted?: string | null;
  uses?: ToolUse[];
  delivery?: Delivery;
  store?: keyof typeof HANDOFF_TEXT;
}

/** The bot passes the chat on, and says so in the store's words. */
export const derives = ({
  reason,
  summary,
  wanted = null,
  uses = [],
  delivery = "read",
  store = "dance",
}: Derivation): Bot => {
  const derive: ToolUse = { tool: "derivhumano", reason, summary, wanted };
  return {
    ...bot(HANDOFF_TEXT[store], { uses: [...uses, derive], delivery }),
    result: "handoff",
    reason,
    handoff: { cause: "agent", reason, summary, wanted },
  };
};

/** A run that came to nothing that the customer saw. */
export const thinks = (
  result: "silence" | "superseded" | "overtaken" | "failure",
  reason: string,
  uses: ToolUse[] = [],
): Bot => ({
  ...bot([], { uses }),
  result,
  reason,
});

/** The model can't be had: the apology, and a person. */
export const apologizes = (code: string, says: string): Bot => ({
  ...bot(
    "Perdón, ahora no puedo responderte como corresponde. Le pasé tu mensaje a una persona del equipo, que te responde por acá.",
  ),
  result: "handoff",
  reason: `${code}: ${says}`,
  handoff: { cause: "agent_failure", reason: code, summary: `${code}: ${says}`, wanted: null },
});

type PersonOptions = Partial<Pick<Person, "who" | "delivery" | "quotes" | "key">> & { sends?: File };

export const person = (words: Words, { sends, ...options }: PersonOptions = {}): Person => ({
  kind: "person",
  words,
  who: "romina",
  delivery: "read",
  file: sends ?? null,
  quotes: null,
  key: null,
  ...options,
});

/** A file that a person sends from the phone. */
export const picture = (sample: SampleName = "photo"): File => file("image", sample);
export const document = (fileName: string): File => file("document", "receipt", { fileName });
export const note = (transcript: string | null): File => file("audio", "voice_order", { transcript });

export const notice = (text: string, details: Record<string, unknown> | null = null): Notice => ({
  kind: "notice",
  text,
  details,
});
export const reacts = (to: string, emoji: string, author: Reaction["author"] = "customer"): Reaction => ({
  kind: "reaction",
  to,
  emoji,
  author,
});

export const search = (query: string, found: string[], variant: string | null = null): ToolUse => ({
  tool: "search_specific_products",
  query,
  found,
  variant,
});
export const category = (query: string, found: string[]): ToolUse => ({
  tool: "search_by_category",
  query,
  found,
});
export const browse = (found: string[]): ToolUse => ({ tool: "browse_general_storefront", found });
export const details = (name: string): ToolUse => ({ tool: "get_product_details", name });
export const buyLink = (name: string, variant: string): ToolUse => ({ tool: "purchase_link", name, variant });
export const coupons = (): ToolUse => ({ tool: "cupones_list" });
export const ordersOf = (found: string[], number: string | null = null): ToolUse => ({
  tool: "orders",
  number,
  found,
});
export const item = (product: string): Bubble => ({ product });
