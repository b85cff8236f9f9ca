import { addTexts } from "./i18n-provider.tsx";

await addTexts("chats");
