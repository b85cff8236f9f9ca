/** Somebody carries it: "te lo llevan", "sale tu pedido", "pasa el cadete", "it ships". */
const CARRIED = new RegExp(
  [
    "\\b(?:te|se|les?) l[oa]s? (?:van a )?(?:llev|tra|dej|alcanz|acerc|mand|envi|pas)(?:a|an|e|en|ar|aran|aremos|amos|aer|aen)\\b",
    "\\bsal(?:e|en|dra|dran|ga|iendo)\\b(?! ?(?:a|por|en|con|solo|apenas)? ?(?:r?\\$|\\d))[^.;$]{0,20}\\b(?:tu|su|el|los|la|para|del?) ?(?:pedido|paquete|encomienda|compra|envio|tu casa|su casa|alla|deposito|local)",
    "\\b(?:pedido|paquete|encomienda|envio|pacote|encomenda)s?\\b[^.;$]{0,20}\\b(?:sale|salen|saldra|viaja|sai|saem|vai sair|parte)\\b(?! ?(?:a|por|en|com?)? ?(?:r?\\$|\\d))",
    "\\b(?:sai|saem|vai sair)\\b[^.;$]{0,20}\\b(?:pedido|pacote|encomenda|sua casa)",
    "\\b(?:a|en|para|por|na|no|em|ate) (?:tu|su|sua|seu|la) (?:casa|domicilio|puerta|porta|mano|mao|endereco|trabajo)\\b|\\b(?:l[oa]s? vas a tener|vas a tenerl[oa]s?)\\b|\\b(?:golpea|toca)n?(?: [a-z]+){0,2} (?:puerta|timbre)\\b|\\b(?:viaja|parte|sale|sai|va)n?(?: [a-z]+){0,2} para (?:alla|tu|su|la)\\b",
    "\\b(?:cadete|motoboy|moto|mensajero|repartidor|transportista|transportadora|entregador|fletero|correo|correios|andreani|oca|tecnico|courier|driver|postman)\\b[^.;$]{0,30}\\b(?:pasa|pasan|va|van|vai|sale|sai|lleva|llevan|leva|levam|retira|retiran|deja|deixa|busca|buscan|entrega|entregan|drop|drops|deliver\\w*|bring\\w*|pick\\w*|come\\w*)\\b",
    "\\b(?:pasa|pasan|va|vai|viene|vem)\\b[^.;$]{0,12}\\b(?:cadete|motoboy|mensajero|repartidor|fletero|correo|andreani|oca)\\b",
    "\\b(?:ships?|shipping out|ship (?:it|your)|be shipped|deliver\\w*|sent out|expect (?:it|them|your)|goes out|leaves|drop(?:ped)? (?:it |them )?off|at your door|your (?:door|home|house|place)|you ll (?:have|get|receive) (?:it|them|your)|send (?:it|them|your))\\b",
  ].join("|"),
);

/** Says of a folded sentence that goods are on their way, or will be. */
export function isCarried(sentence: string): boolean {
  return CARRIED.test(sentence.replace(/['’]/g, " "));
}
