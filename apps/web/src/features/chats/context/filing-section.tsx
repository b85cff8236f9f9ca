import type { Chat } from "@platform/contract";
import { Crosshair, Tags } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Menu, menuChoice } from "#components/menu.tsx";
import { InlineFailure, QueryFailure } from "#components/states.tsx";
import { useFiling, useIntents } from "../api/use-labels.ts";
import { LabelDialog } from "../labels/label-dialog.tsx";
import { LabelTag } from "../labels/label-tag.tsx";
import { useMayAct } from "../model/use-may-act.ts";
import { PanelSection } from "./section.tsx";

/** What the chat is about and what it is filed under. */
export function FilingSection(props: { chat: Chat }) {
  const t = useTranslations("chats.labels");
  const { chat } = props;
  const [open, setOpen] = useState(false);
  const mayAct = useMayAct()([chat]);
  return (
    <>
      <PanelSection title={t("title")}>
        <div className="flex flex-wrap items-center gap-1.5">
          {chat.labels.map((name) => (
            <LabelTag key={name} tenantId={chat.tenantId} name={name} />
          ))}
          {mayAct ? (
            <Button
              look="quiet"
              icon={<Tags size={14} aria-hidden="true" />}
              onClick={() => setOpen(true)}
              className="-ms-2"
            >
              {t("change")}
            </Button>
          ) : chat.labels.length === 0 ? (
            <p className="text-small text-ink-2">{t("without")}</p>
          ) : null}
        </div>
        <LabelDialog chat={chat} open={open} onClose={() => setOpen(false)} />
      </PanelSection>
      <IntentSection chat={chat} />
    </>
  );
}

/** Hidden where the store has no list and nothing was said. */
function IntentSection(props: { chat: Chat }) {
  const t = useTranslations("chats.intent");
  const { chat } = props;
  const { intents, query } = useIntents(chat.tenantId);
  const { setIntent } = useFiling();
  const mayAct = useMayAct()([chat]);
  if (intents.length === 0 && chat.intent === null && !query.isError) return null;
  const conversationId = chat.id;
  return (
    <PanelSection title={t("title")}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="min-w-0 text-small text-ink">
          {chat.intent ?? t("none")}
          {chat.intentBy === null ? null : (
            <span className="block text-tag text-meta">{t(`by.${chat.intentBy}`)}</span>
          )}
        </p>
        {mayAct ? (
          <Menu
            trigger={
              <Button
                look="quiet"
                busy={setIntent.isPending}
                icon={<Crosshair size={14} aria-hidden="true" />}
              >
                {t("correct")}
              </Button>
            }
            entries={[
              menuChoice({
                label: t("title"),
                value: chat.intent ?? "",
                options: [
                  ...intents.map(({ name }) => ({ value: name, label: name })),
                  { value: "", label: t("none") },
                ],
                onChange: (value) => setIntent.mutate({ conversationId, intent: value || null }),
              }),
            ]}
          />
        ) : null}
      </div>
      <QueryFailure query={query} />
      <InlineFailure error={setIntent.error} />
    </PanelSection>
  );
}
