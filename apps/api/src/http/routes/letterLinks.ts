import type { FastifyInstance, FastifyReply } from "fastify";
import { followLink, lookAtLink, type LinkDeps } from "../../alerts/followLink.ts";
import { askPage, resultPage } from "../../alerts/linkPage.ts";

/** One-tap links of letters. The token is all they need: reading asks, confirming does it once. */
export async function letterLinkRoutes(app: FastifyInstance, deps: LinkDeps): Promise<void> {
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { bodyLimit: 1_024 },
    (_request, _body, done) => done(null, null),
  );
  const show = (reply: FastifyReply, html: string): FastifyReply =>
    reply.type("text/html; charset=utf-8").header("referrer-policy", "no-referrer").send(html);
  app.get<{ Params: { token: string } }>("/t/:token", async (request, reply) => {
    const target = await lookAtLink(deps, request.params.token);
    return show(reply.code(typeof target === "string" ? 410 : 200), askPage(target));
  });
  app.post<{ Params: { token: string } }>("/t/:token", async (request, reply) => {
    const result = await followLink(deps, request.params.token);
    const done = result.kind === "taken" || result.kind === "returned";
    return show(reply.code(done ? 200 : result.kind === "owned_by_another" ? 409 : 410), resultPage(result));
  });
}
