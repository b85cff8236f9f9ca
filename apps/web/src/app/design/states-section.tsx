import { Inbox } from "lucide-react";
import type { ReactNode } from "react";
import { SaveBar } from "#components/save-bar.tsx";
import { ListSkeleton } from "#components/skeleton.tsx";
import { Alert, EmptyState, FailedState, ForbiddenState, InlineFailure } from "#components/states.tsx";
import { UploadError } from "#lib/errors.ts";
import { ConnectionNotice } from "../connection-banner.tsx";
import { longWord, nothing, Specimen } from "./specimen.tsx";

const bar = {
  changed: true,
  saving: false,
  invalid: false,
  error: null,
  onSave: nothing,
  onDiscard: nothing,
};

export function StatesSection() {
  return (
    <>
      <div className="grid gap-4 desk:grid-cols-2">
        <Frame>
          <EmptyState
            title="Todavía no hay chats. Cuando le escriban al +54 9 11 5555-1000, los ves acá."
            icon={<Inbox size={28} strokeWidth={1.5} aria-hidden="true" />}
          />
        </Frame>
        <Frame>
          <FailedState
            what="No pudimos cargar los mensajes."
            error={new UploadError("offline")}
            onRetry={nothing}
          />
        </Frame>
        <Frame>
          <FailedState
            what={`${longWord} no respondió.`}
            error={new UploadError("unavailable")}
            onRetry={nothing}
          />
        </Frame>
        <Frame>
          <ForbiddenState />
        </Frame>
      </div>
      <Specimen name="Cargando">
        <ListSkeleton />
      </Specimen>
      <Specimen name="Al lado de algo">
        <InlineFailure error={new UploadError("conflict")} />
        <Alert>Falta el precio de {longWord}.</Alert>
      </Specimen>
      <Specimen name="Conexión">
        <div className="w-full">
          <ConnectionNotice state="gone" />
          <ConnectionNotice state="back" />
        </div>
      </Specimen>
      <Specimen name="Para guardar">
        <SaveBar {...bar} />
        <SaveBar {...bar} saving />
        <SaveBar {...bar} invalid error={new UploadError("conflict")} />
        <SaveBar {...bar} changed={false} />
      </Specimen>
    </>
  );
}

function Frame(props: { children: ReactNode }) {
  return <div className="min-w-0 rounded-card border border-line bg-surface">{props.children}</div>;
}
