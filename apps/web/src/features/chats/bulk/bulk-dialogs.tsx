import type { Chat } from "@platform/contract";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ColourDot } from "#components/colour-dot.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { QueryFailure } from "#components/states.tsx";
import { cx } from "#lib/cx.ts";
import { useSession } from "#lib/session.ts";
import { useLabels } from "../api/use-labels.ts";
import { usePeople } from "../api/use-people.ts";
import type { Bulk } from "./use-bulk.ts";

interface BulkDialogProps {
  /** All of one store. */
  chosen: readonly Chat[];
  bulk: Bulk;
  onClose: () => void;
}

/** Puts a label on all chosen chats, or takes off one that all of them have. */
export function LabelsDialog({ chosen, bulk, onClose }: BulkDialogProps) {
  const t = useTranslations("chats.bulk");
  const tLabels = useTranslations("chats.labels");
  const { labels, query } = useLabels(chosen[0]?.tenantId);
  return (
    <Dialog open onClose={onClose} title={t("label")}>
      <ul className="p-3">
        {labels.map(({ name, colour }) => {
          const all = chosen.every((chat) => chat.labels.includes(name));
          return (
            <Choice
              key={name}
              pressed={all}
              onPress={() => {
                onClose();
                void bulk.label(all ? { remove: [name] } : { add: [name] });
              }}
            >
              <ColourDot colour={colour} />
              <span dir="auto" className="min-w-0 flex-1 truncate">
                {name}
              </span>
            </Choice>
          );
        })}
        {labels.length === 0 ? (
          <li className="px-2 py-1 text-small text-ink-2">
            {query.isError ? <QueryFailure query={query} /> : tLabels("none")}
          </li>
        ) : null}
      </ul>
    </Dialog>
  );
}

/** Gives all chosen chats to one person of the store, or to nobody. */
export function AssignDialog({ chosen, bulk, onClose }: BulkDialogProps) {
  const t = useTranslations("chats.bulk");
  const tAssign = useTranslations("chats.assign");
  const tCommon = useTranslations("common");
  const { user } = useSession();
  const tenantId = chosen[0]?.tenantId ?? "";
  const people = usePeople(tenantId);
  const self = user === null ? [] : [{ id: user.id, name: tAssign("me") }];
  const choose = (userId: string | null) => {
    onClose();
    void bulk.assign(userId);
  };
  return (
    <Dialog open onClose={onClose} title={t("assign")}>
      <ul className="p-3">
        {people.isPending ? (
          <li>
            <Skeleton label={tCommon("loading")} className="px-2 py-2.5">
              <Bone className="w-2/5" />
            </Skeleton>
          </li>
        ) : null}
        {people.isError ? (
          <li className="px-2">
            <QueryFailure what={tAssign("failed")} query={people} />
          </li>
        ) : null}
        {[...self, ...(people.data ?? []).filter(({ id }) => id !== user?.id)].map(({ id, name }) => (
          <Choice key={id} onPress={() => choose(id)}>
            <span dir="auto" className="min-w-0 flex-1 truncate">
              {name}
            </span>
          </Choice>
        ))}
        <Choice onPress={() => choose(null)}>{tAssign("nobody")}</Choice>
      </ul>
    </Dialog>
  );
}

function Choice(props: { pressed?: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={props.pressed}
        onClick={props.onPress}
        className="flex min-h-9 w-full items-center gap-2 rounded-control px-2 text-start text-small text-ink hover:bg-sunken max-desk:min-h-11"
      >
        {props.children}
        <Check size={15} aria-hidden="true" className={cx("shrink-0", !props.pressed && "invisible")} />
      </button>
    </li>
  );
}
