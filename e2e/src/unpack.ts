import packaged from "@sparticuz/chromium";

// Run by a process of its own, as it unpacks to the temporary folder of whoever runs it (`chromium.ts`).
await packaged.executablePath();
