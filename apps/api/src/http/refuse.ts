import type { FastifyReply } from "fastify";
import type { AppError } from "../domain/errors.ts";
import { statusOf } from "../trpc/errors.ts";

/** An error in the shape of the procedures', so that clients read one form. */
export async function refuse(
  reply: FastifyReply,
  { reason, message }: AppError,
  status = statusOf(reason),
): Promise<void> {
  await reply.code(status).send({
    error: {
      message,
      code: -32_000 - (status % 1_000),
      data: { code: reason.toUpperCase(), httpStatus: status, reason },
    },
  });
}
