import type { ErrorReason } from "@platform/contract";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { AppError, isRefusedValue, mayBeAskedAgain } from "../domain/errors.ts";
import { refuse } from "./refuse.ts";

const reasons: Record<number, { reason: ErrorReason; message: string }> = {
  400: { reason: "invalid_input", message: "The request can't be read" },
  404: { reason: "not_found", message: "Not found" },
  405: { reason: "invalid_input", message: "Method not allowed" },
  413: { reason: "invalid_input", message: "The request is too large" },
  414: { reason: "invalid_input", message: "The address is too long" },
  415: { reason: "invalid_input", message: "Send application/json" },
  431: { reason: "invalid_input", message: "The headers are too large" },
  503: { reason: "unavailable", message: "Not available right now; try again" },
};

/** What the server itself refuses keeps its status; everything else is ours and tells nothing. */
export function addErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) request.log.error({ err: error }, "A request failed");
    const told = reasons[status] ?? {
      reason: status < 500 ? "invalid_input" : "internal",
      message: "Something went wrong on our side",
    };
    await refuse(reply, new AppError(told.reason, told.message), status);
  });
}

/** What no route has been looked for yet, such as an address that ends in `%`, is refused in the same form. */
export function refuseUnrouted(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 400;
  const told = reasons[status] ?? { reason: "invalid_input", message: "The request can't be read" };
  void refuse(reply, new AppError(told.reason, told.message), status);
}

function statusOf(error: FastifyError): number {
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return error.statusCode;
  if (isRefusedValue(error)) return 400;
  return mayBeAskedAgain(error) ? 503 : 500;
}
