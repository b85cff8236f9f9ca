import type { Chat, Template } from "@platform/contract";
import { Link } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { linkButtonClass } from "#components/link-button.ts";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { QueryFailure } from "#components/states.tsx";
import { useIsPhone } from "#lib/use-media-query.ts";
import { OptOutNote } from "./opt-out-note.tsx";
import { TemplateForm } from "./template-form.tsx";
import { TemplateList } from "./template-list.tsx";
import { useTemplateSearch } from "./use-templates.ts";

/** Instead of the reply box, once the window has closed; a sheet on a phone, and where nobody is waited for: most old chats are read. */
export function ClosedWindow(props: { chat: Chat; taken: boolean }) {
  const t = useTranslations("chats.composer");
  const tTemplates = useTranslations("chats.templates");
  const phone = useIsPhone();
  const { chat } = props;
  const folded = phone || chat.owner === "bot";
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-small font-medium text-ink">{t("closed")}</p>
        {folded && !chat.optedOut ? (
          <TemplateButton chat={chat} look={phone ? "primary" : "secondary"} />
        ) : null}
      </div>
      {chat.optedOut ? (
        <OptOutNote optedOut={chat.optedOut} />
      ) : folded ? null : (
        <section
          aria-label={tTemplates("title")}
          className="flex h-75 flex-col overflow-hidden rounded-control border border-line bg-paper"
        >
          <TemplatePicker chat={chat} focused={props.taken} onSent={() => undefined} />
        </section>
      )}
    </div>
  );
}

/** Opens the picker over the chat; inside the window, too. */
export function TemplateButton(props: { chat: Chat; look?: "primary" | "secondary" }) {
  const t = useTranslations("chats.templates");
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button look={props.look ?? "secondary"} onClick={() => setOpen(true)}>
        {t("choose")}
      </Button>
      <Dialog open={open} onClose={close} title={t("title")} shape="sheet">
        <div className="flex h-full min-h-[60dvh] flex-col">
          <TemplatePicker chat={props.chat} focused={false} onSent={close} />
        </div>
      </Dialog>
    </>
  );
}

interface PickerProps {
  chat: Chat;
  /** Single keys do something in the inbox: who has taken the chat and types shall not give it back by a word. */
  focused: boolean;
  onSent: () => void;
}

function TemplatePicker({ chat, focused, onSent }: PickerProps) {
  const tCommon = useTranslations("common");
  const [typed, setTyped] = useState("");
  const [language, setLanguage] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Template | null>(null);
  const found = useTemplateSearch(chat.id, useDeferredValue(typed.trim()));
  if (chat.optedOut) return <OptOutNote optedOut={chat.optedOut} />;
  if (found.isPending) {
    return (
      <Skeleton label={tCommon("loading")} className="flex flex-col gap-3 p-3">
        <Bone className="h-9 w-full" />
        <Bone className="h-12 w-full" />
        <Bone className="h-12 w-full" />
      </Skeleton>
    );
  }
  if (found.isError) {
    return (
      <div className="p-3">
        <QueryFailure query={found} />
      </div>
    );
  }
  if (found.data.approved === 0) return <NoTemplates tenantId={chat.tenantId} />;
  if (chosen) {
    return (
      <TemplateForm
        key={chosen.id}
        chat={chat}
        template={chosen}
        onBack={() => setChosen(null)}
        onSent={() => {
          setChosen(null);
          setTyped("");
          onSent();
        }}
      />
    );
  }
  const { items } = found.data;
  // The customer's language, unless nothing is written in it.
  const theirs = items.some((each) => each.language.startsWith(found.data.language))
    ? found.data.language
    : "";
  return (
    <TemplateList
      templates={items}
      focused={focused}
      language={language ?? theirs}
      onLanguage={setLanguage}
      query={typed}
      onQuery={setTyped}
      onChoose={setChosen}
      busy={found.isFetching}
    />
  );
}

function NoTemplates(props: { tenantId: string }) {
  const t = useTranslations("chats.templates");
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 p-4 text-center">
      <p className="text-small text-ink-2">{t("empty")}</p>
      <Link
        to="/admin/tenants/$tenantId/plantillas"
        params={{ tenantId: props.tenantId }}
        className={linkButtonClass("secondary")}
      >
        {t("create")}
      </Link>
    </div>
  );
}
