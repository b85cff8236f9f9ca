// A process that holds the lock's shared half for a moment, as each of two that start at once does.
import { DatabaseSync } from "node:sqlite";

const [path = ""] = process.argv.slice(2);
const database = new DatabaseSync(path);
database.exec("BEGIN; SELECT * FROM sqlite_schema");
process.stdout.write("holds\n");
setTimeout(() => database.close(), 150);
