import type { UseQueryResult } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { ListSkeleton } from "./skeleton.tsx";
import { FailedState } from "./states.tsx";

interface FormListProps<Item extends { id: string }> {
  list: UseQueryResult<{ items: Item[] }, unknown>;
  mayEdit: boolean;
  words: { add: string; failed: string };
  empty: ReactNode;
  /** Begins with the form of a new one. */
  begun?: boolean;
  onClosed?: () => void;
  renderCard: (item: Item, onEdit: (() => void) | undefined) => ReactNode;
  /** Without an item it is a new one. */
  renderForm: (item: Item | null, onClose: () => void) => ReactNode;
}

/** A list that fits on one page, whose entries become their form in their place, one at a time. */
export function FormList<Item extends { id: string }>(props: FormListProps<Item>) {
  const { mayEdit, renderForm } = props;
  const [open, setOpen] = useState<string | null>(mayEdit && props.begun ? "new" : null);
  const place = useFocusBack(open);
  const close = (): void => {
    setOpen(null);
    props.onClosed?.();
  };
  return (
    <div ref={place} className="contents">
      {mayEdit && open !== "new" ? (
        <Button
          data-opens="new"
          className="self-start"
          icon={<Plus size={16} aria-hidden="true" />}
          onClick={() => setOpen("new")}
        >
          {props.words.add}
        </Button>
      ) : null}
      {open === "new" ? renderForm(null, close) : null}
      <Entries {...props} open={open} onOpen={setOpen} onClose={close} />
    </div>
  );
}

/** Whoever closes a form by its keys goes on from where they opened it. */
function useFocusBack(open: string | null) {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(open);
  useEffect(() => {
    const closed = before.current;
    before.current = open;
    if (open !== null || closed === null) return;
    const opener = place.current?.querySelector<HTMLElement>(
      `button[data-opens="${closed}"], [data-opens="${closed}"] button`,
    );
    opener?.focus();
  }, [open]);
  return place;
}

function Entries<Item extends { id: string }>(
  props: FormListProps<Item> & { open: string | null; onOpen: (id: string) => void; onClose: () => void },
) {
  const { list, open, mayEdit } = props;
  if (list.isPending) return <ListSkeleton />;
  if (list.isError)
    return <FailedState what={props.words.failed} error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data.items.length === 0) return open === "new" ? null : props.empty;
  return (
    <ul className="flex flex-col gap-3">
      {list.data.items.map((item) => (
        <li key={item.id} data-opens={item.id}>
          {open === item.id
            ? props.renderForm(item, props.onClose)
            : // What is being written in another one would be lost.
              props.renderCard(item, mayEdit && open === null ? () => props.onOpen(item.id) : undefined)}
        </li>
      ))}
    </ul>
  );
}
