import {
  ago,
  bot,
  customer,
  day,
  derives,
  details,
  document,
  item,
  ordersOf,
  person,
  photo,
  search,
  thinks,
} from "../script/lines.ts";
import type { Scene } from "../script/scene.ts";

/** Chats that a person has or had: a colleague, the operator, the phone, and times that ran out. */
export const PEOPLE_CHATS: Scene[] = [
  {
    key: "colleague",
    store: "dance",
    contact: { name: "Natalia Brizuela", phone: "+5491155550143" },
    labels: ["cambio", "VIP"],
    lines: [
      day(20, "12:10"),
      customer("Hola! les quedan punteras de gel?"),
      bot(
        (s) => `Hola, Natalia. Sí, están a ${s.price("Puntera de gel")} el par: ${s.link("Puntera de gel")}`,
        { uses: [search("puntera de gel", ["Puntera de gel"])] },
      ),
      customer("Genial, las sumo al próximo pedido"),
      ago(64),
      customer("Hola, recién compré las puntas Aurora a nombre de mi hija"),
      customer("me equivoqué, puse 36 y es 35 😩 se puede cambiar?"),
      derives({
        reason: "Cambio en un pedido recién hecho",
        summary:
          "Compró las Zapatillas de punta Aurora en 36 a nombre de su hija y las quería en 35. No aparece pedido con su teléfono.",
        wanted: "Frenar el despacho y ver si hay 35",
        uses: [ordersOf([])],
      }),
      person("Hola Nati, acá Romina. Freno el despacho y me fijo en el depósito."),
      customer("Sos lo más, gracias"),
      person(
        "35 de la Aurora no quedó. Tengo la Debut en 35, que es más flexible. ¿Te sirve o preferís que te devuelva la plata?",
      ),
      customer("Dejame preguntarle a la profe y te digo"),
    ],
    owner: { kind: "person", who: "romina", minutesLeft: 145 },
  },
  {
    key: "operator",
    store: "dance",
    contact: { name: "Academia Compás Sur · Administración", phone: "+5492944555404" },
    labels: ["academia"],
    lines: [
      ago(320),
      customer("Buen día, del pedido 1047 llegó una sola caja"),
      bot(
        "Buen día. El #1047 salió en dos envíos: uno está enviado y el otro, empaquetado. ¿Querés que alguien del equipo te confirme cuándo sale?",
        { uses: [ordersOf(["1047"], "1047")] },
      ),
      customer("Sí por favor"),
      derives({
        reason: "Envío en dos partes",
        summary: "Del #1047 llegó una caja; la otra sigue empaquetada. Quiere fecha.",
        uses: [ordersOf(["1047"], "1047")],
      }),
      person(
        "Buen día, la segunda caja sale hoy con el retiro de la tarde. Les mando el seguimiento cuando lo tenga.",
        { who: "operator" },
      ),
      customer("Perfecto, gracias"),
    ],
    owner: { kind: "person", who: "operator", minutesLeft: 410 },
  },
  {
    key: "operator-unread",
    store: "dance",
    contact: { name: "Florencia Medina", phone: "+5493885547712" },
    unread: 2,
    lines: [
      ago(41),
      customer("Hola, quiero regalar una gift card pero que le llegue a mi amiga por mail"),
      person("Hola Flor. Se puede: comprala con el mail de ella y te aviso cuando salga.", {
        who: "operator",
      }),
      ago(4),
      customer("Listo, comprada"),
      customer("le llegó?? es para hoy 🙈"),
    ],
    owner: { kind: "person", who: "operator", minutesLeft: 22 },
  },
  {
    key: "phone",
    store: "dance",
    contact: { name: "Gustavo Peralta", phone: "+5491131148867" },
    labels: ["tango"],
    lines: [
      ago(150),
      customer("Hola, los Pugliese en 42 vuelven a entrar?"),
      bot(
        (s) =>
          `Hola, Gustavo. El 42 está agotado y no tengo fecha. En ${s.product("Pugliese").name} hay ${s.inStock("Pugliese")}.`,
        { uses: [details("Pugliese")] },
      ),
      thinks("overtaken", "with_person"),
      person("Gustavo, soy Mariela del local. Me queda un par 42 de exhibición, te lo dejo con descuento", {
        who: "phone",
        quotes: null,
      }),
      customer("Uh buenísimo. Paso mañana a probarlo"),
      person("Dale, te lo guardo hasta las 19", { who: "phone" }),
    ],
    owner: { kind: "person", who: "phone", minutesLeft: 1290 },
  },
  {
    key: "just-expired",
    store: "dance",
    contact: { name: "Mora Giménez", phone: "+5492234119083" },
    lines: [
      day(1, "11:25"),
      customer("Hola! el tutú de ensayo viene con bombacha?"),
      bot("Sí, trae la bombacha incorporada y son cinco capas.", { uses: [details("Tutú de ensayo")] }),
      customer("y se puede lavar en lavarropas?"),
      derives({
        reason: "no está en la ficha",
        summary: "Pregunta cómo se lava el Tutú de ensayo. No está en la ficha.",
      }),
      person("Hola Mora! A mano con agua fría y colgado de cabeza. En lavarropas no, se deforma el tul."),
      customer("Perfecto, gracias Romi"),
      person("A vos!"),
    ],
    owner: { kind: "person", who: "romina", minutesLeft: -6 },
  },
  {
    key: "returned",
    store: "dance",
    contact: { name: "Silvina Ocampos", phone: "+5493624881034" },
    lines: [
      day(10, "16:40"),
      customer("Buenas tardes, ¿hacen factura A?"),
      derives({
        reason: "Factura A",
        summary: "Pregunta si hacen factura A.",
        wanted: "Responder y tomar el CUIT",
      }),
      person("Buenas, sí. Pasame CUIT y razón social."),
      customer("30-70912245-8, Danzas del Litoral SRL"),
      person("Listo, sale con la próxima compra.", { sends: document("constancia-inscripcion.pdf") }),
      day(2, "10:05"),
      customer("Hola, quiero 3 abanicos grandes, rojos"),
      bot(
        [item("Abanico"), "En rojo hay. ¿Te paso el enlace con los tres en el carrito o los agregás vos?"],
        { uses: [search("abanico grande rojo", ["Abanico"], "rojo")] },
      ),
      customer("los agrego yo, gracias"),
    ],
  },
  {
    key: "wrote-over-bot",
    store: "dance",
    contact: {
      name: "Dr. Pablo Izaguirre (Traumatología del Deporte, consultorios San Isidro y Vicente López)",
      phone: "+5491150029913",
    },
    labels: ["proveedor"],
    lines: [
      day(13, "14:22"),
      customer(
        "Estimados, me interesa derivarles pacientes para medias de compresión. ¿Tienen stock permanente en M?",
      ),
      bot([item("Medias de compresión"), "El talle M está agotado en este momento. ¿Te sirve S o L?"], {
        uses: [search("medias de compresión", ["Medias de compresión"], "M")],
      }),
      customer("Prefiero coordinarlo con el dueño"),
      derives({
        reason: "Propuesta comercial",
        summary:
          "Traumatólogo, quiere derivar pacientes para medias de compresión. Pide hablar con el dueño.",
      }),
      person("Buenas tardes Doctor, le escribo de mi mail personal así lo vemos con tiempo.", {
        who: "phone",
      }),
      customer("Perfecto. Saludos cordiales."),
    ],
  },
  {
    key: "api-note",
    store: "dance",
    contact: { name: "Micaela Funes", phone: "+5492604339017" },
    lines: [
      day(11, "19:02"),
      customer("Hola, mi pedido de las castañuelas sigue pendiente"),
      person(
        "Hola Micaela. El sistema de depósito nos marca falta de stock: te devolvemos el importe en 48 horas.",
        { who: "api" },
      ),
      customer("Uf, bueno. Avisenme cuando entren"),
      person("Quedás anotada.", { who: "romina" }),
    ],
  },
  {
    key: "size-photo",
    store: "dance",
    contact: { name: "Abril Santillán", phone: "+5493874490216" },
    lines: [
      day(15, "20:40"),
      customer("hola, me ayudan con el talle? mido 1,58 y peso 50"),
      bot(
        (s) =>
          `Hola, Abril. ¿Para qué prenda? La ${s.product("Arabesque").name}, por ejemplo, hoy está en ${s.inStock("Arabesque")}.`,
        { uses: [details("Arabesque")] },
      ),
      customer("malla arabesque negra"),
      bot(
        "En negro hay XS, S y L. Por tus medidas iría S, pero si querés asegurarte te paso con el equipo.",
        { uses: [details("Arabesque")] },
      ),
      photo("tengo esta otra en S y me queda justa"),
      derives({
        reason: "Consulta de talle",
        summary:
          "1,58 m y 50 kg. Duda entre S y M de la malla Arabesque negra; la M está agotada. Mandó foto de otra malla S que le queda justa.",
      }),
      person("Abril, si la otra te queda justa esperá la M. Entra en diez días, te guardo una?"),
      customer("sii porfa 🙏"),
      person("Anotada."),
    ],
  },
];
