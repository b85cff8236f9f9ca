import type { IconName } from "./icons.ts";
import type { CustomerContent } from "./types.ts";

/** Sentences to begin with. */
export const IDEAS = [
  "Hola, ¿tenés medias de danza?",
  "¿Tenés zapatillas de punta talle 38?",
  "¿Qué venden?",
  "¿Hay algún cupón?",
  "¿Dónde está mi pedido 1052?",
  "Quiero hablar con una persona",
];

/** What the attach menu sends. */
export const ATTACHMENTS: { icon: IconName; label: string; content: CustomerContent }[] = [
  { icon: "photo", label: "Foto", content: { type: "image", media: "photo", caption: "¿Tenés estas?" } },
  {
    icon: "photo",
    label: "Comprobante",
    content: { type: "image", media: "transfer", caption: "Te mando el comprobante" },
  },
  { icon: "voice", label: "Nota de voz", content: { type: "audio", media: "voice" } },
  { icon: "voice", label: "Voz: mi pedido", content: { type: "audio", media: "voice_order" } },
  { icon: "video", label: "Video", content: { type: "video" } },
  { icon: "file", label: "PDF", content: { type: "document" } },
  { icon: "sticker", label: "Sticker", content: { type: "sticker" } },
  {
    icon: "pin",
    label: "Ubicación",
    content: {
      type: "location",
      latitude: -34.5881,
      longitude: -58.4253,
      name: "Thames 1240",
      address: "Palermo, Ciudad de Buenos Aires",
    },
  },
];
