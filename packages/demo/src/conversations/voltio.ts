import { ago, bot, customer, day, derives, person, photo } from "../script/lines.ts";
import type { Scene } from "../script/scene.ts";

/** The second store: the bot proposes, a person sends. */
export const VOLTIO: Scene[] = [
  {
    key: "charger-draft",
    store: "electronics",
    contact: { name: "Federico Luna", phone: "+5493516640921" },
    unread: 1,
    lines: [
      ago(18),
      customer("Hola, necesito un cargador para una notebook HP"),
      bot(
        "Hola, Federico. Para darte el correcto necesito una foto de la etiqueta del cargador viejo. ¿La tenés?",
        { delivery: "draft" },
      ),
    ],
  },
  {
    key: "cable-draft",
    store: "electronics",
    contact: { name: "Luli", phone: "+5493572440165" },
    unread: 2,
    lines: [
      ago(55),
      customer("tenes cable usb c a c de 2 metros?"),
      customer("que soporte carga rapida"),
      bot(
        [
          "Hola. Para carga rápida lo importante es que el cable soporte los watts de tu cargador.",
          "¿De cuántos watts es el tuyo?",
        ],
        { delivery: "draft" },
      ),
    ],
  },
  {
    key: "approved",
    store: "electronics",
    contact: { name: "Taller Norte", phone: "+5493513388204" },
    labels: ["taller"],
    lines: [
      day(2, "10:30"),
      customer("Buenas, baterías de iPhone 11 tienen?"),
      bot("Buenas. ¿Las buscan originales o alternativas?", { delivery: "read" }),
      customer("alternativas, 5 unidades"),
      derives({
        reason: "Compra por cantidad",
        summary: "Taller, busca 5 baterías alternativas de iPhone 11.",
        store: "electronics",
      }),
      person("Hola, 5 me quedan. Se las dejo en el mostrador.", { who: "operator" }),
      customer("Paso a la tarde"),
    ],
  },
  {
    key: "voltio-waiting",
    store: "electronics",
    contact: { name: "Susana Bergero", phone: "+5493534471108" },
    unread: 1,
    lines: [
      ago(205),
      customer("Compré un cargador ayer y no carga"),
      photo("esta es la caja"),
      derives({
        reason: "Reclamo por producto fallado",
        summary: "El cargador que compró ayer no carga. Mandó foto de la caja.",
        store: "electronics",
      }),
    ],
    owner: { kind: "waiting" },
  },
  {
    key: "newer-draft",
    store: "electronics",
    contact: { name: "Nico Ferrero", phone: "+5493562409917" },
    lines: [
      day(1, "19:15"),
      customer("hacen cambio de pin de carga de moto g?"),
      bot("Hola, Nico. ¿Qué modelo de Moto G es?", { delivery: { cancelled: "newer_draft" } }),
      customer("g32"),
      bot(
        "Hola, Nico. El servicio de reparación lo confirma el mostrador: ¿querés que te pase el precio del cambio de pin del G32?",
        { delivery: "draft" },
      ),
    ],
  },
];
