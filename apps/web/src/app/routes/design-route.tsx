import { DesignPage } from "../design/design-page.tsx";

export function DesignRoute() {
  return (
    <main className="h-full min-w-0">
      <DesignPage />
    </main>
  );
}
