import { asArray, asObject, asText, type JsonObject } from "../json.ts";
import { invalid, missing, type ProviderError } from "./errors.ts";

const TYPES = [
  "template",
  "text",
  "image",
  "audio",
  "video",
  "document",
  "sticker",
  "location",
  "interactive",
  "contacts",
  "reaction",
];
const MEDIA = new Set(["image", "audio", "video", "document", "sticker"]);
const E164 = /^\+[1-9]\d{6,14}$/;

/** Checks a send request by the provider's rules; null means that it is fine. */
export function validateSend(body: JsonObject, numbers: ReadonlySet<string>): ProviderError | null {
  return validateAddress(body, numbers) ?? validateContent(body) ?? validateContext(body);
}

function validateAddress(body: JsonObject, numbers: ReadonlySet<string>): ProviderError | null {
  const from = asText(body["from"]);
  if (!from) return missing("from");
  if (!E164.test(from)) return invalid("from", "should be a phone number in E.164 format");
  if (!numbers.has(from)) {
    return {
      status: 403,
      code: "WHATSAPP_PHONE_NUMBER_UNAVAILABLE",
      message: "The WhatsApp phone number is unavailable.",
      target: "from",
    };
  }
  const to = asText(body["to"]);
  if (!to && !asText(body["recipient"])) return missing("to");
  if (to && !E164.test(to)) return invalid("to", "should be a phone number in E.164 format");
  return null;
}

function validateContent(body: JsonObject): ProviderError | null {
  const type = asText(body["type"]);
  if (!type) return missing("type");
  if (!TYPES.includes(type)) return invalid("type", "is not supported");
  if (body[type] === undefined || body[type] === null) return missing(type);
  const content = asObject(body[type]);
  if (type === "text") return validateText(content);
  if (MEDIA.has(type)) return validateMedia(type, content);
  if (type === "contacts") return asArray(body[type]).length === 0 ? missing("contacts") : null;
  if (type === "reaction" && !asText(content["message_id"])) return missing("reaction.message_id");
  if (type === "interactive") return validateInteractive(content);
  if (
    type === "location" &&
    (typeof content["latitude"] !== "number" || typeof content["longitude"] !== "number")
  ) {
    return missing("location.latitude");
  }
  if (type === "template" && (!asText(content["name"]) || !asText(asObject(content["language"])["code"]))) {
    return missing("template.name");
  }
  return null;
}

function validateText(text: JsonObject): ProviderError | null {
  const body = asText(text["body"]);
  if (!body) return missing("text.body");
  if (Array.from(body).length <= 4096) return null;
  return {
    status: 400,
    code: "PARAM_INVALID_LENGTH",
    message: "Parameter 'text.body' should not be longer than 4096 characters.",
    target: "text.body",
  };
}

function validateMedia(type: string, media: JsonObject): ProviderError | null {
  const id = asText(media["id"]);
  const link = asText(media["link"]);
  if (!id && !link) return missing(`${type}.link`);
  if (link && !/^https?:\/\//.test(link))
    return invalid(`${type}.link`, "should be an HTTP or HTTPS address");
  const caption = asText(media["caption"]);
  if (caption && Array.from(caption).length > 1024)
    return invalid(`${type}.caption`, "should not be longer than 1024 characters");
  return null;
}

function validateInteractive(interactive: JsonObject): ProviderError | null {
  if (!asText(interactive["type"])) return missing("interactive.type");
  if (interactive["action"] === undefined) return missing("interactive.action");
  const text = asText(asObject(interactive["body"])["text"]);
  if (!text && interactive["type"] !== "product") return missing("interactive.body.text");
  return null;
}

function validateContext(body: JsonObject): ProviderError | null {
  if (body["context"] === undefined) return null;
  const id = asText(asObject(body["context"])["message_id"]);
  if (!id) return missing("context.message_id");
  return id.startsWith("wamid.") ? null : invalid("context.message_id", "should be a WhatsApp message id");
}
