import {
  ago,
  bot,
  buyLink,
  category,
  coupons,
  customer,
  day,
  details,
  item,
  ordersOf,
  reacts,
  search,
} from "../script/lines.ts";
import type { Scene } from "../script/scene.ts";

/** Chats that the bot brought to an end by itself: products, sizes, coupons and orders. */
export const SALES: Scene[] = [
  {
    key: "first-pointe",
    store: "dance",
    contact: { name: "Carla Benítez", phone: "+5491164402218" },
    unread: 0,
    lines: [
      ago(14),
      customer("Hola! Buenas"),
      customer("mi hija arranca puntas este mes, tienen para principiantes?"),
      bot(
        [
          "Hola, Carla. Sí, tenemos dos que van bien para empezar:",
          item("Debut"),
          item("punta Aurora"),
          "La primera punta conviene que la elija la maestra. ¿Qué talle de calle usa?",
        ],
        {
          uses: [search("zapatillas de punta principiante", ["Debut", "punta Aurora"])],
        },
      ),
      customer("La maestra le dijo justo la Debut. Usa 38 de calle", { key: "size" }),
      bot(
        (s) =>
          `Entonces va 37: las puntas se piden un número menos. La Debut está en 37 a ${s.price("Debut")}. Las cintas y elásticos van aparte, ${s.price("cintas y elásticos")} el set. ¿Te paso los enlaces?`,
        {
          uses: [details("Debut"), search("cintas y elásticos para puntas", ["cintas y elásticos"])],
          key: "offer",
        },
      ),
      customer("Sii porfa"),
      bot((s) => `Acá los tenés:\n${s.link("Debut")}\n${s.link("cintas y elásticos")}`, {
        uses: [buyLink("Debut", "37")],
        delivery: "delivered",
        key: "links",
      }),
      reacts("links", "❤️"),
    ],
  },
  {
    key: "jazz-promo",
    store: "dance",
    contact: { name: "Juli 💃", phone: "+5491158830417" },
    labels: ["jazz"],
    lines: [
      ago(52),
      customer("holaa zapatos de jazz tenes??"),
      bot(
        [
          item("jazz con cordones"),
          item("Botitas de jazz"),
          "Los de cordones están en promo. ¿Qué talle buscás?",
        ],
        {
          uses: [category("Jazz", ["jazz con cordones", "Botitas de jazz"])],
        },
      ),
      customer("38 negro"),
      bot(
        (s) =>
          `En negro 38 hay. Quedan a ${s.price("jazz con cordones")} en lugar de ${s.fullPrice("jazz con cordones")}: ${s.link("jazz con cordones")}`,
        {
          uses: [buyLink("jazz con cordones", "negro 38")],
        },
      ),
      customer("genial, lo compro a la noche cuando llego"),
      bot("Dale. Cualquier cosa con el pago me escribís por acá.", { delivery: "read" }),
    ],
  },
  {
    key: "order-in-preparation",
    store: "dance",
    contact: { name: "Lucía Ferreyra", phone: "+5491155550101" },
    labels: ["#1052"],
    lines: [
      day(18, "10:25"),
      customer("Hola, me llegó la malla rosa. Divina!"),
      bot("Qué bueno, Lucía. Gracias por contarnos."),
      ago(225),
      customer("Hola, ya está pago el 1052?"),
      bot("Hola de nuevo, Lucía. Sí: el #1052 está pagado y en preparación.", {
        uses: [ordersOf(["1052"], "1052")],
      }),
      customer("perfecto, cuándo sale?"),
      bot("Despachamos en 24 a 48 horas hábiles. Cuando salga te puedo pasar el seguimiento por acá."),
      customer("genial 🙌"),
    ],
  },
  {
    key: "order-on-the-way",
    store: "dance",
    contact: { name: "Martín Oyarzún", phone: "+5492214555202" },
    lines: [
      day(3, "18:12"),
      customer("Buenas tardes, compré unos zapatos de tango la semana pasada"),
      customer("ya salieron?"),
      bot(
        (s) =>
          `Hola, Martín. Tu pedido #1050 ya está enviado por Andreani. Lo seguís acá: ${tracking(s.order("1050"))}\nY el #1046 está listo para retirar.`,
        {
          uses: [ordersOf(["1050", "1046"])],
        },
      ),
      customer("buenisimo, gracias"),
      bot("De nada."),
      ago(190),
      customer("Una más: el 1046 hasta qué hora lo puedo pasar a buscar?"),
      bot(
        "Los retiros son de lunes a viernes de 10 a 19 y los sábados de 10 a 14, en Av. Corrientes 4521, Almagro.",
        { uses: [ordersOf(["1046"], "1046")] },
      ),
      customer("👍"),
    ],
  },
  {
    key: "coupon",
    store: "dance",
    contact: { name: "Agustina Paz", phone: "+5493814471920" },
    labels: ["cupón"],
    lines: [
      day(1, "21:47"),
      customer("hola tienen algun descuento? es mi primera compra"),
      bot(
        "Hola, Agustina. Por ser la primera compra podés usar BIENVENIDA10, que te descuenta 10%. Se carga en el carrito. ¿Ya elegiste algo?",
        { uses: [coupons()] },
      ),
      customer("una malla de breteles, la azul"),
      bot([item("Arabesque"), "La azul está en promo. ¿Qué talle usás?"], {
        uses: [search("malla de breteles azul", ["Arabesque"], "azul")],
      }),
      customer("M"),
      bot(
        (s) =>
          `Hay azul en M. Con el cupón te baja un 10% más sobre ${s.price("Arabesque")}: ${s.link("Arabesque")}`,
        { uses: [buyLink("Arabesque", "azul M"), coupons()] },
      ),
      customer("Listo, comprada 🙌"),
      bot("Qué bueno. Te llega el mail con el número de pedido; con eso te digo por acá cómo viene."),
    ],
  },
  {
    key: "sold-out",
    store: "dance",
    contact: { name: "Belén Cáceres", phone: "+5492615530984" },
    lines: [
      day(2, "13:20"),
      customer("Hola! la malla de encaje odette en S la tienen?"),
      bot(
        (s) =>
          `Hola, Belén. La ${s.product("Odette").name} está agotada en todos los talles y no tengo fecha de reposición. Si querés algo parecido, la Arabesque de espalda cruzada está desde ${s.price("Arabesque")}. ¿Te la muestro?`,
        {
          uses: [search("malla de encaje odette", ["Odette", "Arabesque"], "S")],
        },
      ),
      customer("dale"),
      bot([item("Arabesque"), "¿En qué color la querías?"], { uses: [details("Arabesque")] }),
      customer("No, dejá, espero la de encaje. gracias igual!"),
      bot("De acuerdo. Cuando la busques en la web, si vuelve va a figurar con talles."),
    ],
  },
  {
    key: "tango-shoes",
    store: "dance",
    contact: { name: "Graciela Domínguez", phone: "+5491141175563" },
    labels: ["tango"],
    lines: [
      day(5, "11:05"),
      customer("Buen día. Busco zapatos de tango bajos, de unos 7 centímetros, número 37"),
      bot(
        [
          item("Malena 7 cm"),
          item("Milonguera 8 cm"),
          "Los Malena son de 7 cm y tienen envío gratis. ¿Los querés en negro o en bordó?",
        ],
        {
          uses: [search("zapatos de tango taco 7", ["Malena 7 cm", "Milonguera 8 cm"], "37")],
        },
      ),
      customer("En bordó. ¿Son cómodos para milongas largas?"),
      bot(
        "Son de gamuza, con pulsera al tobillo y suela de cromo, pensados para pista. Si tenés el pie ancho y dudás entre dos talles, conviene pasar a probarlos por el local.",
        { uses: [details("Malena 7 cm")] },
      ),
      customer("Perfecto, muchas gracias por la atención."),
      bot((s) => `Gracias a vos. Te dejo el enlace: ${s.link("Malena 7 cm")}`, {
        uses: [buyLink("Malena 7 cm", "37 bordó")],
      }),
    ],
  },
];

/** Where the carrier shows the parcel. */
function tracking(order: Record<string, unknown>): string {
  const [first] = Array.isArray(order["fulfillments"])
    ? (order["fulfillments"] as { tracking_info?: { url?: string | null } }[])
    : [];
  return first?.tracking_info?.url ?? "";
}
