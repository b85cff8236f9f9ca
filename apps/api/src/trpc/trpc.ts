import { initTRPC } from "@trpc/server";
import type { z } from "zod";
import { may, type Permission, type SignedIn } from "../auth/index.ts";
import { createAccess } from "../domain/access.ts";
import { AppError } from "../domain/errors.ts";
import type { Context } from "./context.ts";
import { describeError, toTrpcError } from "./errors.ts";

const t = initTRPC.context<Context>().create({
  // Stack traces never leave, whatever NODE_ENV says.
  isDev: false,
  errorFormatter: ({ shape, error }) => {
    const { reason, message, fields } = describeError(error);
    return {
      ...shape,
      message,
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        path: shape.data.path,
        reason,
        ...(fields && { fields }),
      },
    };
  },
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
});

export const router = t.router;

/**
 * The same for a page of many rows: tRPC asks a schema over promises, and then zod goes through every field by its slow
 * way, which takes several times as long.
 */
export const atOnce =
  <Schema extends z.ZodType>(schema: Schema) =>
  (value: unknown): z.output<Schema> =>
    schema.parse(value);

const mapped = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok) throw toTrpcError(result.error);
  return result;
});

/** Open to everybody; still, credentials that were shown and don't hold are refused. */
export const openProcedure = mapped.use(({ ctx, next }) => {
  if (ctx.actor.kind === "nobody" && ctx.actor.refused)
    throw new AppError("not_signed_in", "These credentials are not valid");
  return next();
});

/** For people and keys; what they may reach is in `ctx.access`. */
export const signedInProcedure = openProcedure.use(({ ctx, next }) => {
  if (ctx.actor.kind === "nobody") throw new AppError("not_signed_in", "Sign in first");
  const actor: SignedIn = ctx.actor;
  return next({
    ctx: {
      actor,
      access: createAccess(ctx.deps.db, actor, ctx.deps.stays),
    },
  });
});

/** For those who may do this with the installation itself. */
const installationProcedure = (permission: Permission) =>
  signedInProcedure.use(({ ctx, next }) => {
    if (!may(ctx.actor, permission, null)) throw new AppError("not_allowed", "Only an operator may do this");
    return next();
  });
export const operatorProcedure = installationProcedure("operate");
/** For who lets people into the installation: an operator in person. */
export const admittingProcedure = installationProcedure("admit");
