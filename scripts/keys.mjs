// Prints fresh secrets in the form of a .env file.
import { randomBytes } from "node:crypto";

process.stdout.write(`ENCRYPTION_KEY=${randomBytes(32).toString("base64url")}\n`);
process.stdout.write(`ADMIN_TOKEN=${randomBytes(32).toString("base64url")}\n`);
