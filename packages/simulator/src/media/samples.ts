import { readFileSync } from "node:fs";
import { productPicture } from "./picture.ts";

export type SampleName = "photo" | "transfer" | "voice" | "voice_order" | "clip" | "receipt" | "sticker";

export interface Sample {
  bytes: Buffer;
  mime: string;
  filename: string;
}

/** What the voice notes say; the simulated transcription answers with it. */
export const VOICE_TEXTS: Record<"voice" | "voice_order", string> = {
  voice: "Hola, ¿tenés zapatillas de punta en talle treinta y ocho?",
  voice_order: "Hola, quería saber dónde está mi pedido mil cincuenta y dos.",
};

function asset(name: string): Buffer {
  return readFileSync(new URL(`../assets/${name}`, import.meta.url));
}

/** The media customers can send: real files of each type. */
export const SAMPLES: Record<SampleName, () => Sample> = {
  photo: () => ({
    bytes: productPicture({ silhouette: "slipper", color: "salmon", seed: 2 }),
    mime: "image/png",
    filename: "foto.png",
  }),
  transfer: () => ({
    bytes: productPicture({ silhouette: "card", color: "celeste", seed: 1 }),
    mime: "image/png",
    filename: "comprobante.png",
  }),
  voice: () => ({ bytes: asset("voz-producto.ogg"), mime: "audio/ogg; codecs=opus", filename: "voz.ogg" }),
  voice_order: () => ({
    bytes: asset("voz-pedido.ogg"),
    mime: "audio/ogg; codecs=opus",
    filename: "voz.ogg",
  }),
  clip: () => ({ bytes: asset("clip.mp4"), mime: "video/mp4", filename: "video.mp4" }),
  receipt: () => ({ bytes: receiptPdf(), mime: "application/pdf", filename: "comprobante.pdf" }),
  sticker: () => ({ bytes: asset("sticker.webp"), mime: "image/webp", filename: "sticker.webp" }),
};

/** A one-page PDF with correct offsets. */
function receiptPdf(): Buffer {
  const text =
    "BT /F1 18 Tf 40 160 Td (Comprobante de transferencia) Tj 0 -28 Td /F1 12 Tf (Simulado - $ 84.900,00) Tj ET";
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 360 220] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let pdf = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const at = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = pdf.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(pdf, "latin1");
}
