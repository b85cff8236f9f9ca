import { wordStems } from "../../text/foldText.ts";
import { rootOf } from "./words.ts";

/** Nouns that anybody may say of any goods, and what selling is spoken of in: what stands beside them is an opinion. */
const NOUNS = `
exito furor golazo joya maravilla amor lujo opcion alternativa eleccion idea propuesta regalo detalle sorpresa companero compra oportunidad inversion
modelo producto articulo prenda pieza linea estilo onda toque look color tono presentacion tamano talle medida version formato variante diseno calidad
combinacion combo kit set par unidad razon motivo ventaja diferencia punto cosa tema caso duda respuesta dato ficha solucion aire efecto
tipo clase forma manera vez medio mitad doble resto parte minimo maximo monton poquito cuidado encanto personalidad presencia gracia lugar
historia cuerpo caida corpo caimento
dia semana mes ano hora minuto momento fin verano invierno primavera otono tarde noche manana temporada
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
lunes martes miercoles jueves viernes sabado domingo ayer feriado
mama papa madre padre novio novia hijo hija hermano amigo abuelo persona gente familia mujer hombre nino nina nene nena chica adulto
fiesta cumpleanos cumple navidad casamiento casa oficina trabajo facultad escuela viaje salida mundo vida ocasion ropa todo
stock precio costo valor descuento cuota interes envio entrega plazo cambio devolucion pago transferencia tarjeta efectivo cupon
codigo pedido proximo web pagina sitio link local tienda sucursal equipo fecha lista numero venta pano
megapixel metro centimetro pulgada litro gramo kilo comprimento largo ancho altura peso diametro almacenamiento espacio capacidad imagen imagem medidas
sucesso queridinho opcao escolha presente pedida novidade vantagem tamanho crianca menino menina filha filho mae pai festa aniversario natal viagem
diversao desafio brincadeira jeito ideia lembranca
preco desconto parcela juro frete prazo troca pagamento cartao cupom site loja equipe previsao
janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro
uno dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento mil
um dois duas tres quatro cinco seis sete oito nove dez vinte trinta quarenta cinquenta cem
`;

/** Words beside nouns, and verbs, that say no more: how well liked goods are, how they look. */
const OTHERS = `
lindo hermoso bello bonito precioso divino espectacular increible genial barbaro copado bueno buen mejor excelente ideal perfecto gran
infalible favorito preferido elegido pedido vendido buscado recomendado recomendable querido consentido clasico moderno actual
canchero elegante sobrio sofisticado fino delicado femenino masculino juvenil tierno dulce alegre divertido entretenido comodo colorido
practico util versatil funcional sencillo simple facil liviano ligero suave abrigado fresco calentito economico barato caro accesible
conveniente seguro tranquilo completo basico original unico especial distinto diferente parecido similar igual mismo otro nuevo
chico grande mediano amplio espacioso compacto pequeno alto bajo corto angosto justo holgado ajustado discreto llamativo romantico
necesario suficiente posible claro cierto verdad correcto normal comun tipico interesante importante brillante abundante potente resistente ello ella
adecuado apropiado organizado cuidado variado refinado acertado conocido surtido deseado complicado complicada relajado equilibrado
fantastico simpatico magico logico autentico estetico simbolico epico iconico artistico agradable adorable confiable impecable
amigable razonable inolvidable notable considerable entranable envidiable insuperable imperdible irresistible usado garantizado puesto regalado incluido sobra
usar llevar regalar combinar elegir pedir comprar pagar retirar cambiar ver probar pensar contar decir quedar tener hacer poder meter dar vuelta
pod van viene vien mid dura pesa trae tra tengo tarda demora sea ser pedir pasar entrar buscar
super re bien bastante mucho poco tan demasiado realmente verdaderamente totalmente completamente solo mas menos siempre todavia aun casi
aproximado aproximadamente diario disponible indisponivel agotado esgotado pendiente aprobado estimado pensado indicado rebajado aplicado empaquetado puro
tercero tercer segundo primero siguiente ultimo nuestro acima partir finalizar chamar
otimo bom boa bem maravilhoso incrivel fofo confortavel leve perfeito acessivel tudo ainda muito muita legal sempre
agradavel adoravel impecavel recomendavel
`;

/** A word without gender, diminutive and superlative: "livianita" and "liviano" meet. */
const bareOf = (stem: string): string =>
  stem.replace(/(?<=.{3})(?:(?:is|iss|c|z)?(?:im|it|inh))?[aeo]*$/, "");

const bareSet = (words: string): ReadonlySet<string> =>
  new Set(wordStems(words).flatMap((stem) => [bareOf(stem), bareOf(rootOf(stem))]));
function words(list: string): string {
  return list.trim().split(/\s+/).join("|");
}

const NOUN = bareSet(NOUNS);
const OTHER = bareSet(OTHERS);

/** What a word says of any goods: a noun takes opinions beside it. Null: something of these goods. */
export function sellingWord(stem: string): "noun" | "other" | null {
  const bare = bareOf(stem);
  return NOUN.has(bare) ? "noun" : OTHER.has(bare) ? "other" : null;
}

/** What goods are like rather than how somebody finds them: how a word ends or begins, bare. */
const PROPERTY = new RegExp(
  `(?:[ai]bl|[ai]vel|[ai]vei|tori|term?ic|agnetic|organic|onomic|genic|lectric|lectronic|utomatic|crilic|lastic|eramic|etalic|intetic|rtopedic|toxic|islant|sorbent|ctant|ratant|repelent|parent|slizant|pirant)$|^(?:${words(`
    anti hipo hiper auto multi ultra foto termo hidro bio eco micro nano inter imperm maciz huec vegan kosher unisex reversi artesan digital vegetal
    mineral medicinal solar duradour beb$ embaraz lactan celiac diabet alergi sensib asmat niev nev$ lavarrop lavavaj microond freezer secarrop flexib
    laquead barniz bordad forrad acolch refor[cz] tallad martill pulid polid cosid costurad tejid tecid esmalt encerad certific banad plastific laminad
    cromad galvaniz templad anodiz lustrad estampad sellad selad termosell pintad tratad patent testad gravad grabad moldad textur perforad rellen
    cubiert plegad dobrad numerad firmad ilumin perfumad aromatiz
  `)})`,
);

export function isProperty(stem: string): boolean {
  return PROPERTY.test(bareOf(stem));
}

/** What forms of a word have in common: "sellada" and "sellar". */
export function coreOf(stem: string): string {
  return bareOf(stem)
    .replace(/(?<=.{3})(?:[ai]bl|[ai]vel|[ai]vei|[ai]d|[aei]r|[ae][nm])$/, "")
    .replace(/(?<=.{3})[aeo]+$/, "")
    .replace(/z$/, "c");
}
