import type { ReactNode } from "react";
import { Button } from "./button.tsx";

interface PagedList {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

/** Below a list, for as long as there is more of it. */
export function MoreButton({ list, children }: { list: PagedList; children: ReactNode }) {
  if (!list.hasNextPage) return null;
  return (
    <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()} className="self-center">
      {children}
    </Button>
  );
}
