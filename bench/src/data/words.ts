/**
 * What customers write most, the commonest first, each with the key by which the product finds it (`soundOf` in
 * `apps/api/src/chatSearch/words.ts`; the bench's test holds them to it).
 */
export const COMMON: Record<string, string> = {
  hola: "ola",
  gracias: "grasias",
  precio: "presio",
  remera: "remera",
  envío: "embio",
  talle: "taye",
  negra: "negra",
  busco: "busKo",
  pedido: "pedido",
  cuotas: "Kuotas",
  cambio: "Kambio",
  zapatillas: "sapatiyas",
  azul: "asul",
  mañana: "manana",
  campera: "Kampera",
  regalo: "regalo",
  efectivo: "efeKtibo",
  consulta: "Konsulta",
  llega: "yega",
  rosario: "rosario",
};

/** All others are made of three of these, none of which sounds like another: such a word is its own key. */
export const SYLLABLES =
  "ba be bi bo da de di do fa fe fi fo ja jo la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te".split(
    " ",
  );
