import type { FastifyReply } from "fastify";
import type { AppError } from "../domain/errors.ts";
import { statusOf, transportCode } from "../trpc/errors.ts";

/** An error in the shape of the procedures', so that clients read one form. */
export async function refuse(
  reply: FastifyReply,
  { reason, message }: AppError,
  status = statusOf(reason),
): Promise<void> {
  const { name, number } = transportCode(status);
  await reply.code(status).send({
    error: { message, code: number, data: { code: name, httpStatus: status, reason } },
  });
}
