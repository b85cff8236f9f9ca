import { ago, bot, customer, day, details, item, person, search, thinks, voice } from "../script/lines.ts";
import type { Scene } from "../script/scene.ts";

/** Messages that the bot rightly left alone, or answered only at the second try. */
export const QUIET: Scene[] = [
  {
    key: "mode-off",
    store: "dance",
    contact: { name: "Elba Moyano", phone: "+5493834471190" },
    lines: [
      day(29, "10:12"),
      customer("Buen día, venden por mayor?", { outcome: "mode_off" }),
      day(22, "17:40"),
      customer("Hola, quería ver polleras de folklore"),
      bot([item("Pollera de folklore"), "¿Qué talle usás?"], {
        uses: [search("pollera de folklore", ["Pollera de folklore"])],
      }),
      customer("M. gracias, lo veo en la web"),
    ],
  },
  {
    key: "not-a-test-number",
    store: "dance",
    contact: { name: "Rodrigo", phone: "+5491138840092" },
    lines: [
      day(28, "15:33"),
      customer("Hola, hacen arreglos de zapatos?", { outcome: "not_a_test_number" }),
      day(27, "9:40"),
      customer("??", { outcome: "not_a_test_number" }),
    ],
  },
  {
    key: "tester",
    store: "dance",
    contact: { name: "Romi (prueba)", phone: "+5491160021144" },
    labels: ["prueba"],
    lines: [
      day(28, "12:00"),
      customer("probando, probando. puntas talle 36?"),
      bot([item("Étoile Pro"), item("punta Aurora"), "¿Qué ancho necesitás?"], {
        uses: [search("zapatillas de punta", ["Étoile Pro", "punta Aurora"], "36")],
      }),
      customer("ancho. bien, contesta re bien"),
      bot("Gracias. En ancho, la Étoile Pro está en promoción.", { uses: [details("Étoile Pro")] }),
    ],
  },
  {
    key: "paused",
    store: "dance",
    contact: { name: "Sabrina Leiva", phone: "+5492214887730" },
    lines: [
      day(16, "11:48"),
      customer("Hola, están con demoras en los envíos?", { outcome: "paused" }),
      customer("lo pregunto por el paro", { outcome: "paused" }),
      day(15, "10:05"),
      customer("Ya me llegó, gracias igual"),
      bot("Qué bueno, Sabrina. Cualquier cosa acá estamos."),
    ],
  },
  {
    key: "excluded",
    store: "dance",
    contact: { name: "Andreani – Retiros", phone: "+5491144448100" },
    labels: ["proveedor"],
    excluded: true,
    unread: 1,
    lines: [
      day(18, "14:30"),
      customer("Buenas, el camión pasa entre 16 y 18", { outcome: "excluded" }),
      day(3, "14:25"),
      customer("Buenas, hoy pasamos 15:30", { outcome: "excluded" }),
    ],
  },
  {
    key: "late-night-window",
    store: "dance",
    contact: { name: "Victoria Saldaño", phone: "+5493548812094" },
    lines: [
      day(17, "23:58"),
      customer("hola, talle 34 de media punta negra?", { outcome: "window_closed" }),
      day(15, "14:10"),
      customer("Hola! sigo queriendo la media punta negra 34"),
      bot(
        (s) =>
          `Hola, Victoria. Perdón por la demora. De cuero, en negro 34, hay a ${s.price("media punta de cuero")}: ${s.link("media punta de cuero")}`,
        {
          uses: [search("media punta de cuero negra", ["media punta de cuero"], "34")],
        },
      ),
      customer("buenísimo"),
    ],
  },
  {
    key: "superseded",
    store: "dance",
    contact: { name: "Pía Carranza", phone: "+5491156603318" },
    lines: [
      ago(168),
      customer("hola quiero unas zapatillas de media punta", { outcome: "superseded" }),
      thinks("superseded", "newer_message", [
        search("zapatillas de media punta", ["media punta de cuero", "media punta de lona"]),
      ]),
      customer("pero de lona"),
      customer("negras 37"),
      bot([item("media punta de lona"), "En negro 37 hay. ¿Te paso el enlace para comprarla?"], {
        uses: [search("media punta de lona negra", ["media punta de lona"], "37")],
        delivery: "read",
      }),
      customer("siii"),
      bot((s) => s.link("media punta de lona"), { delivery: "read" }),
    ],
  },
  {
    key: "half-sent-then-superseded",
    store: "dance",
    contact: { name: "Oriana Bravo", phone: "+5492915520448" },
    lines: [
      day(7, "19:33"),
      customer("bolsos?"),
      bot([item("Pirouette"), item("Mochila para zapatillas"), "¿Buscás bolso o mochila?"], {
        uses: [search("bolsos de danza", ["Pirouette", "Mochila para zapatillas"])],
        delivery: ["read", { cancelled: "superseded" }, { cancelled: "superseded" }],
      }),
      customer("el rosa en particular"),
      bot((s) => `El Pirouette rosa está en promo a ${s.price("Pirouette")}: ${s.link("Pirouette")}`, {
        uses: [details("Pirouette")],
      }),
      customer("lo quiero ♥️"),
    ],
  },
  {
    key: "overtaken-bubble",
    store: "dance",
    contact: { name: "Renata Lugones", phone: "+5493435568812" },
    lines: [
      day(19, "12:44"),
      customer("Hola, la pollera de flamenco en rojo L"),
      bot([item("Pollera de ensayo de flamenco"), "El rojo L está agotado."], {
        uses: [search("pollera flamenco roja", ["Pollera de ensayo de flamenco"], "L")],
        delivery: [{ cancelled: "overtaken" }, { cancelled: "overtaken" }],
      }),
      person("Hola Renata! En rojo L no quedó, en negro sí.", { who: "phone" }),
      customer("dale, en negro me sirve"),
      person("Listo, te la separo hasta el viernes.", { who: "phone" }),
    ],
  },
  {
    key: "thanks",
    store: "dance",
    contact: { name: "Olga Reynoso", phone: "+5493415580917" },
    lines: [
      day(11, "18:55"),
      customer("Me llegaron los calentadores. Hermosos, muchas gracias"),
      thinks("silence", "Agradece, no pregunta nada"),
    ],
  },
  {
    key: "hidden-number",
    store: "dance",
    contact: { name: "@bailarina.del.oeste", phone: null, userId: "AR.1349274150982213" },
    lines: [
      ago(36),
      customer("hola! compras por acá se puede?"),
      bot("Hola. La compra se hace en la tienda y yo te ayudo a elegir. ¿Qué estás buscando?"),
      customer("un tutu de ensayo blanco m"),
      bot([item("Tutú de ensayo"), "En blanco M hay, y tiene envío gratis. ¿Te paso el enlace?"], {
        uses: [search("tutú de ensayo blanco", ["Tutú de ensayo"], "M")],
        delivery: "delivered",
      }),
    ],
  },
  {
    key: "no-name",
    store: "dance",
    contact: { name: null, phone: "+5491169947702" },
    unread: 1,
    lines: [
      ago(23.2 * 60),
      voice("voice", "Hola, ¿tenés zapatillas de punta en talle treinta y ocho?"),
      bot([item("Debut"), "En 38 hay. ¿Es para empezar?"], {
        uses: [search("zapatillas de punta", ["Debut"], "38")],
        delivery: "delivered",
      }),
      voice("voice_order", null),
      bot("No pude escuchar bien ese audio. ¿Me lo escribís?", { delivery: "delivered" }),
    ],
  },
  {
    key: "tense-window",
    store: "dance",
    contact: { name: "Daniela Stagnaro", phone: "+5492616618044" },
    lines: [
      ago(23.75 * 60),
      customer("Hola, hasta cuándo está la promo de los zapatos de flamenco?"),
      bot(
        (s) =>
          `Hola, Daniela. Hoy el Triana rojo está a ${s.price("Triana con clavos")}. No tengo la fecha en que termina la promo.`,
        { uses: [details("Triana con clavos")] },
      ),
      customer("ok lo pienso"),
    ],
  },
  {
    key: "one-hello",
    store: "dance",
    contact: { name: "Kevin", phone: "+5491127781190" },
    lines: [ago(2.5), customer("hola"), bot("Hola, Kevin. ¿Qué estás buscando?", { delivery: "sent" })],
  },
];
