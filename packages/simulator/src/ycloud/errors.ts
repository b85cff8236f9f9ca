import type { JsonObject } from "../json.ts";
import { requestId } from "./ids.ts";

/** An answer that is not a success, in the provider's shape. */
export interface ProviderError {
  status: number;
  code: string;
  message: string;
  target?: string;
  metaCode?: string;
  retryAfterSeconds?: number | null;
}

interface MetaError {
  title: string;
  details: string;
}

/** Meta's errors as the provider surfaces them; the texts are those of the official samples where one exists. */
const META_ERRORS: Record<string, MetaError> = {
  "100": { title: "Invalid parameter", details: "Invalid parameter" },
  "130429": {
    title: "Rate limit hit",
    details:
      "Message failed to send because there were too many messages sent from this phone number in a short period of time",
  },
  "131000": { title: "Something went wrong", details: "Something went wrong." },
  "131009": { title: "Parameter value is not valid", details: "Invalid recipient" },
  "131026": { title: "Message undeliverable", details: "Message Undeliverable." },
  "131047": {
    title: "Re-engagement message",
    details:
      "Message failed to send because more than 24 hours have passed since the customer last replied to this number.",
  },
  "131049": {
    title: "This message was not delivered to maintain healthy ecosystem engagement.",
    details: "In order to maintain a healthy ecosystem engagement, the message failed to be delivered.",
  },
  "131008": {
    title: "Required parameter is missing",
    details: "A button of the template lacks its parameter",
  },
  "131050": {
    title:
      "Unable to deliver the message. This recipient has chosen to stop receiving marketing messages on WhatsApp from your business",
    details: "This recipient has chosen to stop receiving marketing messages on WhatsApp from your business",
  },
  "132000": {
    title: "Number of parameters does not match the expected number of params",
    details: "body: number of localizable_params does not match the expected number of params",
  },
  "132001": {
    title: "Template name does not exist in the translation",
    details: "template name does not exist in this language",
  },
  "132015": { title: "Template is Paused", details: "Template is paused due to low quality" },
  "132016": { title: "Template is Disabled", details: "Template has been paused too many times" },
  "132018": {
    title: "There was an issue with the parameters in your template",
    details: "Param text cannot have new-line/tab characters or more than 4 consecutive spaces",
  },
  "131053": {
    title: "Media upload error",
    details: "Downloading media from weblink failed with http code 404, status message Not Found",
  },
  "131056": {
    title: "(Business Account, Consumer Account) pair rate limit hit",
    details:
      "Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.",
  },
};

/** Meta's part of an error: the code is text, as the provider sends it. */
export function metaError(code: string): JsonObject {
  const known = META_ERRORS[code] ?? { title: "Error", details: "Error" };
  return {
    message: `(#${code}) ${known.title}`,
    type: "OAuthException",
    code,
    fbtrace_id: "A4O5a8RAgePwbcGSu",
    error_data: { messaging_product: "whatsapp", details: known.details },
  };
}

export function metaErrorTitle(code: string): string {
  return META_ERRORS[code]?.title ?? "Error";
}

/** The error body of every 4xx and 5xx. */
export function errorBody(error: ProviderError, id: string = requestId()): JsonObject {
  const meta = error.metaCode === undefined ? undefined : metaError(error.metaCode);
  return {
    error: {
      status: error.status,
      code: error.code,
      message: error.message,
      ...(error.target === undefined ? {} : { target: error.target }),
      ...(meta === undefined ? {} : { whatsappApiError: meta }),
      requestId: id,
    },
  };
}

/** A rejection by Meta, surfaced in the answer to the send. */
export function metaRejection(
  code: string,
  status = code === "131056" || code === "130429" ? 429 : 400,
): ProviderError {
  return {
    status,
    code: status === 429 ? "TOO_MANY_REQUESTS" : "BAD_REQUEST",
    message: `(#${code}) ${metaErrorTitle(code)}`,
    target: "whatsappApiError",
    metaCode: code,
  };
}

export const UNAUTHORIZED: ProviderError = { status: 401, code: "UNAUTHORIZED", message: "INVALID_API_KEY" };
export const NOT_FOUND: ProviderError = {
  status: 404,
  code: "NOT_FOUND",
  message: "The requested resource does not exist.",
};
export const INTERNAL: ProviderError = {
  status: 500,
  code: "INTERNAL_SERVER_ERROR",
  message: "Internal server error.",
};

export function missing(target: string): ProviderError {
  return { status: 400, code: "PARAM_MISSING", message: `Parameter '${target}' is required.`, target };
}

export function invalid(target: string, rule: string): ProviderError {
  return { status: 400, code: "PARAM_INVALID", message: `Parameter '${target}' ${rule}.`, target };
}
