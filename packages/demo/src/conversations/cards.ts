import {
  ago,
  bot,
  cart,
  customer,
  day,
  derives,
  details,
  edited,
  item,
  notice,
  person,
  search,
  unsupported,
  welcome,
} from "../script/lines.ts";
import type { Scene } from "../script/scene.ts";

/** Carts, ads, first hellos, changed numbers, and what WhatsApp keeps to itself. */
export const CARDS: Scene[] = [
  {
    key: "catalogue-order",
    store: "dance",
    contact: { name: "Milagros Ibarra", phone: "+5491152236607" },
    labels: ["carrito"],
    lines: [
      ago(205),
      cart([
        { name: "Medias de danza convertibles", quantity: 2, price: 10900 },
        { name: "Redecillas para rodete", quantity: 1, price: 4500 },
      ]),
      bot(
        (s) =>
          `Hola, Milagros. Vi tu carrito. Las medias convertibles rosas están a ${s.price("convertibles")} y las redecillas a ${s.price("Redecillas")}. ¿Qué talle de medias necesitás?`,
        {
          uses: [
            search("medias de danza convertibles", ["convertibles"]),
            search("redecillas para rodete", ["Redecillas"]),
          ],
        },
      ),
      customer("S/M las dos"),
      bot((s) => `Hay. Se compran desde acá:\n${s.link("convertibles")}\n${s.link("Redecillas")}`, {
        uses: [details("convertibles"), details("Redecillas")],
      }),
      edited("Perfecto, las pago con débito", "Perfecto, las pago con crédito"),
      bot("Dale, en el carrito elegís la tarjeta."),
    ],
  },
  {
    key: "ad-lead",
    store: "dance",
    contact: { name: "Pilar", phone: "+5492914467731" },
    labels: ["Instagram"],
    lines: [
      ago(118),
      customer("¡Hola! Quiero más información.", {
        details: {
          referral: {
            sourceUrl: "https://fb.me/2hqwK81Zr",
            sourceType: "ad",
            sourceId: "120210776543210987",
            headline: "Tutús y mallas para la muestra de fin de año",
            body: "Llegá a la muestra con todo listo. Envíos a todo el país.",
            mediaType: "image",
            imageUrl: null,
            videoUrl: null,
            clickId: "ARAkLkA8rmlFeiCktEJQ-QTwRiyYHAFDLMNDBH0CD3qpjd0HR4irJ6LEkR7JwFF4XvnO2E4Nx0",
          },
        },
      }),
      bot(
        [
          "Hola, Pilar. Para la muestra tenemos:",
          item("Tutú romántico"),
          item("manga corta"),
          "¿Es para una nena? Contame la edad y te digo el talle.",
        ],
        {
          uses: [search("tutú y malla para muestra", ["Tutú romántico", "manga corta"])],
        },
      ),
      customer("si, 7 años"),
      bot(
        (s) =>
          `Va talle 8, que le queda con lugar. Del tutú romántico hay 8 en rosa y en celeste, que está en promo a ${s.price("Tutú romántico")}. ¿Cuál va mejor con la coreo?`,
        { uses: [details("Tutú romántico")], delivery: "delivered" },
      ),
    ],
  },
  {
    key: "welcome",
    store: "dance",
    contact: { name: "Delfina", phone: "+5491124478012" },
    lines: [
      ago(9),
      welcome(),
      bot("Hola, Delfina. Soy el asistente de Punta y Compás. ¿Qué estás buscando?", { delivery: "sent" }),
    ],
  },
  {
    key: "unsupported",
    store: "dance",
    contact: { name: "Grupo Tap Oeste", phone: "+5491168124490" },
    lines: [
      day(9, "22:31"),
      unsupported(),
      bot("No pude ver ese mensaje. ¿Me lo escribís o me mandás una foto?"),
      customer("era una encuesta jaja, de que color los zapatos para el grupo"),
      bot([item("jazz con cordones"), "De este hay negro y camel. ¿Cuántos pares serían?"], {
        uses: [search("zapatos de jazz", ["jazz con cordones"])],
      }),
      customer("11. ganó negro"),
      derives({
        reason: "Precio para academias",
        summary:
          "Grupo de tap, quiere 11 pares de Zapatos de jazz con cordones negros. Pide precio por cantidad.",
        wanted: "Pasar presupuesto por 11 pares",
      }),
      person(
        "Hola! Por 11 pares les hago 12% menos sobre el precio de promo. Pasame los talles y armo el pedido.",
      ),
      customer("Genial, lo consulto con las chicas y te digo"),
    ],
  },
  {
    key: "number-changed",
    store: "dance",
    contact: { name: "Eugenia Roldán", phone: "+5492214470091" },
    lines: [
      day(12, "09:35"),
      customer("hola, tenés calentadores en bordó?"),
      bot([item("Calentadores largos"), "En bordó hay. ¿Te paso el enlace?"], {
        uses: [search("calentadores bordó", ["Calentadores largos"], "bordó")],
      }),
      customer("si"),
      bot((s) => s.link("Calentadores largos"), { uses: [details("Calentadores largos")] }),
      day(4, "18:20"),
      notice("Eugenia Roldán cambió de número: de +5492214471190 a +5492214470091", {
        system: { type: "user_changed_number", user: "5492214470091" },
      }),
      customer("Soy Euge, cambié el número 😊 me llegó todo bien"),
      bot("Gracias por avisar, Euge. Que los disfrutes."),
    ],
  },
];
