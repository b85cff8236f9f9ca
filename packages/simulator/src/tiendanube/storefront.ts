import { sendBytes, sendJson, type Exchange } from "../http/serve.ts";
import { asArray, asObject, asText, shown, type JsonObject } from "../json.ts";
import { productPicture } from "../media/picture.ts";
import type { StoreState } from "./types.ts";

/** The shop's own pages and pictures; true where one has answered. */
export function storefront(state: StoreState, { method, path, response }: Exchange): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  const picture = /^\/stores\/.*-(\d+)-(\d+)-\d+\.png$/.exec(path);
  if (picture) {
    const drawn = state.data.pictures.get(Number(picture[1]));
    if (!drawn) return false;
    sendBytes(response, {
      type: "image/png",
      bytes: productPicture(drawn),
      headers: { "Cache-Control": "public, max-age=86400" },
    });
    return true;
  }
  const handle = /^\/productos\/([\w-]+)\/?$/.exec(path)?.[1];
  if (handle !== undefined) {
    const product = state.data.products.find(
      (item) => item["published"] === true && asObject(item["handle"])["es"] === handle,
    );
    if (!product) {
      sendJson(response, { status: 404, body: { error: "No existe" } });
      return true;
    }
    sendBytes(response, { type: "text/html; charset=utf-8", bytes: productPage(state, product) });
    return true;
  }
  const checkout = /^\/checkout\/v3\/next\/(\d+)\/sim$/.exec(path)?.[1];
  const draft = state.drafts.find(({ id }) => shown(id) === checkout);
  if (draft !== undefined) {
    sendBytes(response, { type: "text/html; charset=utf-8", bytes: checkoutPage(state, draft) });
    return true;
  }
  if (path !== "/" && path !== "/productos" && path !== "/productos/") return false;
  sendBytes(response, { type: "text/html; charset=utf-8", bytes: listPage(state) });
  return true;
}

const STYLE = `<style>
:root{color-scheme:light dark;--paper:#F6F4EF;--surface:#fff;--ink:#1C1E21;--soft:#55585C;--line:#DEDACF;--accent:#2F6470;--waiting:#8A5200;--tint:#FFF3D1}
@media (prefers-color-scheme:dark){:root{--paper:#131517;--surface:#1B1E20;--ink:#ECEAE4;--soft:#B0B3B2;--line:#2C3033;--accent:#8EC5CF;--waiting:#FFC93C;--tint:#33290F}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:15px/22px system-ui,sans-serif;font-variant-numeric:tabular-nums}
.note{background:var(--tint);color:var(--waiting);padding:8px 16px;text-align:center;font-size:13px}
main{max-width:1000px;margin:0 auto;padding:24px 16px 48px}h1{font-size:22px;line-height:28px;margin:0 0 16px}a{color:inherit;text-decoration:none}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(200px,1fr));gap:16px}.card{background:var(--surface);border:1px solid var(--line);border-radius:10px;overflow:hidden}
.card img,.big img{width:100%;height:auto;aspect-ratio:1;display:block}.card div{padding:12px}.price{font-weight:600}.old{color:var(--soft);text-decoration:line-through;font-weight:400;margin-left:6px}.soft{color:var(--soft);font-size:13px}
.big{display:grid;grid-template-columns:1fr 1fr;gap:32px}.big img{border-radius:10px;border:1px solid var(--line)}@media(max-width:640px){.big{grid-template-columns:1fr}}
table{border-collapse:collapse;width:100%;margin-top:16px;font-size:14px}td{border-top:1px solid var(--line);padding:8px 0}td:last-child{text-align:right}</style>`;

function frame(title: string, content: string): string {
  return `<!doctype html><html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title>${STYLE}</head><body><div class="note">Tienda simulada: los productos, precios y stock son de muestra. No se puede comprar.</div><main>${content}</main></body></html>`;
}

function checkoutPage(state: StoreState, draft: JsonObject): string {
  const rows = asArray(draft["products"]).map((line) => {
    const { variant_id: id, quantity } = asObject(line);
    const product = state.data.products.find((item) =>
      asArray(item["variants"]).some((variant) => asObject(variant)["id"] === id),
    );
    const name = product === undefined ? "" : nameOf(product);
    return `<tr><td>${escape(name)}</td><td>${escape(shown(quantity))}</td></tr>`;
  });
  return frame("Checkout", `<h1>Tu carrito</h1><table>${rows.join("")}</table>`);
}

function listPage(state: StoreState): string {
  const cards = state.data.products
    .filter((product) => product["published"] === true)
    .map((product) => {
      const image = imageOf(product);
      return `<a class="card" href="${escape(asText(product["canonical_url"]) ?? "")}">${image === null ? "" : `<img loading="lazy" width="200" height="200" src="${escape(image)}" alt="">`}<div>${escape(nameOf(product))}<br>${priceOf(product)}</div></a>`;
    });
  return frame("Punta y Compás", `<h1>Punta y Compás</h1><div class="grid">${cards.join("")}</div>`);
}

function productPage(state: StoreState, product: JsonObject): string {
  const image = imageOf(product);
  const rows = asArray(product["variants"])
    .map(asObject)
    .filter((variant) => variant["visible"] !== false)
    .map((variant) => {
      const label =
        asArray(variant["values"])
          .map((value) => asText(asObject(value)["es"]) ?? "")
          .join(" · ") || "Único";
      const sold = variant["stock"] !== null && Number(variant["stock"]) <= 0;
      return `<tr><td>${escape(label)}</td><td class="${sold ? "soft" : ""}">${sold ? "Agotado" : priceText(variant)}</td></tr>`;
    });
  const shipping = product["free_shipping"] === true ? `<p class="soft">Envío gratis</p>` : "";
  const description = asText(asObject(product["description"])["es"]) ?? "";
  const picture = image === null ? "" : `<img width="480" height="480" src="${escape(image)}" alt="">`;
  return frame(
    nameOf(product),
    `<p><a class="soft" href="/">← ${escape(asText(asObject(state.data.store["name"])["es"]) ?? "Tienda")}</a></p><div class="big"><div>${picture}</div><div><h1>${escape(nameOf(product))}</h1><p>${priceOf(product)}</p>${shipping}<p>${escape(description.replace(/<[^>]*>/g, " "))}</p><table>${rows.join("")}</table></div></div>`,
  );
}

function nameOf(product: JsonObject): string {
  return asText(asObject(product["name"])["es"]) ?? "";
}

function imageOf(product: JsonObject): string | null {
  return asText(asObject(asArray(product["images"])[0])["src"]);
}

function priceOf(product: JsonObject): string {
  return priceText(asObject(asArray(product["variants"])[0]));
}

function priceText(variant: JsonObject): string {
  const money = (text: string) => `$ ${Math.round(Number(text)).toLocaleString("es-AR")}`;
  const price = asText(variant["price"]);
  const promo = asText(variant["promotional_price"]);
  if (price === null) return `<span class="price">Consultar precio</span>`;
  if (promo === null) return `<span class="price">${money(price)}</span>`;
  return `<span class="price">${money(promo)}<span class="old">${money(price)}</span></span>`;
}

function escape(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char] ?? char,
  );
}
