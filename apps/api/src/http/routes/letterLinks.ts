import type { FastifyInstance, FastifyReply } from "fastify";
import { followLink, lookAtLink, type LinkDeps } from "../../alerts/followLink.ts";
import { askPage, resultPage } from "../../alerts/linkPage.ts";
import { unsubscribePage } from "../../weekly/unsubscribe.ts";

/** Links of letters. The token is all they need: reading asks, confirming does it. */
export async function letterLinkRoutes(app: FastifyInstance, deps: LinkDeps): Promise<void> {
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { bodyLimit: 1_024 },
    (_request, _body, done) => done(null, null),
  );
  const show = (reply: FastifyReply, html: string): FastifyReply =>
    reply.type("text/html; charset=utf-8").header("referrer-policy", "no-referrer").send(html);
  const unsubscribe = async (token: string, confirmed: boolean) => {
    const link = deps.signer.read(token);
    if (link?.action !== "unsubscribe") return null;
    const { found, html } = await unsubscribePage(deps.db.system, { letterId: link.id, confirmed });
    return { status: found ? 200 : 410, html };
  };
  app.get<{ Params: { token: string } }>("/t/:token", async (request, reply) => {
    const leaving = await unsubscribe(request.params.token, false);
    if (leaving !== null) return show(reply.code(leaving.status), leaving.html);
    const target = await lookAtLink(deps, request.params.token);
    return show(reply.code(typeof target === "string" ? 410 : 200), askPage(target));
  });
  app.post<{ Params: { token: string } }>("/t/:token", async (request, reply) => {
    const leaving = await unsubscribe(request.params.token, true);
    if (leaving !== null) return show(reply.code(leaving.status), leaving.html);
    const result = await followLink(deps, request.params.token);
    const done = result.kind === "taken" || result.kind === "returned";
    return show(reply.code(done ? 200 : result.kind === "owned_by_another" ? 409 : 410), resultPage(result));
  });
}
