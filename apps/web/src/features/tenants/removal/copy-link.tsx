import { Download } from "lucide-react";
import { linkButtonClass } from "#components/link-button.ts";

/** Everything of the store as one archive; the browser saves it while it is being made. */
export function CopyLink(props: { tenantId: string; children: string }) {
  return (
    <a
      href={`/export/stores/${props.tenantId}`}
      download
      className={`${linkButtonClass("secondary")} self-start`}
    >
      <Download size={15} aria-hidden="true" />
      {props.children}
    </a>
  );
}
