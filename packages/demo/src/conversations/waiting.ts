import {
  ago,
  apologizes,
  bot,
  coupons,
  customer,
  day,
  derives,
  details,
  item,
  ordersOf,
  person,
  photo,
  search,
} from "../script/lines.ts";
import type { Scene } from "../script/scene.ts";

/** Chats where the bot is quiet and nobody has come yet, for minutes or for hours. */
export const WAITING: Scene[] = [
  {
    key: "wants-a-person",
    store: "dance",
    contact: { name: "Hernán Villalba", phone: "+5491157741903" },
    unread: 2,
    lines: [
      ago(13),
      customer("Buenas, necesito hablar con alguien"),
      customer("una persona, no el bot"),
      derives({ reason: "explicit_wish", summary: "Pidió hablar con una persona. No dijo para qué." }),
      customer("Ok espero"),
    ],
    owner: { kind: "waiting" },
  },
  {
    key: "wholesale",
    store: "dance",
    contact: { name: "Estudio Arabesque · Dirección", phone: "+5493413308812" },
    labels: ["mayorista", "academia"],
    unread: 3,
    lines: [
      ago(96),
      customer("Hola, soy directora de un estudio de danzas en Rosario."),
      customer("Necesitamos 24 mallas infantiles rosas y 24 pares de medias para la muestra. ¿Hacen precio?"),
      bot([item("manga corta"), item("Medias de danza con pie")], {
        uses: [
          search("malla infantil rosa", ["manga corta"]),
          search("medias de danza", ["Medias de danza con pie"]),
        ],
      }),
      customer("Sí, esas. Por cantidad, ¿cuánto quedaría?"),
      derives({
        reason: "Precio para academias",
        summary:
          "Directora de un estudio de Rosario. Quiere 24 Mallas infantiles manga corta rosas y 24 Medias de danza con pie, con precio por cantidad. La muestra es a fin de mes.",
        wanted: "Armar presupuesto por 24 + 24",
      }),
      customer("Gracias. Les dejo los talles: 6 del 6, 10 del 8, 8 del 10"),
      customer("Es para el 12 de diciembre"),
    ],
    owner: { kind: "waiting" },
  },
  {
    key: "angry",
    store: "dance",
    contact: { name: "Marcela Iriarte", phone: "+5491144650037" },
    labels: ["reclamo", "urgente"],
    unread: 4,
    lines: [
      ago(395),
      customer("Hace 9 días que espero el pedido y nadie contesta"),
      bot(
        "Hola, Marcela. Lamento la demora. Con tu teléfono no me aparece ningún pedido: ¿me pasás el número o el e-mail de la compra?",
        { uses: [ordersOf([])] },
      ),
      customer("Ya lo mandé por mail tres veces!!!"),
      customer("Es una vergüenza, la función es el sábado"),
      derives({
        reason: "reclama y está enojada",
        summary:
          "Está enojada: espera un pedido hace 9 días, escribió por mail tres veces y tiene función el sábado. No aparece pedido con su teléfono.",
        wanted: "Llamarla, ubicar el pedido por e-mail y dar fecha cierta",
      }),
      customer("???"),
      ago(140),
      customer("Sigo esperando. Si no voy a Defensa del Consumidor"),
      customer("Alguien?"),
    ],
    owner: { kind: "waiting" },
  },
  {
    key: "model-down",
    store: "dance",
    contact: { name: "Lautaro Méndez", phone: "+5492994410578" },
    unread: 1,
    lines: [
      ago(178),
      customer("hola, botas de malambo 43 tenes?"),
      apologizes("unauthorized", "401 Incorrect API key provided"),
      customer("Dale"),
    ],
    owner: { kind: "waiting" },
  },
  {
    key: "closing-soon",
    store: "dance",
    contact: { name: "Yanina Prado", phone: "+5493794412265" },
    labels: ["cambio"],
    unread: 1,
    lines: [
      ago(22.4 * 60),
      customer("Hola! la pollera de tango me quedó grande, la puedo cambiar por una M?"),
      bot(
        (s) =>
          `Hola, Yanina. Sí, tenés 30 días con la etiqueta puesta. En M hay de la ${s.product("Pollera de tango").name}. ¿Me decís el número de pedido?`,
        { uses: [details("Pollera de tango")] },
      ),
      customer("no lo encuentro, compré como invitada"),
      derives({
        reason: "Cambio de talle",
        summary:
          "Quiere cambiar la Pollera de tango con tajo por una M. Compró como invitada y no tiene el número.",
        wanted: "Buscar la compra por nombre y coordinar el cambio",
      }),
      customer("bueno, espero entonces"),
    ],
    owner: { kind: "waiting" },
  },
  {
    key: "closing-now",
    store: "dance",
    contact: { name: "Ezequiel Toledo", phone: "+5491167703341" },
    unread: 1,
    lines: [
      ago(23.72 * 60),
      customer("che, la gift card se puede usar en el local?"),
      bot("No tengo ese dato confirmado, prefiero que te conteste alguien del equipo.", {
        uses: [search("gift card", ["Gift Card"])],
      }),
      customer("dale"),
      derives({
        reason: "no está en la ficha",
        summary:
          "Pregunta si la gift card se puede usar en el local. No está en la información de la tienda.",
      }),
    ],
    owner: { kind: "waiting" },
  },
  {
    key: "window-gone",
    store: "dance",
    contact: { name: "Patricia Lobo", phone: "+5492644478106" },
    unread: 2,
    lines: [
      day(3, "19:45"),
      customer("Hola, el cupón ENVIOGRATIS no me funciona"),
      bot("Hola, Patricia. Ese cupón vale desde $ 60.000 de compra. ¿De cuánto es tu carrito?", {
        uses: [coupons()],
      }),
      customer("de 71 mil y no lo toma"),
      derives({
        reason: "no se aplica un cupón",
        summary: "El cupón ENVIOGRATIS no se aplica a un carrito de 71 mil, aunque supera el mínimo.",
        wanted: "Revisar el cupón",
      }),
      customer("les mando captura"),
      photo(null, { sample: "transfer" }),
    ],
    owner: { kind: "waiting" },
  },
  {
    key: "unanswered-at-return",
    store: "dance",
    contact: { name: "Noelia Vera", phone: "+5493764418820" },
    unread: 1,
    lines: [
      day(2, "18:30"),
      customer("Hola, ¿les entraron las castañuelas?"),
      person("Hola Noelia, todavía no. Me fijo con el proveedor y te confirmo."),
      customer("Gracias. Y el abanico rojo lo tienen?"),
    ],
    owner: { kind: "waiting", since: { minutesAgo: 900 }, reason: "unanswered_at_return" },
  },
];
