import { wordStems } from "../../text/foldText.ts";
import { rootOf } from "./words.ts";

/** Nouns beside amounts that name no product, and words that stand where nouns stand. */
const GENERIC = new Set(
  wordStems(
    "presentacion formato kilo litro metro gramo quilo modelo tono variante sabor aroma producto opcion opciones articulo prenda par unidad pieza talle talla color colores numero nro version medida tamano precio valor costo coste total suma cuenta monto importe envio cuota pago compra pedido orden carrito carro docena juego set kit combo pack conjunto promo promocion oferta descuento diferencia rebaja ahorro transferencia efectivo tarjeta debito credito cupon codigo local tienda web link enlace pagina mas menos mismo misma otro otra primero primera segundo segunda tercero tercera cuarto ultimo ultima siguiente anterior nuevo nueva que cual cuales de del dos tres cuatro cinco seis ambos ambas cada mejor mayor menor ideal barato barata economico economica caro cara grande chico chica mediano unico unica lindo linda hoy dia semana mes ano fin momento final resto minimo maximo presupuesto lista lado caso verdad gusto favor idea interes recargo iva disponible stock mercado correo andreani banco cliente clienta problema consulta respuesta seguimiento entrega retiro plazo zona ciudad pais interior provincia capital cupo monton domicilio obsequio regalo " +
      "em na nos nas pelo pela opcao peca unidade tamanho cor preco soma conta frete parcela pagamento carrinho promocao desconto diferenca cartao boleto cupom loja site outro outra primeiro primeira terceiro novo nova melhor maior pix vista prazo regiao regioes brasil sudeste pagando saindo " +
      "dois duas quatro tres both two three four five difference rest total price model product size shipping order pair unit discount payment " +
      "negro negra blanco blanca rojo roja azul verde rosa gris natural bordo preto branco vermelho amarillo celeste lila violeta beige marron xs xl xxl gg " +
      "lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre navidad " +
      "todo toda todos todas nada algo sin con por para en a al es son sale salen queda quedan esta estan cuesta cuestan vale valen tiene tienen hay tenemos te se me si no ya solo muy tan bien asi aca ahi unos unas algunos algunas varios varias muchas muchos pocas pocos desde hasta gratis bonificado cargo",
  ),
);

/** Says nothing about which product is meant. */
export function isGeneric(stem: string): boolean {
  return GENERIC.has(stem) || GENERIC.has(rootOf(stem)) || /^\d/.test(stem);
}
