import {
  ago,
  bot,
  card,
  customer,
  day,
  derives,
  details,
  document,
  item,
  note,
  ordersOf,
  pdf,
  person,
  photo,
  picture,
  place,
  reacts,
  search,
  sticker,
  video,
  voice,
} from "../script/lines.ts";
import type { Scene } from "../script/scene.ts";

/** Files in both directions, places, contacts, stickers, quotes and reactions. */
export const MEDIA: Scene[] = [
  {
    key: "voice-note",
    store: "dance",
    contact: { name: "Camila Ruiz", phone: "+5491123456701" },
    lines: [
      ago(75),
      voice("voice", "Hola, ¿tenés zapatillas de punta en talle treinta y ocho?"),
      bot(
        [item("Debut"), item("Étoile Pro"), "Las dos están en 38. ¿Es tu primera punta o ya venís usando?"],
        {
          uses: [search("zapatillas de punta", ["Debut", "Étoile Pro"], "38")],
        },
      ),
      customer("ya uso hace 2 años, la pro entonces. ancho medio"),
      bot((s) => `La Étoile Pro en 38 medio está disponible: ${s.link("Étoile Pro")}`, {
        uses: [details("Étoile Pro")],
      }),
      voice("voice_order", "Hola, quería saber dónde está mi pedido mil cincuenta y dos."),
      bot(
        "Con tu teléfono no me aparece el #1052. ¿Me revisás el número, o me pasás el e-mail de la compra?",
        { uses: [ordersOf([], "1052")] },
      ),
      customer("ay perdón, es el 1054!"),
      bot("El #1054 está pagado y empaquetado, sale en el próximo despacho.", {
        uses: [ordersOf(["1054"], "1054")],
        delivery: "delivered",
      }),
    ],
  },
  {
    key: "photo-of-a-shoe",
    store: "dance",
    contact: { name: "Nadia Sosa", phone: "+5493516674408" },
    unread: 1,
    lines: [
      ago(31),
      photo("Hola!! tienen estas? las vi en una compañera", { key: "shoe" }),
      bot([item("media punta de cuero"), "Por la foto parece una media punta de cuero. ¿Es esta?"], {
        uses: [search("zapatillas de media punta salmón", ["media punta de cuero"])],
        delivery: "delivered",
      }),
      customer("Siii esa. en 37 la tenés?", { quotes: "shoe" }),
      bot(
        (s) =>
          `Sí, en 37 hay. En negro está en promo a ${s.price("media punta de cuero")} y en salmón sale ${s.fullPrice("media punta de cuero")}. ¿Cuál preferís?`,
        { uses: [details("media punta de cuero")], delivery: "delivered" },
      ),
      customer("Salmón, la compro ahora"),
    ],
  },
  {
    key: "transfer-receipt",
    store: "dance",
    contact: { name: "Sofía Bianchi", phone: "+543514555303" },
    labels: ["comprobante", "#1051"],
    unread: 2,
    lines: [
      ago(47),
      customer("Hola, hice la transferencia del pedido 1051"),
      pdf("comprobante-1051.pdf"),
      photo("por las dudas la captura", { sample: "transfer" }),
      derives({
        reason: "Mandó un comprobante de transferencia",
        summary:
          "Pagó el pedido #1051 (Malla clásica manga larga, Negro M) por transferencia y mandó comprobante en PDF y captura. El pedido figura con pago pendiente.",
        wanted: "Confirmar el pago del #1051 en Tiendanube",
        uses: [ordersOf(["1051"], "1051")],
      }),
      customer("Joya, quedo atenta"),
      customer("sale hoy?"),
    ],
    owner: { kind: "waiting" },
  },
  {
    key: "defect-video",
    store: "dance",
    contact: { name: "Valeria Quiroga", phone: "+5491160098214" },
    labels: ["reclamo"],
    lines: [
      day(8, "10:40"),
      customer("Hola, me llegaron los zapatos de jazz y uno tiene la suela despegada"),
      video("miren"),
      derives({
        reason: "Reclamo por producto fallado",
        summary: "Recibió los Zapatos de jazz con cordones con la suela de un pie despegada. Mandó video.",
        wanted: "Ofrecer cambio y coordinar el retiro",
      }),
      person(
        "Hola Valeria, soy Romina. Qué macana, se ve clarito en el video. Te mandamos un par nuevo y el correo se lleva el fallado, sin costo.",
      ),
      customer("Ay gracias!! pensé que iba a ser un lío"),
      person("Para nada. Te paso la etiqueta de devolución.", { sends: document("etiqueta-devolucion.pdf") }),
      sticker(),
      day(6, "15:02"),
      customer("Llegaron los nuevos, impecables 😍"),
      person("Qué alegría. Gracias por avisar.", { key: "bye" }),
      reacts("bye", "🙌"),
    ],
  },
  {
    key: "location",
    store: "dance",
    contact: { name: "Tomás Aguirre", phone: "+5493415556702" },
    lines: [
      day(2, "17:55"),
      customer("hola, mi pedido lo puede recibir mi hermana? no estoy en casa"),
      place("Gimnasio Pista 3", "Mendoza 2190, Rosario", [-32.9468, -60.6393]),
      card("Lucila Aguirre", "+54 9 341 555-8890"),
      derives({
        reason: "Pide cambiar quién recibe el envío",
        summary:
          "Quiere que su pedido #1053 lo reciba su hermana Lucila en Mendoza 2190, Rosario. Mandó ubicación y contacto.",
        uses: [ordersOf(["1053"])],
      }),
      person("Hola Tomás, ya le pasé el dato al correo. Que Lucila tenga el DNI a mano.", {
        who: "operator",
      }),
      customer("mil gracias", { key: "thanks" }),
      reacts("thanks", "👍", "human"),
    ],
  },
  {
    key: "lost-picture",
    store: "dance",
    contact: { name: "Antonella Ferri", phone: "+5491135527780" },
    unread: 1,
    lines: [
      ago(240),
      photo(null, { state: "failed" }),
      bot("La foto no llegó bien. ¿Me la mandás de nuevo o me contás qué buscás?"),
      photo("ahora?", { state: "pending" }),
      bot("Todavía no la puedo abrir. Si me decís qué producto es, lo busco.", { delivery: "delivered" }),
    ],
  },
  {
    key: "phone-files",
    store: "dance",
    contact: { name: "Inés Baldassarre", phone: "+5491149910256" },
    labels: ["puntas a medida"],
    lines: [
      day(7, "12:15"),
      customer("Buenas! quería hacerme unas puntas a medida"),
      derives({
        reason: "Puntas a medida",
        summary: "Quiere zapatillas de punta a medida. Falta coordinar la toma de medidas.",
        wanted: "Dar turno en el local",
      }),
      person("Hola Inés! Te cuento cómo es", { who: "phone" }),
      person("", { who: "phone", sends: note(null) }),
      person("Así toman la medida de la caja", { who: "phone", sends: picture() }),
      customer("Ahh perfecto. El jueves a la tarde puedo ir"),
      person("Dale, jueves 16 hs te espero. Corrientes 4521", { who: "phone" }),
      customer("Anotado 🩰"),
    ],
  },
];
