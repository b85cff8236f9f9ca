import { z } from "zod";
import { fingerprint } from "../../text/fingerprint.ts";
import { acuario } from "./acuario.ts";
import { anaquel } from "./anaquel.ts";
import { atril } from "./atril.ts";
import { brote } from "./brote.ts";
import type { CaseStore } from "./caseStore.ts";
import { cazuela } from "./cazuela.ts";
import { ciranda } from "./ciranda.ts";
import { circuito } from "./circuito.ts";
import { cumbre } from "./cumbre.ts";
import { cuncuna } from "./cuncuna.ts";
import { danza } from "./danza.ts";
import { firme } from "./firme.ts";
import { focinho } from "./focinho.ts";
import { fogon } from "./fogon.ts";
import { grao } from "./grao.ts";
import { hojaldre } from "./hojaldre.ts";
import { huella } from "./huella.ts";
import { ipe } from "./ipe.ts";
import { lienzo } from "./lienzo.ts";
import { lumbre } from "./lumbre.ts";
import { malva } from "./malva.ts";
import { matiz } from "./matiz.ts";
import { nodo } from "./nodo.ts";
import { nuvem } from "./nuvem.ts";
import { ovillo } from "./ovillo.ts";
import { pampa } from "./pampa.ts";
import { papiro } from "./papiro.ts";
import { parral } from "./parral.ts";
import { patitas } from "./patitas.ts";
import { pavio } from "./pavio.ts";
import { piao } from "./piao.ts";
import { pixel } from "./pixel.ts";
import { plata } from "./plata.ts";
import { praia } from "./praia.ts";
import { refaccion } from "./refaccion.ts";
import { retama } from "./retama.ts";
import { roble } from "./roble.ts";
import { serrana } from "./serrana.ts";
import { sonhar } from "./sonhar.ts";
import { tacuara } from "./tacuara.ts";
import { tuerca } from "./tuerca.ts";
import { bigotes } from "./bigotes.ts";
import { nido } from "./nido.ts";
import { pinon } from "./pinon.ts";
import { trigal } from "./trigal.ts";
import { orvalho } from "./orvalho.ts";
import { nopal } from "./nopal.ts";
import { vacia } from "./vacia.ts";
import { vila } from "./vila.ts";
import { voltio } from "./voltio.ts";
import { yuyo } from "./yuyo.ts";
import { zancada } from "./zancada.ts";
import { zorzal } from "./zorzal.ts";

export const STORES = {
  danza,
  voltio,
  praia,
  vacia,
  pampa,
  malva,
  vila,
  roble,
  yuyo,
  nuvem,
  huella,
  brote,
  lienzo,
  anaquel,
  fogon,
  nodo,
  refaccion,
  atril,
  sonhar,
  cuncuna,
  lumbre,
  papiro,
  acuario,
  matiz,
  zorzal,
  firme,
  circuito,
  ipe,
  patitas,
  cumbre,
  ciranda,
  plata,
  retama,
  pixel,
  serrana,
  tacuara,
  focinho,
  piao,
  zancada,
  cazuela,
  parral,
  pavio,
  ovillo,
  tuerca,
  hojaldre,
  grao,
  bigotes,
  nido,
  pinon,
  trigal,
  orvalho,
  nopal,
} satisfies Record<string, CaseStore>;

const lineSchema = z.strictObject({
  store: z.custom<keyof typeof STORES>((name) => typeof name === "string" && Object.hasOwn(STORES, name)),
  customer: z.string().optional(),
  reply: z.string(),
  holds: z.boolean(),
});

export interface Case extends z.infer<typeof lineSchema> {
  kind: string;
  /** Not looked at while the checker is tuned. */
  heldOut: boolean;
}

/** Cases of one file: a JSON object per line. */
export function parseCases(kind: string, text: string): Case[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const read = lineSchema.parse(JSON.parse(line));
      // The first letter of a cyrb53 is nearly constant; the last is not.
      const last = fingerprint(`${read.customer ?? ""}${read.reply}`).slice(-1);
      return { ...read, kind, heldOut: Number.parseInt(last, 36) % 4 === 0 };
    });
}
