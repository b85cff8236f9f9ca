import {
  ago,
  bot,
  customer,
  day,
  derives,
  details,
  item,
  ordersOf,
  person,
  search,
} from "../script/lines.ts";
import type { Scene } from "../script/scene.ts";

const CLOSED =
  "(#131047) Message failed to send because more than 24 hours have passed since the customer last replied to this number.";
const UNDELIVERABLE =
  "(#131026) Message undeliverable. The recipient may not have accepted WhatsApp's latest terms, or the number is not on WhatsApp.";

/** Messages that didn't arrive, each in another way. */
export const FAILURES: Scene[] = [
  {
    key: "window-closed-131047",
    store: "dance",
    contact: { name: "Ailén Cabrera", phone: "+5492914423387" },
    labels: ["cambio"],
    lines: [
      day(4, "17:18"),
      customer("Hola, ¿me avisan cuando entre el saco cruzado en S rosa?"),
      derives({
        reason: "Aviso de reposición",
        summary: "Quiere que le avisen cuando vuelva el Saco cruzado de ballet en Rosa S.",
        uses: [search("saco cruzado rosa", ["Saco cruzado"], "S")],
      }),
      person("Hola Ailén, te anoto."),
      customer("gracias!"),
      day(1, "12:00"),
      person("Ailén, llegó el saco en S rosa. ¿Te lo separo?", {
        delivery: { failed: "131047", says: CLOSED, when: "status" },
      }),
    ],
  },
  {
    key: "undeliverable-131026",
    store: "dance",
    contact: { name: "Nélida", phone: "+5491120014478" },
    lines: [
      ago(430),
      customer("medias de red tienen"),
      bot([item("Medias de red"), "¿Negras o piel?"], {
        uses: [search("medias de red", ["Medias de red"])],
        delivery: [
          { failed: "131026", says: UNDELIVERABLE, when: "status" },
          { failed: "131026", says: UNDELIVERABLE, when: "status" },
        ],
      }),
    ],
  },
  {
    key: "unknown-human",
    store: "dance",
    contact: { name: "Candela Arrieta", phone: "+5491163325540" },
    lines: [
      ago(170),
      customer("Hola, ¿el sábado atienden?"),
      person("Hola Cande, sí, de 10 a 14."),
      customer("Y tienen probador?"),
      person("Sí, dos probadores y espejo grande.", { delivery: "unknown" }),
    ],
    owner: { kind: "person", who: "romina", minutesLeft: 75 },
  },
  {
    key: "unknown-bot",
    store: "dance",
    contact: { name: "Walter Sáenz", phone: "+5493514408125" },
    unread: 1,
    lines: [
      ago(260),
      customer("hola precio de las botas de malambo?"),
      bot(
        (s) =>
          `Hola, Walter. Las ${s.product("malambo").name.toLowerCase()} están a ${s.price("malambo")} con envío gratis: ${s.link("malambo")}`,
        {
          uses: [search("botas de malambo", ["malambo"])],
          delivery: {
            failed: "outcome_unknown",
            says: "reset: The connection was closed before an answer came",
            when: "request",
          },
        },
      ),
    ],
    owner: { kind: "waiting" },
  },
  {
    key: "picture-refused",
    store: "dance",
    contact: { name: "Jazmín Correa", phone: "+5492804661190" },
    lines: [
      day(1, "18:05"),
      customer("Hola! funda para tutú tienen?"),
      bot([item("Funda porta tutú"), "¿La necesitás para un tutú plato o uno romántico?"], {
        uses: [search("funda tutú", ["Funda porta tutú"])],
        delivery: ["picture_refused", "read"],
      }),
      customer("plato"),
      bot("Entra bien: mide un metro de diámetro.", { uses: [details("Funda porta tutú")] }),
      customer("y calentadores grises?"),
      bot([item("Calentadores largos")], {
        uses: [search("calentadores grises", ["Calentadores largos"], "gris")],
        delivery: "picture_lost",
      }),
      customer("🙌"),
    ],
  },
  {
    key: "key-rejected",
    store: "dance",
    contact: { name: "Ramiro Bustos", phone: "+5493804420098" },
    unread: 2,
    lines: [
      ago(212),
      customer("buenas, zapatos de folklore 38 de mujer?"),
      bot([item("Zapatos de folklore"), "En 38 hay. ¿Te paso el enlace?"], {
        uses: [search("zapatos de folklore mujer", ["Zapatos de folklore"], "38")],
        delivery: [
          { failed: "INVALID_API_KEY", says: "The API key is invalid or has been revoked.", when: "request" },
          { cancelled: "earlier_bubble_failed" },
        ],
      }),
      customer("hola?"),
    ],
    owner: { kind: "waiting" },
  },
  {
    key: "rest-cancelled",
    store: "dance",
    contact: { name: "Guadalupe Ríos", phone: "+5493425519903" },
    unread: 1,
    lines: [
      ago(86),
      customer("Hola, calzas y tops para contemporáneo"),
      bot(["Hola, Guadalupe. Mirá:", item("Calzas largas"), item("Top deportivo"), "¿Qué talle usás?"], {
        uses: [search("calzas y tops", ["Calzas largas", "Top deportivo"])],
        delivery: [
          "read",
          "read",
          { failed: "131009", says: "(#131009) Parameter value is not valid", when: "request" },
          { cancelled: "earlier_bubble_failed" },
        ],
      }),
    ],
    owner: { kind: "waiting" },
  },
  {
    key: "balance",
    store: "dance",
    contact: { name: "Zoe Mansilla", phone: "+5492975510347" },
    lines: [
      day(14, "20:50"),
      customer("hola! quedan polleras de gasa lila?"),
      bot([item("Pollera de gasa")], {
        uses: [search("pollera de gasa lila", ["Pollera de gasa"], "lila")],
        delivery: {
          failed: "BALANCE_INSUFFICIENT",
          says: "The account balance is insufficient.",
          when: "request",
        },
      }),
      person("Hola Zoe! Sí, quedan. Perdón la demora, tuvimos un problema con el WhatsApp.", {
        delivery: "read",
      }),
      customer("No pasa nada, ya la compré"),
    ],
  },
  {
    key: "blocked-marketing",
    store: "dance",
    contact: { name: "Lorena Aráoz", phone: "+5493814490271" },
    lines: [
      day(9, "11:30"),
      customer("gracias, llegó todo!"),
      person("Qué bueno Lore. Te dejo el catálogo nuevo por si te tienta algo.", {
        delivery: {
          failed: "131049",
          says: "(#131049) This message was not delivered to maintain healthy ecosystem engagement.",
          when: "status",
        },
      }),
    ],
  },
  {
    key: "too-many",
    store: "dance",
    contact: { name: "Brisa Olmedo", phone: "+5491165507723" },
    lines: [
      day(5, "22:05"),
      customer("holi"),
      customer("media punta de lona rosa 36"),
      bot([item("media punta de lona")], {
        uses: [search("media punta de lona rosa", ["media punta de lona"], "36")],
        delivery: {
          failed: "131056",
          says: "(#131056) Pair rate limit hit: too many messages to this number in a short time.",
          when: "request",
        },
      }),
      person("Hola Brisa, te paso el enlace por acá: está en stock.", { who: "operator" }),
      customer("genia"),
    ],
  },
  {
    key: "order-not-found",
    store: "dance",
    contact: { name: "Iván", phone: "+5491170012265" },
    lines: [
      day(6, "09:50"),
      customer("estado del pedido 1049"),
      bot(
        "Con ese número no encuentro un pedido de este teléfono. ¿Me pasás el e-mail con el que compraste?",
        { uses: [ordersOf([], "1049")] },
      ),
      customer("no me acuerdo"),
      bot("Cuando lo tengas escribime y lo busco. En el mail de confirmación está el número."),
      customer("ok"),
    ],
  },
];
