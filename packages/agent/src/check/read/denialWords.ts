const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Deny what follows, whatever it is. */
export const BARE_NEGATIONS = setOf(
  "nao ni nem tampoco nunca jamas not never cannot ningun ninguna ninguno nenhum nenhuma don't don’t doesn't doesn’t didn't isn't isn’t aren't aren’t wasn't can't can’t won't won’t haven't",
);
/** "No" as well, where a verb follows. */
export const NEGATIONS: ReadonlySet<string> = new Set([...BARE_NEGATIONS, "no"]);

export const CLITICS = setOf("te le les lo la los las se me nos lhe ya ja todavia aun ainda mas");

/** Having, being, doing, taking, sending, costing: what is denied of an offer. */
export const VERBS = setOf(`
  tenemos tengo tiene tienen tenes contamos cuento hay existe existen hacemos hace hacen hago haciendo ofrecemos ofrece ofreciendo
  damos da dan manejamos trabajamos trabaja aceptamos acepta aceptan aceptando tomamos toma recibimos permite permiten aplica
  aplican corre corren rige vale valen sirve anda funciona figura figuran aparece aparecen esta estan estamos es son era fue seria
  sale salen salia saldria cuesta cuestan costaba alcanza alcanzan llega llegan llegamos envia enviamos enviar enviando manda mandamos mandar mandando
  despachamos despacha entregamos entregar viene vienen puede pueden podes podemos puedo pagar abonar usar hacer ofrecer ofrecerte dar
  darte incluye incluyen queda quedan va van tarda tardan demora demoran dura duran publicamos encuentro encontre veo vemos
  temos tem ha fazemos faz oferecemos aceitamos aceita trabalhamos entrega custa custam sai saem fica ficam sao parcelamos
  consta vem pode podem demora chega
  have has offer offers do does accept take takes ship ships deliver is are was it's there's there cost costs come comes run support be
`);

/** Stand between a denial and what it denies, and deny nothing by themselves. */
export const FILLERS = setOf(`
  a al de del en con por para desde el un una unos unas este esta ese esa estos estas esos esas ningun ninguna
  promo promos promocion promociones oferta ofertas descuento descuentos opcion plan beneficio envio envios entrega entregas pago
  pagos cuotas tarjeta tarjetas cupon cupones codigo precio valor garantia plazo cambio cambios devolucion devoluciones local sucursal sucursales tienda sede showroom
  gratis disponible disponibles vigente vigentes activo activa cargado cargada actualmente ahora hoy momento lamentablemente
  tal llamado esos dias tipo minimo
  o os as um uma com em na nas nos do da dos das pra este esse essa promocao desconto cupom frete troca loja parcelas agora cartao
  we the an any to for at in of by with via code coupon shipping delivery currently installments instalments it price card
`);

/** Verbs after what they deny, and how many words they need to be complete. */
export const LATER_VERBS: ReadonlyMap<string, number> = new Map([
  ..."tenemos tengo hay existe existen hacemos ofrecemos damos manejamos trabajamos aceptamos tomamos recibimos trabaja trabajan llegamos enviamos mandamos entregamos despachamos va van corre corren aplica rige funciona anda sirve vale figura aparece temos tem ha fazemos aceitamos parcelamos consta sale cuesta"
    .split(" ")
    .map((verb): [string, number] => [verb, 0]),
  ..."esta estan es son e sao is are".split(" ").map((verb): [string, number] => [verb, 1]),
]);

/** What may follow without narrowing a denial: "no tenemos 12 cuotas sin interés por ahora". */
export const COMPLEMENTS = setOf(`
  vigente vigentes activo activa activos valido valida validos validas habilitado habilitada disponible disponibles cargado correcto
  correcta asi nuestro nuestra un una cupon codigo descuento de del la el en tienda sistema por ahora momento este hoy todavia aun
  actualmente lamentablemente sin interes intereses ni transferencia efectivo off como entre los las nuestros
  aqui aca esa ese con nosotros conosco promo promocion
  no neste agora ainda sem juros com pix desconto cupom loja da do o a
  valid available active currently yet at the moment interest free code
`);
