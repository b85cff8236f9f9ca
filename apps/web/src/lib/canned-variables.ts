import type { CannedValues, CannedVariable } from "@platform/contract";

/** A variable has one meaning and, for each language of the panel, a name. */
const names: Record<string, CannedVariable> = {
  nombre: "nombre",
  nome: "nombre",
  name: "nombre",
  nombre_completo: "nombre_completo",
  nome_completo: "nombre_completo",
  full_name: "nombre_completo",
  telefono: "telefono",
  telefone: "telefono",
  phone: "telefono",
  tienda: "tienda",
  loja: "tienda",
  store: "tienda",
  web: "web",
  site: "web",
  yo: "yo",
  eu: "yo",
  me: "yo",
  pedido: "pedido",
  order: "pedido",
  seguimiento: "seguimiento",
  rastreio: "seguimiento",
  tracking: "seguimiento",
};

const inBraces = /\{\s*([\p{L}_]{1,40})\s*\}/gu;

/** What is known is filled in; what isn't stays in its braces, to be seen. */
export function fillAnswer(body: string, values: CannedValues): string {
  return body.replace(inBraces, (whole, name: string) => {
    const variable = names[name.toLowerCase()];
    return (variable && values[variable]) || whole;
  });
}

interface Hole {
  start: number;
  end: number;
  text: string;
}

/** What is still to be completed before the text may leave. */
export function holesIn(text: string): Hole[] {
  return [...text.matchAll(inBraces)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}

/** Variables that no chat will ever fill. */
export function unknownVariables(body: string): string[] {
  return [...body.matchAll(inBraces)]
    .filter(([, name = ""]) => names[name.toLowerCase()] === undefined)
    .map(([whole]) => whole);
}
