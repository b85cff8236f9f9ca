import type { PieceOf } from "../read/piece.ts";
import { foldSame } from "../text/page.ts";
import { subjectOf, type Judging } from "./context.ts";
import { approved, backed, unbacked, wrong, type Judgement } from "./judgement.ts";

interface Address {
  protocol: string;
  /** As written, lower case; letters of other alphabets stay visible in punycode. */
  host: string;
  path: string;
  /** Without what only counts clicks, sorted. */
  query: string;
}

const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gbraid|wbraid|msclkid|igshid|igsh|mc_[ce]id|ttclid|_ga|ref|srsltid|yclid)$/i;

/** An address in its parts; null where it is none, or hides where it leads. */
function parse(text: string): Address | null {
  const whole = /^[a-z][a-z+.-]*:/i.test(text) ? text : `https://${text}`;
  let url: URL;
  try {
    url = new URL(whole);
  } catch {
    return null;
  }
  // "https://shop.example@evil.example", another scheme.
  if (url.username !== "" || url.password !== "" || !/^https?:$/.test(url.protocol)) return null;
  const query = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join("&");
  return { protocol: url.protocol, host: url.host, path: decode(url.pathname).replace(/\/+$/, ""), query };
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Where money is taken; such an address comes from a tool or from the payment details. */
const PAYMENT =
  /(?:^|\.)(?:mpago\.la|mercadopago\.com(?:\.\w+)?|paypal\.(?:me|com)|pag\.ae|pagseguro\.\w+(?:\.br)?|picpay\.\w+|uala\.\w+(?:\.ar)?|naranjax\.com|stripe\.com|checkout\.\w+|pagofacil\.\w+|nubank\.com\.br|ualabis\.com\.ar|pay\.[\w.]+|payway\.com\.ar|modo\.com\.ar)$/;
/** Pages of a storefront that only a tool can know to exist. */
const MADE_BY_TOOLS =
  /^\/(?:productos?|produtos?|products?|checkout|comprar|carrito|cart|carrinho|draft|orders?|pedidos?|tracking)\/./;

/** Only addresses that tools returned, that the merchant wrote, and the store's own site at its exact host. */
export function judgeLink(piece: PieceOf<"link">, judging: Judging): Judgement {
  const { know } = judging;
  const address = parse(piece.url);
  if (address === null) return wrong("Ese enlace no es de la tienda.");
  const known = know.links.find(({ url }) => same(parse(url), address));
  if (known !== undefined) {
    const other = ofAnother(piece, { subject: known.subject, judging });
    return other ?? backed([known.factId], known.url === piece.url ? undefined : known.url);
  }
  if (PAYMENT.test(address.host)) {
    return (know.sheet.paymentDetails ?? "").includes(piece.url)
      ? approved({ source: "sheet" })
      : wrong("Un enlace de pago sale solo de los datos de pago de la tienda.");
  }
  const site = know.website === null ? null : parse(know.website);
  if (site !== null && site.host !== address.host && bareHost(site) === bareHost(address))
    return asWritten(piece, { site, judging });
  if (site !== null && site.host === address.host) {
    const written = writtenIn(address, judging);
    if (written !== null) return approved(written);
    if (!MADE_BY_TOOLS.test(address.path)) return approved({ source: "store" });
    return wrong("Esa página de la tienda no la devolvió ninguna herramienta.");
  }
  const written = writtenIn(address, judging);
  return written === null
    ? unbacked("Ese enlace no lo devolvió ninguna herramienta ni lo escribió la tienda.")
    : approved(written);
}

/** The shop's own site with "www." left away or added: it leaves as the shop writes it. */
function asWritten(
  piece: PieceOf<"link">,
  { site, judging }: { site: Address; judging: Judging },
): Judgement {
  const url = piece.url.replace(/^(https?:\/\/)?(?:www\.)?/i, site.host.startsWith("www.") ? "$1www." : "$1");
  const judgement = judgeLink({ ...piece, url }, judging);
  return judgement.holds ? { mend: url, ...judgement } : judgement;
}

function bareHost({ host }: Address): string {
  return host.replace(/^www\./, "");
}

function same(a: Address | null, b: Address): boolean {
  return (
    a !== null && a.host === b.host && a.path.toLowerCase() === b.path.toLowerCase() && a.query === b.query
  );
}

/** The merchant's text with this very address in it. */
function writtenIn(address: Address, { know }: Judging): (typeof know.texts)[number] | null {
  const bare = foldSame(`${address.host}${address.path}`.toLowerCase());
  return (
    know.texts.find(({ folded }) => {
      const at = folded.indexOf(bare);
      return (
        at !== -1 &&
        /^(?:\/?(?:$|[\s)\]>"'.,;:!?|]))/.test(folded.slice(at + bare.length)) &&
        !/[\p{L}\p{N}.@-]$/u.test(folded.slice(0, at).replace(/www\.$/, ""))
      );
    }) ?? null
  );
}

/** The link of one product under the name of another. */
function ofAnother(
  piece: PieceOf<"link">,
  { subject, judging }: { subject: string | null; judging: Judging },
): Judgement | null {
  const owner = subject === null ? undefined : judging.know.products.get(subject);
  if (owner === undefined) return null;
  const named = subjectOf(piece, judging);
  if (named.kind !== "products" || named.products.some(({ id }) => id === owner.id)) return null;
  const close = judging.read.mentions.some(
    ({ end, products }) => end <= piece.start && end > piece.start - 200 && !products.includes(owner.id),
  );
  return close ? wrong(`Ese enlace es de ${owner.name}, no de ${named.products[0]?.name ?? ""}.`) : null;
}
