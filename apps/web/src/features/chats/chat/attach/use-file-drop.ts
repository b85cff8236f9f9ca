import { type ClipboardEvent, useEffect, useRef, useState } from "react";
import { addFiles } from "./attachments.ts";

/** Files may be dropped anywhere while a reply is written; answers whether some are held over the page. */
export function useFileDrop(conversationId: string, onDropped: () => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onDropped);
  latest.current = onDropped;
  useEffect(() => {
    const watch = new AbortController();
    const { signal } = watch;
    const whenFiles = (handle: (event: DragEvent) => void) => (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      // Otherwise the browser leaves the panel and shows the file.
      event.preventDefault();
      handle(event);
    };
    const enter = whenFiles(() => setOver(true));
    window.addEventListener("dragenter", enter, { signal });
    window.addEventListener("dragover", enter, { signal });
    window.addEventListener(
      "dragleave",
      (event) => {
        if (event.relatedTarget === null) setOver(false);
      },
      { signal },
    );
    const drop = whenFiles(({ dataTransfer }) => {
      setOver(false);
      addFiles(conversationId, dataTransfer?.files ?? []);
      latest.current();
    });
    window.addEventListener("drop", drop, { signal });
    return () => watch.abort();
  }, [conversationId]);
  return over;
}

/** A picture that was copied is attached; where words came along, as from a spreadsheet, the words are meant. */
export function pasteFiles(conversationId: string, event: ClipboardEvent): void {
  const { files, types } = event.clipboardData;
  if (files.length === 0 || types.includes("text/plain")) return;
  event.preventDefault();
  addFiles(conversationId, files);
}
